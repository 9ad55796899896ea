using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Series;
using Kpi.Data.Tests.Submissions;

namespace Kpi.Data.Tests.Periods;

public sealed class CalendarStoreTests : StoreTheory
{
    private static readonly PeriodRule Earlier = new(PeriodKind.H1, 0, -1, 12, 11, 6, 10, 6, 15, FromYear: 2024);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Add_RuleFromAYear_MovesNoStoredPeriod(StoreProvider provider)
    {
        await using var store = await StoreAsync(provider);
        await store.PublishAsync("2024-H1", ("cchc.7.1.1", 26), ("cchc.7.1", 127));
        Assert.Empty(await store.Get<CalendarStore>().AddAsync("cchc", Earlier, "Công văn 99", "admin", Cancel));

        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var calendar = catalogue.Calendar("cchc")!;
        Assert.Equal(new DateOnly(2023, 6, 14), calendar.Find("2023-H1")!.End);
        Assert.Equal((new DateOnly(2023, 12, 15), new DateOnly(2024, 6, 14), new DateOnly(2024, 6, 20)), Window(calendar.Find("2024-H1")!));
        Assert.Equal((new DateOnly(2024, 12, 11), new DateOnly(2025, 6, 10), new DateOnly(2025, 6, 15)), Window(calendar.Find("2025-H1")!));

        // Its figures are still found by their period.
        var series = await store.Get<SeriesStore>().ReadAsync(catalogue.Find("kpi.online-full-coverage")!, 1, SeriesAccumulation.Reported, null, Cancel);
        Assert.Equal(calendar.Find("2024-H1"), Assert.Single(series.Points).Figure.Period);
        Assert.Equal(26, Assert.Single(await store.RevisionsAsync("cchc.7.1.1", "2024-H1")).Value);

        Assert.Equal([(2024, "Công văn 99", "admin")], (await store.Get<CalendarStore>().AddedAsync(calendar.Id, Cancel)).Select(r => (r.Rule.FromYear, r.Cause, r.RecordedBy)));
        Assert.Equal("calendar.rule", Assert.Single(await store.Get<AuditStore>().OfAsync("cchc@2024-H1", Cancel)).Action);

        // The same again says nothing new; another for the same year takes its place, and both are kept.
        Assert.Equal([PeriodRuleFault.Same], await store.Get<CalendarStore>().AddAsync("cchc", Earlier, "Công văn 99", "admin", Cancel));
        Assert.Empty(await store.Get<CalendarStore>().AddAsync("cchc", Earlier with { DeadlineDay = 18 }, "Công văn 100", "admin", Cancel));
        Assert.Equal(new DateOnly(2025, 6, 18), (await store.Get<CatalogueStore>().GetAsync(Cancel)).Calendar("cchc")!.Find("2025-H1")!.Deadline);
        Assert.Equal([2, 1], (await store.Get<CalendarStore>().AddedAsync(calendar.Id, Cancel)).Select(r => r.Rule.Version));
    }

    [Fact]
    public void Find_LaidPeriod_WinsOverEveryRule()
    {
        var laid = TestCalendar.Period("2024-H1") with { End = new DateOnly(2024, 6, 6) };
        Assert.Equal(laid, new ReportingCalendar(1, "cchc", "", "", [.. TestCalendar.Cchc.Rules, Earlier], [laid]).Find("2024-H1"));
    }

    [Theory]
    [InlineData("calendar", "2024-Q1", "2024-01-01", "2024-03-31")]
    [InlineData("calendar", "2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("calendar", "2023-02", "2023-02-01", "2023-02-28")]
    [InlineData("calendar", "2024-9M", "2024-01-01", "2024-09-30")]
    [InlineData("calendar", "2024", "2024-01-01", "2024-12-31")]
    [InlineData("cchc", "2024-Q1", "2023-12-15", "2024-03-14")]
    public async Task Seed_EveryCalendar_PlacesItsPeriods(string calendar, string key, string start, string end)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var period = (await store.Get<CatalogueStore>().GetAsync(Cancel)).Calendar(calendar)!.Find(key)!;
        Assert.Equal((start, end), (period.Start.ToString("O", null), period.End.ToString("O", null)));
    }

    [Fact]
    public void Check_WrongRules_SayWhy()
    {
        PeriodRuleFault[] Check(PeriodRule rule, string cause = "x") => [.. PeriodRuleChecker.Check(TestCalendar.Cchc, rule, cause)];
        Assert.Empty(Check(Earlier));
        Assert.Empty(Check(Earlier with { DeadlineMonth = 0, DeadlineDay = 0 }));
        Assert.Empty(Check(Earlier with { Kind = PeriodKind.Year, EndMonth = 12, EndDay = 31, StartMonth = 12, StartDay = 31, DeadlineMonth = 1, DeadlineDay = 5, DeadlineYearOffset = 1 }));
        Assert.Equal([PeriodRuleFault.Cause], Check(Earlier, " "));
        Assert.Equal([PeriodRuleFault.Year], Check(Earlier with { FromYear = 24 }));
        Assert.Equal([PeriodRuleFault.Kind], Check(Earlier with { Kind = PeriodKind.Month, Month = 13 }));
        Assert.Equal([PeriodRuleFault.Day], Check(Earlier with { EndDay = 32 }));
        Assert.Equal([PeriodRuleFault.Day], Check(Earlier with { DeadlineDay = 0 }));
        Assert.Equal([PeriodRuleFault.Window], Check(Earlier with { StartYearOffset = 0 }));
        Assert.Equal([PeriodRuleFault.Deadline], Check(Earlier with { DeadlineDay = 9 }));
    }

    private static (DateOnly Start, DateOnly End, DateOnly? Deadline) Window(Period period) => (period.Start, period.End, period.Deadline);
}
