using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;

namespace Kpi.Data.Tests.Series;

public sealed class ContinuityFinderTests
{
    [Fact]
    public void Find_QuarterThatIsKnownInTwoWays_IsABreak()
    {
        var found = Assert.Single(Find(Accumulation.Flow, ("2024-Q1", 4), ("2024-Q2", 5), ("2024-H1", 10)));
        Assert.Equal(("2024-Q2", 5, 6, null), (found.Period.Key, found.Value, found.Other, found.Before));
    }

    [Theory]
    [InlineData(Accumulation.Flow)]
    [InlineData(Accumulation.Ytd)]
    public void Find_CountThatFallsWithinTheYear_IsABreak(Accumulation accumulation)
    {
        var found = Assert.Single(Find(accumulation, ("2024-Q1", 12), ("2024-H1", 10)));
        Assert.Equal(("2024-H1", 10, 12, "2024-Q1"), (found.Period.Key, found.Value, found.Other, found.Before?.Key));
    }

    [Fact]
    public void Find_CountThatStartsAnewInTheNextYear_IsNone() => Assert.Empty(Find(Accumulation.Ytd, ("2023", 40), ("2024-Q1", 3)));

    [Theory]
    [InlineData(Accumulation.Stock)]
    [InlineData(Accumulation.Rate)]
    [InlineData(Accumulation.Flag)]
    public void Find_WhatDoesNotAddUp_HasNone(Accumulation accumulation) => Assert.Empty(Find(accumulation, ("2024-Q1", 12), ("2024-H1", 10)));

    [Fact]
    public void Find_AnyReportsThatContinueEachOther_HaveNone() => Prop.ForAll<NonNegativeInt, NonNegativeInt, NonNegativeInt>((a, b, c) =>
        Assert.Empty(Find(Accumulation.Flow, ("2024-Q1", a.Get), ("2024-H1", (double)a.Get + b.Get), ("2024-Q3", c.Get), ("2024", (double)a.Get + b.Get + c.Get)))).QuickCheckThrowOnFailure();

    // 0.1 + 0.2 is not 0.3 to the last digit: hectares and kilometres are no breaks for that.
    [Fact]
    public void Find_AnyFractionsThatContinueEachOther_HaveNoneAndACentMoreIsOne() => Prop.ForAll<NonNegativeInt, NonNegativeInt, NonNegativeInt>((a, b, c) =>
    {
        var (q1, q2, q3) = (a.Get / 10d, b.Get / 10d, c.Get / 10d);
        Assert.Empty(Find(Accumulation.Flow, ("2024-Q1", q1), ("2024-Q2", q2), ("2024-H1", q1 + q2), ("2024-Q3", q3), ("2024-9M", q3 + q2 + q1), ("2024-Q4", 0), ("2024", q1 + (q2 + q3))));
        Assert.NotEmpty(Find(Accumulation.Flow, ("2024-Q1", q1), ("2024-Q2", q2), ("2024-H1", q1 + q2 + 0.01)));
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<ContinuityBreak> Find(Accumulation accumulation, params (string Period, double Value)[] figures)
    {
        var indicator = new Indicator(1, "x", new LocalText("", ""), new LocalText("", ""), ValueKind.Count, [], accumulation, Direction.Higher, 1, 1, null);
        return ContinuityFinder.Find(
            TestCalendar.Cchc, [indicator], new AgencyFigures(figures.Select(f => (1, new Figure(TestCalendar.Period(f.Period), ObservationState.Reported, f.Value, null, null, false)))));
    }
}
