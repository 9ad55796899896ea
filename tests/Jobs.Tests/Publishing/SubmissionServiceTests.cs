using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Jobs.Tests.Import;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Publishing;

/// <summary>What happens to a submission between reading and publishing: others publish, people answer, pages grow old.</summary>
public sealed class SubmissionServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Providers => [StoreProvider.Sqlite, StoreProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Review_SomebodyPublishedSinceItWasRead_ComparesWithWhatStandsNow(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        await using var store = await Importing.StoreAsync(provider);
        var service = store.Get<SubmissionService>();
        var mine = await ReceiveAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "27").Set("7.1.2.", CsvForm.Value, "100"));
        Assert.Equal((54, 0), (mine.Check.Changes.New, mine.Check.Changes.Changed));

        await store.PublishFormAsync(new CsvForm().Bytes(), "other.csv");
        var review = (await service.ReviewAsync(mine.Submission.Id, Cancel))!;
        Assert.Equal((0, 2, 52, 9), (review.Check.Changes.New, review.Check.Changes.Changed, review.Check.Changes.Unchanged, review.Check.Changes.Missing));
        Assert.Equal(new Change("cchc.7.1.1", 26, 27, ObservationState.Reported), review.Check.Changes.Items[0]);
        Assert.Single(review.Check.Problems, p => p.Code == ProblemCodes.RevisionClosedPeriod);

        // Nothing else about the reading has changed, and looking twice finds nothing twice.
        Assert.Equal(mine.Check.Lines, review.Check.Lines);
        Assert.Equal(mine.Check.Problems.Select(p => p.Code).Order(), review.Check.Problems.Select(p => p.Code).Where(c => c != ProblemCodes.RevisionClosedPeriod).Order());
    }

    [Fact]
    public async Task Publish_OnAnOldView_ChangesNothing_OnTheNewOneKeepsWhatItReplaced()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var mine = await ReceiveAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "27").Set("7.1.2.", CsvForm.Value, "100"));
        var seen = (await service.ReviewAsync(mine.Submission.Id, Cancel))!.Basis;
        await store.PublishFormAsync(new CsvForm().Bytes(), "other.csv");

        Assert.Equal(PublishResult.Overtaken, (await service.PublishAsync(mine.Submission.Id, "approver", allowChanges: true, null, seen, Cancel)).Result);
        Assert.Equal(SubmissionState.Checked, (await store.Get<SubmissionStore>().FindAsync(mine.Submission.Id, Cancel))!.State);

        var review = (await service.ReviewAsync(mine.Submission.Id, Cancel))!;
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(mine.Submission.Id, "approver", allowChanges: true, "checked again", review.Basis, Cancel)).Result);

        // What was replaced stays with the submission, though nothing differs from what is published any more.
        var after = (await service.ReviewAsync(mine.Submission.Id, Cancel))!.Check.Changes;
        Assert.Equal((2, 26d), (after.Changed, after.Items[0].Old));
    }

    [Fact]
    public async Task Publish_OfAChangeWithoutAReason_ChangesNothing()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var first = await ReceiveAsync(store, new CsvForm());
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(first.Submission.Id, "approver", allowChanges: true, null, null, Cancel)).Result);
        var mine = await ReceiveAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "27").Set("7.1.2.", CsvForm.Value, "100"));
        foreach (var reason in new[] { null, "", " " })
        {
            Assert.Equal(PublishResult.ReasonNeeded, (await service.PublishAsync(mine.Submission.Id, "approver", allowChanges: true, reason, null, Cancel)).Result);
        }
        Assert.Equal(SubmissionState.Checked, (await store.Get<SubmissionStore>().FindAsync(mine.Submission.Id, Cancel))!.State);
        Assert.Single(await store.Get<ObservationStore>().QueryAsync("cchc.7.1.1", null, "2024-H1", null, 0, 10, Cancel));
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(mine.Submission.Id, "approver", allowChanges: true, "checked again", null, Cancel)).Result);
    }

    [Fact]
    public async Task Publish_AnsweredMeanwhile_ChangesNothing()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var mine = await ReceiveAsync(store, new CsvForm());
        var seen = (await service.ReviewAsync(mine.Submission.Id, Cancel))!.Basis;
        var answers = new CheckAnswers(DeclaredStart: new DateOnly(2023, 12, 16), DeclaredEnd: new DateOnly(2024, 6, 6));
        Assert.NotNull(await service.AnswerAsync(mine.Submission.Id, answers, "clerk", seen.Version, Cancel));
        Assert.Equal(PublishResult.Overtaken, (await service.PublishAsync(mine.Submission.Id, "approver", allowChanges: true, null, seen, Cancel)).Result);
        Assert.Null(await service.AnswerAsync(mine.Submission.Id, answers, "clerk", seen.Version, Cancel));
        Assert.Equal(DecisionResult.Overtaken, await service.SubmitAsync(mine.Submission.Id, "clerk", null, seen.Version, Cancel));
    }

    [Fact]
    public async Task Publish_ByRulesAlone_ComparesAgainUntilItHolds()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var received = new List<ReceivedSubmission>();
        for (var i = 0; i < 4; i++) received.Add(await ReceiveAsync(store, new CsvForm().Set("1.1.3.", CsvForm.Value, $"{i + 3}")));
        var outcomes = await Task.WhenAll(received.Select(r => Task.Run(() => service.PublishAsync(r.Submission.Id, "inbox", allowChanges: true, "as reported", null, Cancel), Cancel)));
        Assert.All(outcomes, o => Assert.Equal(PublishResult.Published, o.Result));
    }

    [Fact]
    public async Task Decide_WhatTheStateForbids_IsRefused()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var good = (await ReceiveAsync(store, new CsvForm())).Submission.Id;
        var wrong = (await ReceiveAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "2?6"))).Submission.Id;
        Assert.Equal(DecisionResult.OpenErrors, await service.SubmitAsync(wrong, "clerk", null, null, Cancel));
        Assert.Equal(DecisionResult.WrongState, await service.ReturnAsync(good, "approver", "no", null, Cancel));
        Assert.Equal(DecisionResult.Done, await service.SubmitAsync(good, "clerk", null, null, Cancel));
        Assert.Equal(DecisionResult.CommentNeeded, await service.ReturnAsync(good, "approver", " ", null, Cancel));
        Assert.Equal(DecisionResult.Done, await service.ReturnAsync(good, "approver", "look at 7.1.1", null, Cancel));
        Assert.Equal(DecisionResult.Done, await service.WithdrawAsync(good, "clerk", null, null, Cancel));
        Assert.Equal(DecisionResult.WrongState, await service.WithdrawAsync(good, "clerk", null, null, Cancel));
        Assert.Equal(DecisionResult.NotFound, await service.SubmitAsync(Guid.NewGuid(), "clerk", null, null, Cancel));
    }

    [Fact]
    public async Task FileWithTwoForms_MakesTwoSubmissions_AndAnAnswerStaysWithItsOwn()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var received = await service.ReceiveAsync(TwoForms.Workbook(), "both.xlsx", CheckAnswers.None, "clerk", null, Cancel);
        Assert.Equal(["cchc-pl1", "cchc-bm3"], received.Select(r => r.Submission.Form));

        var second = received[1].Submission;
        var answers = new CheckAnswers(second.Form, second.Agency ?? "sct-ha-nam", second.Period ?? "2024-H1", new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6));
        var answered = await service.AnswerAsync(second.Id, answers, "clerk", second.Version, Cancel);
        Assert.Equal(("cchc-bm3", second.Id), (answered!.Submission.Form, answered.Submission.Id));
        Assert.Equal(received[1].Check.Sheet!.Name, answered.Check.Sheet!.Name);
        Assert.Equal("cchc-pl1", (await store.Get<SubmissionStore>().FindAsync(received[0].Submission.Id, Cancel))!.Form);
    }

    [Fact]
    public async Task CrossChecks_OfTheRealForm_HoldOrArePassedOver()
    {
        await using var store = await Importing.StoreAsync();
        var mine = await ReceiveAsync(store, new CsvForm().Set("7.1.2.", CsvForm.Value, "100"));
        var rules = (await store.Get<SubmissionService>().ReviewAsync(mine.Submission.Id, Cancel))!.CrossChecks;
        Assert.Equal(["rule.online-total"], rules.Where(r => r.Outcome is { Holds: false }).Select(r => r.Rule.Key));
        Assert.Equal(["rule.inspection-handled", "rule.units-split"], rules.Where(r => r.Outcome is null).Select(r => r.Rule.Key));
    }

    private static async Task<ReceivedSubmission> ReceiveAsync(TestStore store, CsvForm form) =>
        (await store.Get<SubmissionService>().ReceiveAsync(form.Bytes(), "form.csv", CheckAnswers.None, "clerk", null, Cancel))[0];
}
