using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Mappings;
using Kpi.Data.Persistence;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Mappings;

public sealed class LineMappingStoreTests : StoreTheory
{
    private const string Form = "cchc-pl1";
    private const string AgencyKey = "sct-ha-nam";

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Confirmed_Line_HoldsFromItsPeriodOnAndIsInTheLog(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await ConfirmAsync(store, "2024-H1", Renamed("cchc.7.1.1"));
        var kept = Assert.Single(await KeptAsync(store));
        Assert.Equal((LineMappingKind.Line, "key", "7.1.9.", "Tên mới", "cchc.7.1.1", "2024-H1", "clerk"), (kept.Kind, kept.PrintedKey, kept.Code, kept.Name, kept.LineKey, kept.Since, kept.RecordedBy));
        Assert.True(Holds(kept, "2024-H1") && Holds(kept, "2024-Q3") && Holds(kept, "2025"));
        Assert.False(Holds(kept, "2024-Q1"));
        var entry = Assert.Single(await store.Get<AuditStore>().OfAsync(LineMappingStore.Subject(Form, AgencyKey), Cancel));
        Assert.Equal(("line.remember", "clerk", "2024-H1: 7.1.9. Tên mới → line cchc.7.1.1"), (entry.Action, entry.Actor, entry.Detail));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Confirmed_TheSameAgain_ChangesNothing(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await ConfirmAsync(store, "2024-H1", Renamed("cchc.7.1.1"));
        await ConfirmAsync(store, "2024-Q3", Renamed("cchc.7.1.1"));
        Assert.Equal("2024-H1", Assert.Single(await KeptAsync(store)).Since);
        Assert.Single(await store.Get<AuditStore>().OfAsync(LineMappingStore.Subject(Form, AgencyKey), Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Confirmed_AnotherFromALaterPeriod_EndsTheFirstBeforeIt(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await ConfirmAsync(store, "2024-Q1", Renamed("cchc.7.1.1"));
        await ConfirmAsync(store, "2024-Q3", Renamed("cchc.7.1.2"));
        await ConfirmAsync(store, "2024-H1", new LineMappingDraft(LineMappingKind.NotALine, "key", "7.1.9.", "Tên mới", null));
        var kept = await KeptAsync(store);
        Assert.Equal(["cchc.7.1.1", null, "cchc.7.1.2"], kept.Select(m => m.LineKey));
        foreach (var (period, expected) in new[] { ("2024-Q1", 0), ("2024-H1", 1), ("2024-Q3", 2), ("2025-Q1", 2) })
        {
            Assert.Equal((period, kept[expected]), (period, Assert.Single(kept, m => Holds(m, period))));
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Confirmed_AnotherOnTheSamePeriod_TakesItsPlace(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await ConfirmAsync(store, "2024-H1", Renamed("cchc.7.1.1"));
        await ConfirmAsync(store, "2024-H1", Renamed("cchc.7.1.2"));
        Assert.Equal("cchc.7.1.2", Assert.Single(await KeptAsync(store)).LineKey);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Revoked_FromALaterPeriod_HoldsForTheEarlierOnes(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await ConfirmAsync(store, "2024-Q1", Renamed("cchc.7.1.1"));
        var kept = Assert.Single(await KeptAsync(store));
        Assert.True(await RevokeAsync(store, kept.Id, "2024-Q3"));
        kept = Assert.Single(await KeptAsync(store));
        Assert.True(Holds(kept, "2024-H1"));
        Assert.False(Holds(kept, "2024-Q3"));
        Assert.False(await RevokeAsync(store, kept.Id, "2024-Q3"));
        Assert.True(await RevokeAsync(store, kept.Id, "2024-Q1"));
        Assert.Empty(await KeptAsync(store));
        Assert.Equal(
            ["line.remember", "line.forget", "line.forget"], (await store.Get<AuditStore>().OfAsync(LineMappingStore.Subject(Form, AgencyKey), Cancel)).Select(e => e.Action));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Revoked_OfAnotherAgency_IsRefused(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await ConfirmAsync(store, "2024-Q1", Renamed("cchc.7.1.1"));
        var kept = Assert.Single(await KeptAsync(store));
        Assert.False(await store.Get<LineMappingStore>().RevokeAsync(kept.Id, kept.AgencyId + 1, "other", TestCalendar.Period("2024-Q1"), "clerk", Cancel));
        Assert.Single(await KeptAsync(store));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Parts_PutTogetherAnew_AreTheNewOnesOnly_AndGoTogether(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await ConfirmAsync(store, "2024-H1", Part("a", 2), Part("b", 2));
        await ConfirmAsync(store, "2024-H1", Part("b", 3), Part("c", 3), Part("d", 3));
        var kept = await KeptAsync(store);
        Assert.Equal(["b", "c", "d"], kept.Select(m => m.PrintedKey));
        Assert.True(await RevokeAsync(store, kept[0].Id, "2024-H1"));
        Assert.Empty(await KeptAsync(store));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Confirmed_ManyAtOnce_LeavesOne(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await Task.WhenAll(Enumerable.Range(1, 2).Select(i => Task.Run(() => ConfirmAsync(store, "2024-H1", Renamed($"cchc.7.1.{i}")), Cancel)));
        Assert.Single(await KeptAsync(store));
    }

    private static LineMappingDraft Renamed(string line) => new(LineMappingKind.Line, "key", "7.1.9.", "Tên mới", line);

    private static LineMappingDraft Part(string key, int parts) => new(LineMappingKind.Part, key, "", key, "cchc.7.1.1", parts);

    private static bool Holds(LineMapping mapping, string period) => mapping.Holds(TestCalendar.Period(period).End);

    private static async Task<int> AgencyAsync(TestStore store) => Assert.Single(await store.Get<AgencyStore>().AllAsync(Cancel)).Id;

    private static async Task ConfirmAsync(TestStore store, string period, params LineMappingDraft[] drafts) =>
        await store.Get<LineMappingStore>().ConfirmAsync(await AgencyAsync(store), AgencyKey, Form, TestCalendar.Period(period), drafts, "clerk", Cancel);

    private static async Task<bool> RevokeAsync(TestStore store, int id, string period) =>
        await store.Get<LineMappingStore>().RevokeAsync(id, await AgencyAsync(store), AgencyKey, TestCalendar.Period(period), "clerk", Cancel);

    private static async Task<IReadOnlyList<LineMapping>> KeptAsync(TestStore store) => await store.Get<LineMappingStore>().ForAsync(await AgencyAsync(store), Form, Cancel);
}
