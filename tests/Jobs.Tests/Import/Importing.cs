using Kpi.Data.Persistence;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;

namespace Kpi.Jobs.Tests.Import;

/// <summary>A store with the import pipeline on it.</summary>
internal static class Importing
{
    public static Task<TestStore> StoreAsync(StoreProvider provider = StoreProvider.Sqlite, ImportOptions? options = null) =>
        TestStore.CreateAsync(provider, s => s.AddKpiImport(options ?? new ImportOptions()));

    public static Task<CheckResult> CheckAsync(this TestStore store, byte[] bytes, string name = "form.xlsx", CheckAnswers? answers = null) =>
        store.Get<ImportPipeline>().CheckAsync(bytes, name, answers ?? CheckAnswers.None, TestContext.Current.CancellationToken);

    public static byte[] Form(params string[] path) => File.ReadAllBytes(TestFiles.Path(["tests", "Forms", .. path]));

    public static async Task<ReceivedSubmission> PublishFormAsync(this TestStore store, byte[] bytes, string name = "form.xlsx")
    {
        var cancel = TestContext.Current.CancellationToken;
        var received = await store.Get<SubmissionService>().ReceiveAsync(bytes, name, CheckAnswers.None, "clerk", null, cancel);
        await store.Get<SubmissionService>().PublishAsync(received[0].Submission.Id, "approver", allowChanges: true, null, null, cancel);
        return received[0];
    }
}
