using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Data.Tests.Submissions;

namespace Kpi.Data.Tests.Observations;

public sealed class RestatementTests : StoreTheory
{
    private static readonly DateTime Day = new(2024, 6, 17, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    [Fact]
    public void Find_FigureThatChanged_SaysByHowMuchInWhichSubmissionAndWhy()
    {
        var found = Assert.Single(Find(1, Revision(1, 10, 0, 2, First), Revision(2, 12, 2, null, Second)));
        Assert.Equal((10d, 12d, 2d), (found.Before.Value, found.After!.Value, found.Change));
        var step = Assert.Single(found.Steps);
        Assert.Equal((Second, "checked again", 2), (step.Submission, step.Why, step.Revision));
    }

    [Fact]
    public void Find_FigureFirstPublishedSince_RestatesNothing() => Assert.Empty(Find(1, Revision(1, 10, 2, 3, First), Revision(2, 12, 3, null, Second)));

    [Fact]
    public void Find_FigureFirstPublishedSince_CountsFromThereWhenItIsAskedFor()
    {
        Observation[] revisions = [Revision(1, 10, 2, 3, First), Revision(2, 12, 3, 4, Second), Revision(3, 15, 4, null, Second)];
        var found = Assert.Single(Restatements.Find(revisions, Day.AddDays(1), Day.AddDays(9), Comments, later: true));
        Assert.Equal((10d, 15d, 2), (found.Before.Value, found.After!.Value, found.Steps.Count));
        Assert.Equal(12, Assert.Single(Restatements.Find(revisions, Day.AddDays(3), Day.AddDays(9), Comments, later: true)).Before.Value);
        Assert.Empty(Restatements.Find([Revision(1, 10, 2, null, First)], Day.AddDays(1), Day.AddDays(9), Comments, later: true));
    }

    [Fact]
    public void Find_FormulaThatWasChanged_GivesItsReasonNotTheSubmissions() =>
        Assert.Equal("new definition", Assert.Single(Find(1, Revision(1, 10, 0, 2, Second), Revision(2, 12, 2, null, Second) with { Cause = "new definition" })).Steps[0].Why);

    [Fact]
    public void Find_AnotherNoteBesideTheSameFigure_RestatesNothing() => Assert.Empty(Find(1, Revision(1, 10, 0, 2, First), Revision(2, 10, 2, null, Second) with { Note = "x" }));

    [Fact]
    public void Find_ChangedAndChangedBack_ShowsBothStepsAndTheReasonOfTheOneTakenBack()
    {
        var found = Assert.Single(Find(1, Revision(1, 10, 0, 2, First), Revision(2, 12, 2, 3, Second), Revision(3, 10, 3, null, First)));
        Assert.Equal(0, found.Change);
        Assert.Equal([(12d, Second), (10d, Second)], found.Steps.Select(s => (s.Value!.Value, s.Submission)));
    }

    [Fact]
    public void Find_WithdrawnFigure_HasNoAfterAndNoChange()
    {
        var found = Assert.Single(Find(1, Revision(1, 10, 0, 2, First)));
        Assert.Equal((null, null), (found.After, found.Change));
        Assert.Equal((null, First), (Assert.Single(found.Steps).State, found.Steps[0].Submission));
    }

    [Fact]
    public void Find_FigureThatBecameMissing_IsNoChangeToZero()
    {
        var found = Assert.Single(Find(1, Revision(1, 10, 0, 2, First), Revision(2, null, 2, null, Second)));
        Assert.Equal((ObservationState.Missing, null), (found.After!.State, found.Change));
    }

    [Fact]
    public void Find_Until_LeavesOutWhatCameLater()
    {
        Observation[] revisions = [Revision(1, 10, 0, 2, First), Revision(2, 12, 2, 5, Second), Revision(3, 15, 5, null, Second)];
        Assert.Equal(12, Assert.Single(Restatements.Find(revisions, Day.AddDays(1), Day.AddDays(4), Comments)).After!.Value);
        Assert.Empty(Restatements.Find(revisions, Day, Day.AddDays(1), Comments));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Store_PublishedAgain_ListsTheFigureAndWhatFollowsFromIt(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 90), ("cchc.3.1", 127));
        var since = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(3));
        var second = await store.ReceiveAsync("second", "2024-H1");
        await store.PublishAsync(second, true, ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 95), ("cchc.3.1", 127));
        await store.PublishAsync("2024-Q1", ("cchc.3.3.received", 40));
        var now = store.Clock.GetUtcNow().UtcDateTime;

        var found = await store.Get<RestatementStore>().FindAsync("sct-ha-nam", null, since, now, later: false, Cancel);
        Assert.Equal([("cchc.3.3.resolved", 5d), ("kpi.backlog", -5d), ("kpi.resolution-rate", 5d)], found.Select(r => (r.Indicator, r.Change!.Value)).OrderBy(r => r.Indicator, StringComparer.Ordinal));
        Assert.All(found, r => Assert.Equal(second.Id, Assert.Single(r.Steps).Submission));
        Assert.Equal(["kpi.backlog"], (await store.Get<RestatementStore>().FindAsync(null, "kpi.backlog", since, now, later: false, Cancel)).Select(r => r.Indicator));
        Assert.Empty(await store.Get<RestatementStore>().FindAsync(null, null, since.AddDays(-1), now, later: false, Cancel));
        Assert.Equal(found.Select(r => (r.Indicator, r.Change)), (await store.Get<RestatementStore>().FindAsync(null, null, since.AddDays(-1), now, later: true, Cancel)).Select(r => (r.Indicator, r.Change)));
        Assert.Equal(found.Count, (await store.Get<RestatementStore>().FindAsync(null, null, since, now, later: false, Cancel)).Count);
        Assert.Empty(await store.Get<RestatementStore>().FindAsync("nobody", null, since, now, later: false, Cancel));
        Assert.Empty(await store.Get<RestatementStore>().FindAsync(null, null, now, now, later: true, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Store_PublishTakenBack_SaysTheReasonThatWasGiven(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.3.1", 127));
        var since = store.Clock.GetUtcNow().UtcDateTime;
        store.Clock.Advance(TimeSpan.FromDays(1));
        var second = await store.ReceiveAsync("second", "2024-H1");
        await store.PublishAsync(second, true, ("cchc.3.1", 130));
        store.Clock.Advance(TimeSpan.FromDays(1));
        await store.Get<Publisher>().UndoAsync(second.Id, "approver", "wrong file", null, Cancel);
        var found = (await store.Get<RestatementStore>().FindAsync(null, null, since, store.Clock.GetUtcNow().UtcDateTime, later: false, Cancel)).Single(r => r.Indicator == "cchc.3.1");
        Assert.Equal(0, found.Change);
        Assert.Equal((2, "wrong file"), (found.Steps.Count, found.Steps[1].Why));
    }

    private static readonly Dictionary<Guid, string?> Comments = new() { [Second] = "checked again" };

    private static IReadOnlyList<Restatement> Find(int sinceDay, params Observation[] revisions) => Restatements.Find(revisions, Day.AddDays(sinceDay), Day.AddDays(9), Comments);

    private static Observation Revision(int number, double? value, int from, int? to, Guid submission) => new(
        "cchc.3.1", "sct-ha-nam", TestCalendar.Period("2024-H1"), number, value is null ? ObservationState.Missing : ObservationState.Reported, value, null, null, null, null, submission,
        null, null, false, Day.AddDays(from), "approver", to is { } end ? Day.AddDays(end) : null, null);
}
