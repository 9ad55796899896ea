using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Jobs.Tests.Import;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Publishing;

/// <summary>Taking a publish back brings what stood before, to the last letter, and forgets nothing.</summary>
public sealed class UndoTests
{
    private const string Agency = "sct-ha-nam";
    private const string Period = "2024-H1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Providers => [StoreProvider.Sqlite, StoreProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Undo_OfACorrection_RestoresEveryFigureWithItsLineage(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        await using var store = await Importing.StoreAsync(provider);
        var service = store.Get<SubmissionService>();
        var first = await PublishAsync(store, new CsvForm(), "first.csv");
        var before = await CurrentAsync(store);
        var second = await PublishAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "27").Set("7.1.2.", CsvForm.Value, "100").Set("1.1.3.", CsvForm.Value, "9"), "second.csv");
        var between = await CurrentAsync(store);
        Assert.NotEqual(before["kpi.online-full-coverage"].Value, between["kpi.online-full-coverage"].Value);

        Assert.Equal(DecisionResult.Done, await service.UndoAsync(second, "approver", "wrong file", null, Cancel));
        var after = await CurrentAsync(store);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, b => Assert.Equal(Figure(b.Value), Figure(after[b.Key])));

        // What was known in between is still known.
        var then = between.Values.Max(o => o.RecordedAt);
        var asOf = (await store.Get<ObservationStore>().QueryAsync(null, Agency, Period, then, 0, 1000, Cancel)).ToDictionary(o => o.Indicator, StringComparer.Ordinal);
        Assert.All(between, b => Assert.Equal(Figure(b.Value), Figure(asOf[b.Key])));

        Assert.Equal((SubmissionState.Published, SubmissionState.Submitted), (await StateAsync(store, first), await StateAsync(store, second)));

        // And it can be published again.
        var review = (await service.ReviewAsync(second, Cancel))!;
        Assert.Equal(3, review.Check.Changes.Changed);
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(second, "approver", allowChanges: true, "checked again", review.Basis, Cancel)).Result);
        var again = await CurrentAsync(store);
        Assert.All(between, b => Assert.Equal(Figure(b.Value), Figure(again[b.Key])));
        Assert.Equal((SubmissionState.Superseded, SubmissionState.Published), (await StateAsync(store, first), await StateAsync(store, second)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Undo_OfAFirstPublish_LeavesNoFigureAndCountsRevisionsOn(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        await using var store = await Importing.StoreAsync(provider);
        var service = store.Get<SubmissionService>();
        var id = await PublishAsync(store, new CsvForm(), "first.csv");
        var before = await CurrentAsync(store);
        Assert.Equal(DecisionResult.Done, await service.UndoAsync(id, "approver", "too early", null, Cancel));
        Assert.Empty(await CurrentAsync(store));

        Assert.Equal(PublishResult.Published, (await service.PublishAsync(id, "approver", allowChanges: true, null, null, Cancel)).Result);
        var after = await CurrentAsync(store);
        Assert.All(before, b => Assert.Equal(Figure(b.Value), Figure(after[b.Key])));
        Assert.All(after.Values, o => Assert.Equal(2, o.Revision));

        // Again and again, it ends in the same place.
        Assert.Equal(DecisionResult.Done, await service.UndoAsync(id, "approver", "once more", null, Cancel));
        Assert.Empty(await CurrentAsync(store));
    }

    [Fact]
    public async Task Undo_WithoutReasonOrOfWhatIsNotPublished_ChangesNothing()
    {
        await using var store = await Importing.StoreAsync();
        var service = store.Get<SubmissionService>();
        var first = await PublishAsync(store, new CsvForm(), "first.csv");
        Assert.Equal(DecisionResult.CommentNeeded, await service.UndoAsync(first, "approver", " ", null, Cancel));
        Assert.Equal(DecisionResult.Overtaken, await service.UndoAsync(first, "approver", "because", 99, Cancel));
        Assert.Equal(DecisionResult.NotFound, await service.UndoAsync(Guid.NewGuid(), "approver", "because", null, Cancel));
        await PublishAsync(store, new CsvForm().Set("1.1.3.", CsvForm.Value, "9"), "second.csv");
        Assert.Equal(DecisionResult.WrongState, await service.UndoAsync(first, "approver", "because", null, Cancel));
    }

    private static async Task<Guid> PublishAsync(TestStore store, CsvForm form, string name)
    {
        var service = store.Get<SubmissionService>();
        var received = (await service.ReceiveAsync(form.Bytes(), name, CheckAnswers.None, "clerk", null, Cancel))[0];
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(received.Submission.Id, "approver", allowChanges: true, "as reported", null, Cancel)).Result);
        return received.Submission.Id;
    }

    private static async Task<Dictionary<string, Observation>> CurrentAsync(TestStore store) =>
        (await store.Get<ObservationStore>().QueryAsync(null, Agency, Period, null, 0, 10_000, Cancel)).Where(o => o.SupersededAt is null).ToDictionary(o => o.Indicator, StringComparer.Ordinal);

    private static async Task<SubmissionState> StateAsync(TestStore store, Guid id) => (await store.Get<SubmissionStore>().FindAsync(id, Cancel))!.State;

    private static object Figure(Observation o) => (o.State, o.Value, o.Numerator, o.Denominator, o.Note, o.Raw, o.Sheet, o.Cell, o.Submission, o.Illustrative);
}
