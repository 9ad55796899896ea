using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Tests.Series;

public sealed class ComparableSeriesTests
{
    [Fact]
    public void Of_AFlow_StandsBesideItsQuarters()
    {
        var series = Of(Accumulation.Flow, TestFigures.All["cchc.3.3.received"], "2024-H1")!;
        Assert.Equal("2024-Q2", series.Period.Key);
        Assert.Equal(16_183 - 7628, series.Value);
        Assert.Equal([4870, 6366, 6104, 6178, 6012, 7862, 7459, 7604, 7628], series.Earlier.Select(p => p.Value!.Value));
    }

    [Fact]
    public void Of_ALevel_StandsBesideEveryLevel() =>
        Assert.Equal([114, 115, 116, 117, 117, 119, 120, 120, 122], Of(Accumulation.Stock, TestFigures.All["cchc.3.1"], "2024-H1")!.Earlier.Select(p => p.Value!.Value));

    [Fact]
    public void Of_ARate_StandsBesideTheSameWindowOfOtherYears() =>
        Assert.Equal([97.1, 98.8], Of(Accumulation.Rate, TestFigures.All["cchc.3.3.1"], "2024-H1")!.Earlier.Select(p => p.Value!.Value));

    [Fact]
    public void Of_AFlowWithoutTheQuartersBefore_StandsBesideTheSameReports()
    {
        var series = Of(Accumulation.Flow, Figures(("2021", 40), ("2022", 44), ("2024", 410)), "2024")!;
        Assert.Equal(("2024", 410), (series.Period.Key, series.Value));
        Assert.Equal([40, 44, null], series.Earlier.Select(p => p.Value));
    }

    [Fact]
    public void Of_WhatIsMissingOrTakesBack_LeavesAGap()
    {
        var series = Of(Accumulation.Flow, Figures(("2023-Q1", 10), ("2023-H1", 8), ("2024-Q1", 12)), "2024-Q1")!;
        Assert.Equal([10, null, null, null], series.Earlier.Select(p => p.Value));
        Assert.Null(Of(Accumulation.Flow, Figures(("2024-Q1", 10), ("2024-H1", 8)), "2024-H1"));
        Assert.Null(Of(Accumulation.Stock, Figures(("2024-Q1", 10)), "2024-Q1"));
    }

    [Fact]
    public void Of_Months_FollowEachOther() =>
        Assert.Equal([3, null, 5], Of(Accumulation.Flow, Figures(("2023-11", 3), ("2024-01", 5), ("2024-02", 4), ("2024-Q1", 99)), "2024-02")!.Earlier.Select(p => p.Value));

    private static ComparableSeries? Of(Accumulation accumulation, Dictionary<Period, Figure> figures, string period) => ComparableSeries.Of(TestCalendar.Cchc, accumulation, figures, TestCalendar.Period(period));

    private static Dictionary<Period, Figure> Figures(params (string Period, double Value)[] figures) => figures.ToDictionary(
        f => TestCalendar.Period(f.Period), f => new Figure(TestCalendar.Period(f.Period), ObservationState.Reported, f.Value, null, null, false));
}
