using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Diagnostics;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Data.Tests.Submissions;

public sealed class PublisherTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_FirstTime_KeepsEveryValueWithItsCell(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submission = await store.ReceiveAsync("a", "2024-H1");
        var outcome = await store.PublishAsync(submission, false, ("cchc.7.1.1", 26), ("cchc.7.1", 127), ("cchc.1.2.1", null));

        Assert.Equal((PublishResult.Published, 3), (outcome.Result, outcome.Written));
        var observation = Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1"));
        Assert.Equal((1, ObservationState.Reported, 26d, "D9", "Phụ lục I", submission.Id), (observation.Revision, observation.State, observation.Value, observation.Cell, observation.Sheet, observation.Submission));
        Assert.Equal((TestClock.Start.UtcDateTime, "approver", null), (observation.RecordedAt, observation.RecordedBy, observation.SupersededAt));
        Assert.Equal(DateTimeKind.Utc, observation.RecordedAt.Kind);
        var missing = Assert.Single(await store.RevisionsAsync("cchc.1.2.1", "2024-H1"));
        Assert.Equal((ObservationState.Missing, (double?)null), (missing.State, missing.Value));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_Inputs_DerivedFiguresStandInTheSameTransaction(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1", 127), ("cchc.3.3.received", 16183));
        var coverage = Assert.Single(await store.RevisionsAsync("kpi.online-full-coverage", "2024-H1"));
        Assert.Equal((26d, 127d), (coverage.Numerator, coverage.Denominator));
        Assert.Equal(2600.0 / 127, coverage.Value);
        Assert.Equal(16183.0 / 183, Assert.Single(await store.RevisionsAsync("kpi.throughput-per-day", "2024-H1")).Value);
        Assert.Equal(ObservationState.Missing, Assert.Single(await store.RevisionsAsync("kpi.plan-completion", "2024-H1")).State);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_DeclaredWindow_CountsItsOwnDays(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submission = await store.ReceiveAsync("a", "2024-H1", declared: (new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6)));
        await store.PublishAsync(submission, false, ("cchc.3.3.received", 16183));
        Assert.Equal(93.0057, Assert.Single(await store.RevisionsAsync("kpi.throughput-per-day", "2024-H1")).Value!.Value, 4);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_NothingToDivideBy_IsNotApplicableNotZero(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.1.3.1", 0), ("cchc.1.3.2", 0));
        var onTime = Assert.Single(await store.RevisionsAsync("kpi.assigned-tasks-on-time", "2024-H1"));
        Assert.Equal((ObservationState.NotApplicable, null, 0d), (onTime.State, onTime.Value, onTime.Denominator));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_Twice_ChangesNothing(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submission = await store.ReceiveAsync("a", "2024-H1");
        await store.PublishAsync(submission, false, ("cchc.7.1.1", 26));
        var again = await store.PublishAsync(submission, true, ("cchc.7.1.1", 99));
        Assert.Equal(PublishResult.AlreadyPublished, again.Result);
        Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_CorrectedForm_AddsRevisionsForWhatChangedOnly(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 25), ("cchc.7.1", 127));
        store.Clock.Advance(TimeSpan.FromDays(2));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1", 127));

        var revisions = await store.RevisionsAsync("cchc.7.1.1", "2024-H1");
        Assert.Equal([25d, 26d], revisions.Select(r => r.Value!.Value));
        Assert.Equal(revisions[1].RecordedAt, revisions[0].SupersededAt);
        Assert.Single(await store.RevisionsAsync("cchc.7.1", "2024-H1"));
        Assert.Equal(2, (await store.RevisionsAsync("kpi.online-full-coverage", "2024-H1")).Count);
        var states = (await store.Get<SubmissionStore>().QueryAsync(null, "2024-H1", null, 0, 10, Cancel)).Select(s => s.State);
        Assert.Equal([SubmissionState.Published, SubmissionState.Superseded], states);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_AsOfAnInstant_GivesWhatWasKnownThen(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 25));
        var between = (TestClock.Start + TimeSpan.FromDays(1)).UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(2));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26));

        Assert.Equal(25, Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1", between)).Value);
        Assert.Equal(26, Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1", store.Clock.GetUtcNow().UtcDateTime)).Value);
        Assert.Empty(await store.RevisionsAsync("cchc.7.1.1", "2024-H1", TestClock.Start.UtcDateTime.AddSeconds(-1)));
        var agency = Assert.Single(await store.Get<AgencyStore>().AllAsync(Cancel));
        var indicator = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Find("cchc.7.1.1")!;
        Assert.Equal(25, Assert.Single((await store.Get<SeriesStore>().ReadAsync(indicator, agency.Id, SeriesAccumulation.Reported, between, Cancel)).Points).Figure.Value);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_ClockSetBack_RevisionsStillFollowEachOther(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 25));
        store.Clock.Advance(TimeSpan.FromHours(-3));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26));
        var revisions = await store.RevisionsAsync("cchc.7.1.1", "2024-H1");
        Assert.True(revisions[0].RecordedAt < revisions[1].RecordedAt);
        Assert.Equal(revisions[1].RecordedAt, revisions[0].SupersededAt);
    }

    // The same count over other days is another one a day.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_OtherDaysWithoutTheRight_AreLeftForAnApprover(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 25));
        var changed = await store.ReceiveAsync("b", "2024-H1", declared: (new DateOnly(2023, 12, 16), new DateOnly(2024, 6, 6)));
        Assert.Equal(PublishResult.NeedsApproval, (await store.PublishAsync(changed, false, ("cchc.7.1.1", 25))).Result);
        Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1"));
        Assert.Equal(PublishResult.Published, (await store.PublishAsync(changed, true, ("cchc.7.1.1", 25))).Result);
        Assert.Equal([25, 25], (await store.RevisionsAsync("cchc.7.1.1", "2024-H1")).Select(r => r.Value));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_ChangeWithoutTheRight_IsLeftForAnApprover(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 25));
        var changed = await store.ReceiveAsync("b", "2024-H1");
        Assert.Equal(PublishResult.NeedsApproval, (await store.PublishAsync(changed, false, ("cchc.7.1.1", 26))).Result);
        Assert.Equal(SubmissionState.Submitted, (await store.Get<SubmissionStore>().FindAsync(changed.Id, Cancel))!.State);
        Assert.Equal(25, Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1")).Value);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_RealFigureOverIllustrativeOne_MarksItReal(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var made = await store.ReceiveAsync("a", "2024-H1", illustrative: true);
        await store.PublishAsync(made, false, ("cchc.7.1.1", 26));
        var real = await store.ReceiveAsync("b", "2024-H1");
        Assert.Equal(PublishResult.Published, (await store.PublishAsync(real, false, ("cchc.7.1.1", 26))).Result);
        Assert.Equal([true, false], (await store.RevisionsAsync("cchc.7.1.1", "2024-H1")).Select(r => r.Illustrative));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_ManyAtOnce_EveryRevisionIsThereInOrder(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submissions = new List<Submission>();
        for (var i = 0; i < 12; i++) submissions.Add(await store.ReceiveAsync($"file {i}", "2024-H1"));
        await Task.WhenAll(submissions.Select((s, i) => Task.Run(() => store.PublishAsync(s, true, ("cchc.7.1.1", i), ("cchc.7.1", 127)), Cancel)));

        var revisions = await store.RevisionsAsync("cchc.7.1.1", "2024-H1");
        Assert.Equal(Enumerable.Range(1, 12), revisions.Select(r => r.Revision));
        Assert.Single(revisions, r => r.SupersededAt is null);
        Assert.Single(await store.Get<SubmissionStore>().QueryAsync(null, null, SubmissionState.Published, 0, 50, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_InterruptedInsideTheTransaction_LeavesNothingBehind(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider, s => s.AddSingleton<ICheckpoints>(new Interruption()));
        var submission = await store.ReceiveAsync("a", "2024-H1");
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.PublishAsync(submission, false, ("cchc.7.1.1", 26)));
        Assert.Empty(await store.RevisionsAsync("cchc.7.1.1", "2024-H1"));
        Assert.Equal(SubmissionState.Submitted, (await store.Get<SubmissionStore>().FindAsync(submission.Id, Cancel))!.State);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Recalculate_NothingChanged_WritesNothing(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-Q1", ("cchc.7.1.1", 24), ("cchc.7.1", 122));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1", 127));
        Assert.Equal((2, 0), await store.Get<Publisher>().RecalculateAsync("kpi", null, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Feed_AfterCommit_TellsSubscribersOnce(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var heard = new List<Publication>();
        using var subscription = store.Get<ChangeFeed>().Subscribe(heard.Add);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26));
        Assert.Equal(Assert.Single(heard), Assert.Single(await store.Get<Publisher>().SinceAsync(0, Cancel)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_OnWhatNoLongerHolds_WritesNothing(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var publisher = store.Get<Publisher>();
        var submission = await store.ReceiveAsync("a", "2024-H1");
        var seen = new PublishBasis(submission.Version, await publisher.LatestAsync("sct-ha-nam", Cancel));
        Assert.Equal(0, seen.Publication);

        // Somebody publishes another period of the agency: what was compared with its figures is old.
        await store.PublishAsync("2024-Q1", ("cchc.7.1.1", 24));
        Assert.Equal(PublishResult.Overtaken, (await store.PublishAsync(submission, true, seen, ("cchc.7.1.1", 26))).Result);
        var latest = await publisher.LatestAsync("sct-ha-nam", Cancel);
        Assert.Equal(PublishResult.Overtaken, (await store.PublishAsync(submission, true, new PublishBasis(submission.Version + 1, latest), ("cchc.7.1.1", 26))).Result);
        Assert.Empty(await store.RevisionsAsync("cchc.7.1.1", "2024-H1"));
        Assert.Equal(submission, await store.Get<SubmissionStore>().FindAsync(submission.Id, Cancel));

        Assert.Equal(PublishResult.Published, (await store.PublishAsync(submission, true, new PublishBasis(submission.Version, latest), ("cchc.7.1.1", 26))).Result);
        Assert.Equal("{\"seen\":true}", await store.Get<SubmissionStore>().CheckAsync(submission.Id, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_ManyOnTheSameBasis_OnlyOneHolds(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submissions = new List<Submission>();
        for (var i = 0; i < 6; i++) submissions.Add(await store.ReceiveAsync($"file {i}", "2024-H1"));
        var outcomes = await Task.WhenAll(submissions.Select((s, i) => Task.Run(() => store.PublishAsync(s, true, new PublishBasis(s.Version, 0), ("cchc.7.1.1", i)), Cancel)));
        Assert.Single(outcomes, o => o.Result == PublishResult.Published);
        Assert.Equal(5, outcomes.Count(o => o.Result == PublishResult.Overtaken));
        Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Publish_OverAnother_IsInTheLogOfBoth(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var first = await store.ReceiveAsync("a", "2024-H1");
        await store.PublishAsync(first, false, ("cchc.7.1.1", 25));
        var second = await store.ReceiveAsync("b", "2024-H1");
        await store.PublishAsync(second, false, ("cchc.7.1.1", 26));
        await store.PublishAsync(second, true, ("cchc.7.1.1", 26));
        var audit = store.Get<AuditStore>();
        Assert.Equal(["submission.receive", "submission.publish", "submission.superseded"], (await audit.OfAsync(first.Id.ToString(), Cancel)).Select(e => e.Action));
        Assert.Equal(second.Id.ToString(), (await audit.OfAsync(first.Id.ToString(), Cancel))[^1].Detail);
        Assert.Equal(["submission.receive", "submission.submitted", "submission.publish"], (await audit.OfAsync(second.Id.ToString(), Cancel)).Select(e => e.Action));
    }

    private sealed class Interruption : ICheckpoints
    {
        public ValueTask ReachedAsync(Checkpoint checkpoint, CancellationToken cancellationToken) =>
            checkpoint == Checkpoint.InTransaction ? throw new InvalidOperationException("The power went.") : ValueTask.CompletedTask;
    }
}
