using Kpi.Data.Persistence;
using Kpi.Data.Submissions;

namespace Kpi.Data.Tests.Submissions;

public sealed class SubmissionStoreTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Receive_SameBytesForTheSameThing_IsOneSubmission(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var first = await store.ReceiveAsync("a", "2024-H1");
        Assert.Equal(first, await store.ReceiveAsync("a", "2024-H1", actor: "somebody else"));
        Assert.NotEqual(first.Id, (await store.ReceiveAsync("a", "2024-Q1")).Id);
        Assert.NotEqual(first.Id, (await store.ReceiveAsync("b", "2024-H1")).Id);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Receive_SameBytesManyTimesAtOnce_IsOneSubmission(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.ReceiveAsync("a", "2024-H1"), Cancel)));
        Assert.Single(received.Select(s => s.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task File_Received_ComesBackByteForByte(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submission = await store.ReceiveAsync("Phụ lục I", "2024-H1");
        Assert.Equal("Phụ lục I"u8.ToArray(), await store.Get<SubmissionStore>().FileAsync(submission.Id, Cancel));
        Assert.Null(await store.Get<SubmissionStore>().FileAsync(Guid.NewGuid(), Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Move_WithdrawnFile_CanBeHandedInAgain(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var first = await store.ReceiveAsync("a", "2024-H1");
        Assert.True(await store.Get<SubmissionStore>().MoveAsync(first.Id, [SubmissionState.Submitted], SubmissionState.Withdrawn, "clerk", "wrong file", Cancel));
        Assert.False(await store.Get<SubmissionStore>().MoveAsync(first.Id, [SubmissionState.Submitted], SubmissionState.Returned, "approver", null, Cancel));
        Assert.NotEqual(first.Id, (await store.ReceiveAsync("a", "2024-H1")).Id);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Query_ByAgencyPeriodAndState_GivesNewestFirst(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var first = await store.ReceiveAsync("a", "2024-H1");
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await store.ReceiveAsync("b", "2024-H1");
        await store.ReceiveAsync("c", "2024-Q1");
        var found = await store.Get<SubmissionStore>().QueryAsync("sct-ha-nam", "2024-H1", SubmissionState.Submitted, 0, 10, Cancel);
        Assert.Equal([second.Id, first.Id], found.Select(s => s.Id));
        Assert.Empty(await store.Get<SubmissionStore>().QueryAsync("nobody", null, null, 0, 10, Cancel));
    }
}
