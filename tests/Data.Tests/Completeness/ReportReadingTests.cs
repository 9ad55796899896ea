using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Data.Tests.Submissions;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Completeness;

/// <summary>What the board of reports is made from, read for all agencies at once.</summary>
public sealed class ReportReadingTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task OfForm_ByYears_LeavesOutOtherFormsYearsAndWhatIsWithdrawn(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submissions = store.Get<SubmissionStore>();
        Assert.Null(await submissions.FirstAsync(Cancel));
        var first = await store.ReceiveAsync("a", "2024-H1");
        store.Clock.Advance(TimeSpan.FromDays(1));
        var second = await store.ReceiveAsync("b", "2024-Q1");
        await store.ReceiveAsync("c", "2023-Q1");
        await store.ReceiveAsync("d", "2024-H1", form: "cchc-bm3");
        var withdrawn = await store.ReceiveAsync("e", "2024-H1", actor: "other");
        Assert.True(await submissions.MoveAsync(withdrawn.Id, [SubmissionState.Submitted], SubmissionState.Withdrawn, "other", null, null, Cancel));

        Assert.Equal([second.Id, first.Id], (await submissions.OfFormAsync("cchc-pl1", null, 2024, 2024, null, Cancel)).Select(s => s.Id));
        Assert.Equal(3, (await submissions.OfFormAsync("cchc-pl1", "sct-ha-nam", 2023, 2024, null, Cancel)).Count);
        Assert.Empty(await submissions.OfFormAsync("cchc-pl1", "nobody", 2023, 2024, null, Cancel));
        Assert.Equal(TestClock.Start.UtcDateTime, await submissions.FirstAsync(Cancel));
        Assert.Equal(["sct-ha-nam"], await submissions.AgenciesOfAsync("other", Cancel));
        Assert.Empty(await submissions.AgenciesOfAsync("nobody", Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task OfForm_AsKnownThen_HasEverySubmissionWhereItStood(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submissions = store.Get<SubmissionStore>();
        var before = Tick(store);
        var first = await store.ReceiveAsync("a", "2024-H1");
        var received = Tick(store);
        await store.PublishAsync(first, allowChanges: true, ("cchc.7.1", 127));
        var published = Tick(store);
        var second = await store.ReceiveAsync("b", "2024-H1");
        await store.PublishAsync(second, allowChanges: true, ("cchc.7.1", 128));
        var superseded = Tick(store);
        await store.Get<Publisher>().UndoAsync(second.Id, "approver", "wrong file", null, Cancel);
        var undone = Tick(store);
        Assert.True(await submissions.MoveAsync(second.Id, [SubmissionState.Submitted], SubmissionState.Withdrawn, "clerk", null, null, Cancel));
        Tick(store);

        Assert.Empty(await StatesAsync(before));
        Assert.Equal([(first.Id, SubmissionState.Submitted)], await StatesAsync(received));
        Assert.Equal([(first.Id, SubmissionState.Published)], await StatesAsync(published));
        Assert.Equal([(second.Id, SubmissionState.Published), (first.Id, SubmissionState.Superseded)], await StatesAsync(superseded));
        Assert.Equal([(second.Id, SubmissionState.Submitted), (first.Id, SubmissionState.Published)], await StatesAsync(undone));
        Assert.Equal([(first.Id, SubmissionState.Published)], await StatesAsync(null));
        var then = (await submissions.OfFormAsync("cchc-pl1", null, 2024, 2024, superseded, Cancel))[0];
        Assert.Equal(("approver", then.ChangedAt, "approver"), (then.PublishedBy, then.PublishedAt!.Value, then.ChangedBy));
        Assert.Empty(await submissions.PeriodsAsync(before, Cancel));
        Assert.Equal(["2024-H1"], await submissions.PeriodsAsync(received, Cancel));

        async Task<IEnumerable<(Guid, SubmissionState)>> StatesAsync(DateTime? asOf) =>
            (await submissions.OfFormAsync("cchc-pl1", null, 2024, 2024, asOf, Cancel)).Select(s => (s.Id, s.State));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Published_WithAnExplanation_IsFoundWithItsCheck(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submissions = store.Get<SubmissionStore>();
        Assert.Empty(await submissions.PublishedAgenciesAsync(Cancel));
        var plain = await store.ReceiveAsync("a", "2024-Q1");
        var explained = await store.ReceiveAsync("b", "2024-H1", check: """{"kind":"explanation"}""");
        await store.ReceiveAsync("c", "2024-Q3", check: """{"kind":"explanation"}""");
        foreach (var one in new[] { plain, explained }) await store.PublishAsync(one, allowChanges: true, ("cchc.7.1", 1));
        Assert.Equal([(explained.Id, """{"kind":"explanation"}""")], (await submissions.ExplainedAsync("sct-ha-nam", Cancel)).Select(e => (e.Submission.Id, e.Check)));
        Assert.Empty(await submissions.ExplainedAsync("nobody", Cancel));

        // Another report takes its place and leaves one of its figures as it is: what was said of that one still holds.
        var again = await store.ReceiveAsync("d", "2024-H1");
        await store.PublishAsync(again, allowChanges: true, ("cchc.7.1", 1), ("cchc.7.1.1", 1));
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var standing = Assert.Single(await submissions.ExplainedAsync("sct-ha-nam", Cancel));
        Assert.Equal((explained.Id, SubmissionState.Superseded, true, false), (standing.Submission.Id, standing.Submission.State, standing.StandsFor(catalogue.Find("cchc.7.1")!.Id), standing.StandsFor(catalogue.Find("cchc.7.1.1")!.Id)));
        await store.PublishAsync("2024-H1", ("cchc.7.1", 2));
        Assert.DoesNotContain(await submissions.ExplainedAsync("sct-ha-nam", Cancel), e => e.StandsFor(catalogue.Find("cchc.7.1")!.Id));
        Assert.Single(await submissions.PublishedAgenciesAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Figures_OfSeveralAgencies_AreTheCurrentOnesOfTheYears(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2023-H1", ("cchc.7.1.1", 18));
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 25), ("cchc.7.1", 127));
        var between = Tick(store);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1", null));
        var agency = Assert.Single(await store.Get<AgencyStore>().AllAsync(Cancel)).Id;
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var (covered, all) = (catalogue.Find("cchc.7.1.1")!.Id, catalogue.Find("cchc.7.1")!.Id);

        var figures = await store.Get<ObservationStore>().FiguresAsync([agency, 999], [covered, all], 2024, 2024, null, Cancel);
        var period = TestCalendar.Period("2024-H1");
        Assert.Equal([agency], figures.Keys);
        Assert.Equal((26, ObservationState.Missing), (figures[agency].Of(covered, period)!.Value, figures[agency].Of(all, period)!.State));
        Assert.Equal([period], figures[agency].Periods);
        var then = await store.Get<ObservationStore>().FiguresAsync([agency], [covered], 2024, 2024, between, Cancel);
        Assert.Equal(25, then[agency].Of(covered, period)!.Value);
        Assert.Empty(await store.Get<ObservationStore>().FiguresAsync([agency], [covered], 2020, 2021, null, Cancel));
    }

    // An instant with a minute on either side of it.
    private static DateTime Tick(TestStore store)
    {
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var now = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        return now;
    }
}
