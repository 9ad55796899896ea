using Kpi.Data.Audit;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Jobs.Tests.Import;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Publishing;

/// <summary>A file taken in without a person's decision: kept and published in one transaction, or kept for somebody to decide.</summary>
public sealed class TakeInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Providers => [StoreProvider.Sqlite, StoreProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task TakeIn_GoodForm_LeavesWhatReceivingAndPublishingWouldHave(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        await using var store = await Importing.StoreAsync(provider);
        var taken = await TakeInAsync(store, new CsvForm().Bytes());
        Assert.Equal([PublishResult.Published], taken.Results);

        await using var other = await Importing.StoreAsync(provider);
        var received = await other.PublishFormAsync(new CsvForm().Bytes(), "form.csv");
        Assert.Equal(await KeptAsync(other, received.Submission.Id), await KeptAsync(store, taken.Submission));
        Assert.Equal(await FiguresAsync(other), await FiguresAsync(store));
        Assert.Equal(new CsvForm().Bytes(), await store.Get<SubmissionStore>().FileAsync(taken.Submission, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task TakeIn_SameBytesAgain_ChangesNothing(StoreProvider provider)
    {
        Assert.SkipWhen(provider == StoreProvider.Postgres && TestStore.PostgresServer is null, "KPI_TEST_POSTGRES names no PostgreSQL server.");
        await using var store = await Importing.StoreAsync(provider);
        var first = await TakeInAsync(store, new CsvForm().Bytes());
        var again = await TakeInAsync(store, new CsvForm().Bytes());
        Assert.Equal([PublishResult.AlreadyPublished], again.Results);
        Assert.Equal(first.Submission, again.Submission);
        Assert.Equal(1, await store.Get<Publisher>().LatestAsync(Cancel));
    }

    [Fact]
    public async Task TakeIn_FormThatChangesWhatIsPublished_IsKeptForAnApprover()
    {
        await using var store = await Importing.StoreAsync();
        await TakeInAsync(store, new CsvForm().Bytes());
        var changed = await TakeInAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "27").Set("7.1.2.", CsvForm.Value, "100").Bytes());
        Assert.Equal([PublishResult.NeedsApproval], changed.Results);
        Assert.Equal(SubmissionState.Submitted, (await store.Get<SubmissionStore>().FindAsync(changed.Submission, Cancel))!.State);
        Assert.Equal((26d, 1), await OnlineAsync(store));
    }

    [Fact]
    public async Task TakeIn_FormWithErrors_IsKeptAndNotPublished()
    {
        await using var store = await Importing.StoreAsync();
        var wrong = await TakeInAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "2?6").Bytes());
        Assert.Equal([PublishResult.NotPublishable], wrong.Results);
        Assert.Equal(SubmissionState.Checked, (await store.Get<SubmissionStore>().FindAsync(wrong.Submission, Cancel))!.State);
    }

    [Fact]
    public async Task TakeIn_ManyAtOnceForOneAgency_PublishesOneAndLosesNone()
    {
        await using var store = await Importing.StoreAsync();
        var files = Enumerable.Range(3, 6).Select(n => new CsvForm().Set("1.1.3.", CsvForm.Value, $"{n}").Bytes()).ToList();
        var taken = await Task.WhenAll(files.Select(f => Task.Run(() => TakeInAsync(store, f), Cancel)));
        Assert.Single(taken, t => t.Results[0] == PublishResult.Published);
        Assert.Equal(5, taken.Count(t => t.Results[0] == PublishResult.NeedsApproval));
        Assert.Equal(6, (await store.Get<SubmissionStore>().QueryAsync(null, null, null, 0, 100, Cancel)).Count);
    }

    [Fact]
    public async Task TakeIn_PreparedBeforeAnotherWasPublished_IsHeldAgainstWhatStandsNow()
    {
        await using var store = await Importing.StoreAsync();
        var late = await PrepareAsync(store, new CsvForm().Set("1.1.3.", CsvForm.Value, "4").Bytes());
        var wrong = await PrepareAsync(store, new CsvForm().Set("7.1.1.", CsvForm.Value, "2?6").Bytes());
        await TakeInAsync(store, new CsvForm().Set("1.1.3.", CsvForm.Value, "3").Bytes());

        var taken = await store.Get<SubmissionService>().TakeInAsync(late, Cancel);
        Assert.Equal([PublishResult.NeedsApproval], taken.Results);
        Assert.Equal(1, taken.Check.Changes.Changed);
        var kept = await store.Get<SubmissionService>().TakeInAsync(wrong, Cancel);
        Assert.Equal([PublishResult.NotPublishable], kept.Results);
        Assert.NotEqual(0, kept.Check.Changes.Unchanged);
    }

    private static async Task<FileIntake> TakeInAsync(TestStore store, byte[] bytes) =>
        await store.Get<SubmissionService>().TakeInAsync(await PrepareAsync(store, bytes), Cancel);

    private static async Task<PreparedFile> PrepareAsync(TestStore store, byte[] bytes) => await store.Get<SubmissionService>().PrepareAsync(
        bytes, await store.Get<ImportPipeline>().ReadAsync(bytes, "form.csv", CheckAnswers.None, Cancel), "inbox", Cancel);

    private static async Task<(string? Form, string? Agency, string? Period, SubmissionState State, int Version, string Check, string Audit)> KeptAsync(TestStore store, Guid id)
    {
        var kept = (await store.Get<SubmissionStore>().FindAsync(id, Cancel))!;
        var audit = (await store.Get<AuditStore>().OfAsync(id.ToString(), Cancel)).Select(a => $"{a.Action} {a.Detail}").Order();
        return (kept.Form, kept.Agency, kept.Period, kept.State, kept.Version, (await store.Get<SubmissionStore>().CheckAsync(id, Cancel))!, string.Join('|', audit));
    }

    private static async Task<(double? Value, int Revision)> OnlineAsync(TestStore store) =>
        (await FiguresAsync(store)).Where(f => f.Indicator == "cchc.7.1.1").Select(f => (f.Value, f.Revision)).Single();

    private static async Task<IReadOnlyList<(string Indicator, string Period, int Revision, double? Value, string? Cell)>> FiguresAsync(TestStore store) =>
        [.. (await store.Get<ObservationStore>().QueryAsync(null, null, null, null, 0, 1000, Cancel)).Select(o => (o.Indicator, o.Period.Key, o.Revision, o.Value, o.Cell))];
}
