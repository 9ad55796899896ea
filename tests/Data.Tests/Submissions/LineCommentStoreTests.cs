using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;

namespace Kpi.Data.Tests.Submissions;

public sealed class LineCommentStoreTests : StoreTheory
{
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Add_WhileItWaits_StandsInOrderAndIsLogged(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var comments = store.Get<LineCommentStore>();
        var submission = await store.ReceiveAsync("a", "2024-H1");
        Assert.True(await comments.AddAsync(submission.Id, [("cchc.7.1.1", "Soát lại"), ("cchc.3.3.received", "Thiếu căn cứ")], "approver", Cancel));
        var said = await comments.OfAsync(submission.Id, Cancel);
        Assert.Equal([("cchc.7.1.1", "Soát lại", "approver"), ("cchc.3.3.received", "Thiếu căn cứ", "approver")], said.Select(c => (c.Line, c.Text, c.By)));
        Assert.All(said, c => Assert.Equal(DateTimeKind.Utc, c.At.Kind));
        var log = await store.Get<AuditStore>().OfAsync(submission.Id.ToString(), Cancel);
        Assert.Equal(["cchc.7.1.1: Soát lại", "cchc.3.3.received: Thiếu căn cứ"], log.Where(e => e.Action == "submission.comment").Select(e => e.Detail));
        Assert.Empty(await comments.OfAsync(Guid.NewGuid(), Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Add_AfterTheDecision_IsRefused(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var comments = store.Get<LineCommentStore>();
        var submission = await store.ReceiveAsync("a", "2024-H1");
        await comments.AddAsync(submission.Id, [("cchc.7.1.1", "Soát lại")], "approver", Cancel);
        await store.Get<SubmissionStore>().MoveAsync(submission.Id, [SubmissionState.Submitted], SubmissionState.Returned, "approver", null, null, Cancel);
        Assert.False(await comments.AddAsync(submission.Id, [("cchc.7.1.1", "Nữa")], "approver", Cancel));
        var kept = Assert.Single(await comments.OfAsync(submission.Id, Cancel));
        Assert.False(await comments.RemoveAsync(submission.Id, kept.Id, "approver", Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Remove_OnlyOnesOwn(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var comments = store.Get<LineCommentStore>();
        var submission = await store.ReceiveAsync("a", "2024-H1");
        await comments.AddAsync(submission.Id, [("cchc.7.1.1", "Soát lại")], "approver", Cancel);
        var said = Assert.Single(await comments.OfAsync(submission.Id, Cancel));
        Assert.False(await comments.RemoveAsync(submission.Id, said.Id, "somebody else", Cancel));
        Assert.True(await comments.RemoveAsync(submission.Id, said.Id, "approver", Cancel));
        Assert.Empty(await comments.OfAsync(submission.Id, Cancel));
        Assert.Equal("submission.uncomment", (await store.Get<AuditStore>().OfAsync(submission.Id.ToString(), Cancel))[^1].Action);
    }
}
