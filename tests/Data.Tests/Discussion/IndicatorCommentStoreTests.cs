using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Discussion;
using Kpi.Data.Persistence;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Discussion;

public sealed class IndicatorCommentStoreTests : StoreTheory
{
    private const string Key = "cchc.3.3.resolved";

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Said_IsReadBackLatestFirst_AndIsInTheLog(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        Assert.True(await SayAsync(store, "2024-H1", " Dòng một\r\nDòng hai ", "lan"));
        Assert.True(await SayAsync(store, "2024-Q1", "<b>x</b>", "minh"));
        Assert.False(await SayAsync(store, "2024-Q1", " ", "minh"));
        Assert.False(await SayAsync(store, "2024-Q1", new string('x', IndicatorComment.LongestText + 1), "minh"));
        var said = await OfAsync(store);
        Assert.Equal([("<b>x</b>", TestCalendar.Period("2024-Q1").Id, "minh"), ("Dòng một\nDòng hai", TestCalendar.Period("2024-H1").Id, "lan")], said.Select(c => (c.Text, c.PeriodId, c.By)));
        Assert.Equal(["comment.add 2024-H1: Dòng một\nDòng hai", "comment.add 2024-Q1: <b>x</b>"], await LogAsync(store));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Changed_ByItsAuthor_KeepsWhatItSaid(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await SayAsync(store, "2024-H1", "một", "lan");
        var (comments, id) = (store.Get<IndicatorCommentStore>(), Assert.Single(await OfAsync(store)).Id);
        Assert.False(await comments.ChangeAsync(id, "hai", "minh-id", "minh", Cancel));
        Assert.True(await comments.ChangeAsync(id, "một", "lan-id", "lan", Cancel));
        Assert.Empty(Assert.Single(await OfAsync(store)).Earlier);
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await comments.ChangeAsync(id, "hai", "lan-id", "lan", Cancel));
        var changed = Assert.Single(await OfAsync(store));
        Assert.Equal(("hai", "một", TestClock.Start.UtcDateTime.AddHours(1)), (changed.Text, Assert.Single(changed.Earlier).Text, changed.Earlier[0].Until));
        store.Clock.Advance(IndicatorComment.Changeable);
        Assert.False(await comments.ChangeAsync(id, "ba", "lan-id", "lan", Cancel));
        Assert.False(await comments.WithdrawAsync(id, "lan-id", "lan", Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Withdrawn_SaysOnlyThatItWas_AndTheLogKeepsIt(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await SayAsync(store, "2024-H1", "một", "lan");
        var (comments, id) = (store.Get<IndicatorCommentStore>(), Assert.Single(await OfAsync(store)).Id);
        await comments.ChangeAsync(id, "hai", "lan-id", "lan", Cancel);
        Assert.False(await comments.WithdrawAsync(id, "minh-id", "minh", Cancel));
        Assert.True(await comments.WithdrawAsync(id, "lan-id", "lan", Cancel));
        var gone = Assert.Single(await OfAsync(store));
        Assert.Equal(("", 0, TestClock.Start.UtcDateTime), (gone.Text, gone.Earlier.Count, gone.WithdrawnAt));
        Assert.False(await comments.WithdrawAsync(id, "lan-id", "lan", Cancel));
        Assert.EndsWith(": hai", (await LogAsync(store)).Last(), StringComparison.Ordinal);
    }

    private static async Task<bool> SayAsync(TestStore store, string period, string text, string who)
    {
        var (indicator, agency) = await PlaceAsync(store);
        return await store.Get<IndicatorCommentStore>().AddAsync(indicator, agency, TestCalendar.Period(period), text, who + "-id", who, Cancel);
    }

    private static async Task<IReadOnlyList<IndicatorComment>> OfAsync(TestStore store)
    {
        var (indicator, agency) = await PlaceAsync(store);
        return await store.Get<IndicatorCommentStore>().OfAsync(indicator.Id, agency.Id, Cancel);
    }

    private static async Task<(Indicator Indicator, Agency Agency)> PlaceAsync(TestStore store) =>
        ((await store.Get<CatalogueStore>().GetAsync(Cancel)).Find(Key)!, (await store.Get<AgencyStore>().AllAsync(Cancel))[0]);

    private static async Task<IEnumerable<string>> LogAsync(TestStore store) =>
        (await store.Get<AuditStore>().OfAsync(IndicatorCommentStore.Subject(Key, "sct-ha-nam"), Cancel)).Select(e => $"{e.Action} {e.Detail}");
}
