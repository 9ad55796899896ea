using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;

namespace Kpi.Data.Tests.Catalogue;

public sealed class FormDutyStoreTests : StoreTheory
{
    private static readonly (PeriodKind, int)[] Quarterly = [(PeriodKind.NineMonths, 0), (PeriodKind.Q1, 0), (PeriodKind.Month, 5)];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Seeded_AnnexI_IsDueFourTimesAYear_AndForm3WheneverSomebodySays(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        Assert.Equal(["2024-Q1", "2024-H1", "2024-Q3", "2024"], catalogue.Calendar("cchc")!.Year(2024).Where(catalogue.Form("cchc-pl1")!.IsDueFor).Select(p => p.Key));
        Assert.Equal(new DateOnly(2024, 6, 20), catalogue.Form("cchc-pl1")!.DeadlineOf(TestCalendar.Period("2024-H1")));
        Assert.Null(catalogue.Form("cchc-bm3")!.DeadlineOf(TestCalendar.Period("2024-H1")));
        Assert.Equal([("", null)], (await store.Get<FormDutyStore>().OfAsync("cchc-bm3", Cancel)).Select(d => (FormDuty.Write(d.Duty.Kinds), d.RecordedBy)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Set_HoldsFromItsYearOn_AndIsInTheLog(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var duties = store.Get<FormDutyStore>();
        Assert.Null(await duties.SetAsync("cchc-bm3", 2025, Quarterly, "Công văn 1", "root", Cancel));
        var form = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Form("cchc-bm3")!;
        Assert.False(form.IsDueFor(TestCalendar.Period("2024-Q1")));
        Assert.True(form.IsDueFor(TestCalendar.Period("2025-Q1")) && form.IsDueFor(TestCalendar.Period("2026-9M")) && form.IsDueFor(TestCalendar.Period("2025-05")));
        Assert.False(form.IsDueFor(TestCalendar.Period("2025-04")));
        Assert.Equal(new DateOnly(2025, 3, 20), form.DeadlineOf(TestCalendar.Period("2025-Q1")));
        Assert.Null(form.DeadlineOf(TestCalendar.Period("2025-9M")));
        Assert.Equal(FormDutyFault.Same, await duties.SetAsync("cchc-bm3", 2026, Quarterly, "x", "root", Cancel));
        Assert.Null(await duties.SetAsync("cchc-bm3", 2025, [], "Công văn 2", "root", Cancel));
        Assert.False((await store.Get<CatalogueStore>().GetAsync(Cancel)).Form("cchc-bm3")!.IsDueFor(TestCalendar.Period("2025-Q1")));
        Assert.Equal(["2025: q1 month-05 nine-months; Công văn 1", "2025: -; Công văn 2"], (await store.Get<AuditStore>().OfAsync("cchc-bm3", Cancel)).Select(e => e.Detail));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Set_WithWhatDoesNotFit_IsRefused(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        var duties = store.Get<FormDutyStore>();
        Assert.Equal(FormDutyFault.Form, await duties.SetAsync("none", 2025, Quarterly, "x", "root", Cancel));
        Assert.Equal(FormDutyFault.Year, await duties.SetAsync("cchc-bm3", 1, Quarterly, "x", "root", Cancel));
        Assert.Equal(FormDutyFault.Cause, await duties.SetAsync("cchc-bm3", 2025, Quarterly, " ", "root", Cancel));
        Assert.Equal(FormDutyFault.Kind, await duties.SetAsync("cchc-bm3", 2025, [(PeriodKind.Month, 13)], "x", "root", Cancel));
    }
}
