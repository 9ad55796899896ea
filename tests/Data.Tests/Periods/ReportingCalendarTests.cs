using Kpi.Data.Periods;

namespace Kpi.Data.Tests.Periods;

public sealed class ReportingCalendarTests
{
    [Theory]
    [InlineData("2024-Q1", "2023-12-15", "2024-03-14")]
    [InlineData("2024-H1", "2023-12-15", "2024-06-14")]
    [InlineData("2024-Q2", "2024-03-15", "2024-06-14")]
    [InlineData("2024-Q3", "2024-06-15", "2024-09-14")]
    [InlineData("2024-9M", "2023-12-15", "2024-09-14")]
    [InlineData("2024-Q4", "2024-09-15", "2024-12-14")]
    [InlineData("2024", "2023-12-15", "2024-12-14")]
    [InlineData("2024-01", "2023-12-15", "2024-01-14")]
    [InlineData("2024-03", "2024-02-15", "2024-03-14")]
    public void Find_Key_GivesTheWindowOfTheCalendar(string key, string start, string end)
    {
        var period = TestCalendar.Cchc.Find(key)!;
        Assert.Equal((start, end), (Iso(period.Start), Iso(period.End)));
        Assert.Equal(key, period.Key);
    }

    [Fact]
    public void Days_HalfYearOf2024_CountsBothEnds() => Assert.Equal(183, TestCalendar.Cchc.Find("2024-H1")!.Days);

    [Fact]
    public void Quarters_OfAYear_FollowEachOtherWithoutGapOrOverlap()
    {
        for (var year = 2015; year <= 2035; year++)
        {
            var quarters = new[] { PeriodKind.Q1, PeriodKind.Q2, PeriodKind.Q3, PeriodKind.Q4 }.Select(k => TestCalendar.Cchc.Find(year, k)!).ToList();
            Assert.Equal(TestCalendar.Cchc.Find(year, PeriodKind.Year)!.Start, quarters[0].Start);
            for (var k = 1; k < 4; k++) Assert.Equal(quarters[k - 1].End.AddDays(1), quarters[k].Start);
            Assert.Equal(TestCalendar.Cchc.Find(year, PeriodKind.Year)!.End, quarters[3].End);
            Assert.Equal(TestCalendar.Cchc.Find(year + 1, PeriodKind.Q1)!.Start, quarters[3].End.AddDays(1));
        }
    }

    [Fact]
    public void Ids_OfAllPeriods_AreUnique()
    {
        var periods = Enumerable.Range(2015, 21).SelectMany(TestCalendar.Cchc.Year).ToList();
        Assert.Equal(periods.Count, periods.Select(p => p.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("2023-12-15", "2024-06-14", "2024-H1")]
    [InlineData("2023-12-16", "2024-06-06", "2024-H1")]
    [InlineData("2024-06-15", "2024-09-14", "2024-Q3")]
    [InlineData("2024-05-15", "2024-06-14", "2024-06")]
    [InlineData("2024-01-01", "2024-12-31", null)]
    [InlineData("2024-06-14", "2023-12-15", null)]
    public void ForWindow_Dates_GivesThePeriodTheyMean(string start, string end, string? expected) =>
        Assert.Equal(expected, TestCalendar.Cchc.ForWindow(DateOnly.Parse(start, null), DateOnly.Parse(end, null))?.Key);

    [Fact]
    public void Year_2024_IsOrderedByEndThenStart()
    {
        var keys = TestCalendar.Cchc.Year(2024).Select(p => p.Key).ToList();
        Assert.Equal(19, keys.Count);
        Assert.Equal(["2024-H1", "2024-Q2", "2024-06"], keys.Where(k => k is "2024-H1" or "2024-Q2" or "2024-06"));
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
