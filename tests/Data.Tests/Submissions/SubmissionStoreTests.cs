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
        Assert.True(await store.Get<SubmissionStore>().MoveAsync(first.Id, [SubmissionState.Submitted], SubmissionState.Withdrawn, "clerk", "wrong file", null, Cancel));
        Assert.False(await store.Get<SubmissionStore>().MoveAsync(first.Id, [SubmissionState.Submitted], SubmissionState.Returned, "approver", null, null, Cancel));
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

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Move_FromAVersionThatHasPassed_IsRefused(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var submissions = store.Get<SubmissionStore>();
        var seen = await store.ReceiveAsync("a", "2024-H1");
        Assert.True(await submissions.MoveAsync(seen.Id, [SubmissionState.Submitted], SubmissionState.Returned, "approver", "look again", seen.Version, Cancel));
        Assert.False(await submissions.MoveAsync(seen.Id, [SubmissionState.Returned], SubmissionState.Submitted, "clerk", null, seen.Version, Cancel));
        Assert.Equal((SubmissionState.Returned, seen.Version + 1), (await submissions.FindAsync(seen.Id, Cancel)) is { } now ? (now.State, now.Version) : default);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Count_ByStateAndSender_CountsOnlyThose(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.ReceiveAsync("a", "2024-H1");
        await store.ReceiveAsync("b", "2024-H1", actor: "somebody else");
        var submissions = store.Get<SubmissionStore>();
        Assert.Equal(2, await submissions.CountAsync([SubmissionState.Submitted], null, Cancel));
        Assert.Equal(1, await submissions.CountAsync([SubmissionState.Submitted, SubmissionState.Checked], "clerk", Cancel));
        Assert.Equal(0, await submissions.CountAsync([SubmissionState.Checked], null, Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task PeriodsAndFiles_OfWhatWasHandedIn_AreFound(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var first = await store.ReceiveAsync("a", "2024-Q1");
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await store.ReceiveAsync("a", "2024-H1");
        var submissions = store.Get<SubmissionStore>();
        Assert.Equal(["2024-H1", "2024-Q1"], await submissions.PeriodsAsync(Cancel));
        Assert.Equal([first.Id, second.Id], (await submissions.OfFileAsync(first.Sha256, Cancel)).Select(s => s.Id));
    }
}
