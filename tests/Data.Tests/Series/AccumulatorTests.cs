using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Tests.Shared;

namespace Kpi.Data.Tests.Series;

public sealed class AccumulatorTests
{
    [Theory]
    [InlineData("discrete", SeriesAccumulation.Discrete)]
    [InlineData("ytd", SeriesAccumulation.Ytd)]
    public async Task Accumulate_TheHistory_GivesTheExpectedDerivedPeriods(string part, SeriesAccumulation wanted)
    {
        await using var store = await TestStore.CreateAsync(Kpi.Data.Persistence.StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        using var expected = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Path("tests", "Forms", "history", "derived-periods.expected.json")));
        foreach (var indicator in expected.RootElement.GetProperty(part).EnumerateObject())
        {
            var accumulation = catalogue.Find(indicator.Name)!.Accumulation;
            var points = Accumulator.Accumulate(TestCalendar.Cchc, accumulation, TestFigures.All[indicator.Name], wanted);
            var actual = points.Where(p => p.Value is not null).ToDictionary(p => p.Period.Key, p => p.Value!.Value);
            Assert.Equal(indicator.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble()), actual);
        }
    }

    [Theory]
    [InlineData(Accumulation.Rate)]
    [InlineData(Accumulation.Stock)]
    [InlineData(Accumulation.Flag)]
    public void Accumulate_WhatDoesNotAddUp_IsRefused(Accumulation accumulation) => Assert.Throws<ArgumentException>(() =>
        Accumulator.Accumulate(TestCalendar.Cchc, accumulation, new Dictionary<Period, Figure>(), SeriesAccumulation.Discrete));

    [Fact]
    public void Discrete_QuarterBeforeMissing_IsAGapNotTheWholeSum()
    {
        var points = Discrete(("2024-Q1", null), ("2024-H1", 10));
        Assert.Equal([("2024-Q1", ObservationState.Missing, (double?)null), ("2024-Q2", ObservationState.Missing, null)], points.Select(p => (p.Period.Key, p.State, p.Value)));
    }

    [Fact]
    public void Discrete_QuarterNeverReported_LeavesTheNextOneUnknown()
    {
        var points = Discrete(("2024-H1", 10));
        Assert.Equal([("2024-Q2", ObservationState.Missing, (double?)null)], points.Select(p => (p.Period.Key, p.State, p.Value)));
    }

    [Fact]
    public void Discrete_ReportedQuarter_WinsOverTheDifference()
    {
        var points = Discrete(("2024-Q1", 4), ("2024-Q2", 5), ("2024-H1", 10));
        Assert.Equal(5, points.Single(p => p.Period.Key == "2024-Q2").Value);
    }

    [Fact]
    public void Contradictions_ReportedQuarterDiffersFromTheDifference_AreFound()
    {
        var found = Accumulator.Contradictions(TestCalendar.Cchc, Accumulation.Flow, Figures([("2024-Q1", 4), ("2024-Q2", 5), ("2024-H1", 10)]));
        Assert.Equal([("2024-Q2", 5d, 6d)], found.Select(f => (f.Period.Key, f.Reported, f.Derived)));
    }

    [Fact]
    public void Discrete_RealHalfYearMinusIllustrativeQuarter_IsIllustrative()
    {
        var points = Accumulator.Accumulate(TestCalendar.Cchc, Accumulation.Flow, TestFigures.All["cchc.3.3.received"], SeriesAccumulation.Discrete);
        Assert.True(points.Single(p => p.Period.Key == "2024-Q2").Illustrative);
    }

    [Fact]
    public void Ytd_ReportedValue_IsNotMadeIllustrativeByItsParts()
    {
        var points = Accumulator.Accumulate(TestCalendar.Cchc, Accumulation.Flow, TestFigures.All["cchc.3.3.received"], SeriesAccumulation.Ytd);
        Assert.False(points.Single(p => p.Period.Key == "2024-H1").Illustrative);
    }

    [Fact]
    public void Discrete_AnyFlowsReportedAsTheFormAsks_SumToTheYear() => Prop.ForAll<(int, int, int, int)>(parts =>
    {
        var (a, b, c, d) = parts;
        // The four reports a year: Q1, H1 and year run from the start, Q3 stands alone.
        var year = (double)a + b + c + d;
        var figures = new (string, double?)[] { ("2024-Q1", a), ("2024-H1", (double)a + b), ("2024-Q3", c), ("2024", year) };
        Assert.Equal([a, b, c, d], Discrete(figures).Select(p => p.Value!.Value));
        Assert.Equal(year, Accumulator.Accumulate(TestCalendar.Cchc, Accumulation.Flow, Figures(figures), SeriesAccumulation.Ytd)[^1].Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Discrete_AnyGaps_NeverInventAFigure() => Prop.ForAll<(int?, int?, int?, int?)>(parts =>
    {
        var (q1, h1, q3, year) = parts;
        var points = Discrete(("2024-Q1", q1), ("2024-H1", h1), ("2024-Q3", q3), ("2024", year)).ToDictionary(p => p.Period.Key, p => p.Value);
        Assert.Equal(q1 is null || h1 is null ? null : (double)h1.Value - q1.Value, points["2024-Q2"]);
        Assert.Equal(h1 is null || q3 is null || year is null ? null : (double)year.Value - h1.Value - q3.Value, points["2024-Q4"]);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Accumulation.Flow, SeriesAccumulation.Discrete)]
    [InlineData(Accumulation.Flow, SeriesAccumulation.Ytd)]
    [InlineData(Accumulation.Ytd, SeriesAccumulation.Discrete)]
    [InlineData(Accumulation.Ytd, SeriesAccumulation.Ytd)]
    public void Terms_OfAnyFigure_AddUpToIt(Accumulation accumulation, SeriesAccumulation wanted) => Prop.ForAll<(int?, int?, int?, int?), int?>((parts, nineMonths) =>
    {
        var (q1, h1, q3, year) = parts;
        var reported = Figures([("2024-Q1", q1), ("2024-H1", h1), ("2024-Q3", q3), ("2024-9M", nineMonths), ("2024", year)]);
        foreach (var figure in Accumulator.Accumulate(TestCalendar.Cchc, accumulation, reported, wanted))
        {
            var terms = Accumulator.Terms(TestCalendar.Cchc, accumulation, reported, wanted, figure.Period);
            Assert.Equal(figure.Value is null, terms.Count == 0);
            Assert.Equal(figure.Value ?? 0, terms.Sum(t => (t.Subtracted ? -1 : 1) * reported[t.Period].Value!.Value));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Terms_OfAQuarterThatWasNotReported_NameWhatItIsTheDifferenceOf()
    {
        var reported = Figures([("2024-Q1", 4), ("2024-H1", 10), ("2024-Q3", 3), ("2024", 20)]);
        string Said(SeriesAccumulation wanted, string period) => string.Concat(Accumulator.Terms(TestCalendar.Cchc, Accumulation.Flow, reported, wanted, TestCalendar.Period(period))
            .Select(t => (t.Subtracted ? " - " : " + ") + t.Period.Key));
        Assert.Equal(" + 2024-H1 - 2024-Q1", Said(SeriesAccumulation.Discrete, "2024-Q2"));
        Assert.Equal(" + 2024 - 2024-H1 - 2024-Q3", Said(SeriesAccumulation.Discrete, "2024-Q4"));
        Assert.Equal(" + 2024-H1 + 2024-Q3", Said(SeriesAccumulation.Ytd, "2024-9M"));
        Assert.Equal(" + 2024-H1", Said(SeriesAccumulation.Reported, "2024-H1"));
        Assert.Equal("", Said(SeriesAccumulation.Reported, "2024-Q4"));
    }

    [Fact]
    public void Spans_QuartersOfWhichOnlyTheSumIsKnown_AreOneSpan()
    {
        string Said(Accumulation accumulation, params (string Period, double? Value)[] reported) => string.Join("; ", Accumulator.Spans(TestCalendar.Cchc, accumulation, Figures(reported))
            .Select(s => FormattableString.Invariant($"{s.First.Key}..{s.Last.Key} = {s.Value}")));
        Assert.Equal("2024-Q1..2024-Q2 = 10", Said(Accumulation.Flow, ("2024-H1", 10)));
        Assert.Equal("2024-Q3..2024-Q4 = 11", Said(Accumulation.Flow, ("2024-Q1", 4), ("2024-H1", 10), ("2024", 21)));
        Assert.Equal("2024-Q2..2024-Q4 = 17", Said(Accumulation.Ytd, ("2024-Q1", 4), ("2024", 21)));
        Assert.Equal("", Said(Accumulation.Flow, ("2024-Q1", 4), ("2024-H1", 10), ("2024-Q3", 3), ("2024", 21)));

        // With the third quarter known the rest is no run of quarters.
        Assert.Equal("", Said(Accumulation.Flow, ("2024-Q1", 4), ("2024-Q3", 3), ("2024", 21)));
        Assert.Equal("", Said(Accumulation.Flow, ("2024-Q1", null), ("2024-H1", null)));
    }

    [Fact]
    public void Discrete_MonthsOfAFlow_StandAsTheyWereReported()
    {
        var points = Discrete(("2024-01", 5), ("2024-02", 7), ("2024-03", null), ("2024-05", 9));
        Assert.Equal([("2024-01", 5d), ("2024-02", 7), ("2024-03", null), ("2024-05", (double?)9)], points.Select(p => (p.Period.Key, p.Value)));
    }

    /// <summary>Each day is counted once: what a quarter says of its months is not said again.</summary>
    [Fact]
    public void Discrete_MonthsBesideQuarters_StandWhereNoQuarterIsKnown()
    {
        var points = Discrete(("2024-Q1", 20), ("2024-01", 5), ("2024-02", 7), ("2024-04", 6), ("2024-05", 9));
        Assert.Equal([("2024-Q1", 20d), ("2024-04", 6), ("2024-05", 9)], points.Select(p => (p.Period.Key, p.Value!.Value)));

        // Of the half-year no quarter follows: its months are the only ones that say something.
        Assert.Equal(["2024-04", "2024-05", "2024-Q2"], Discrete(("2024-H1", 40), ("2024-04", 6), ("2024-05", 9)).Select(p => p.Period.Key));
        Assert.Equal(["2024-Q1", "2024-Q2"], Discrete(("2024-Q1", 20), ("2024-H1", 40), ("2024-04", 6), ("2024-05", 9)).Select(p => p.Period.Key));
    }

    [Fact]
    public void LeftOut_MonthsThatNoFigureCovers_AreNamed()
    {
        string Said(Accumulation accumulation, SeriesAccumulation wanted, params (string Period, double? Value)[] reported)
        {
            var figures = Figures(reported);
            return string.Join(' ', Accumulator.LeftOut(figures, Accumulator.Accumulate(TestCalendar.Cchc, accumulation, figures, wanted)).Select(f => f.Period.Key));
        }
        Assert.Equal("", Said(Accumulation.Flow, SeriesAccumulation.Discrete, ("2024-01", 5), ("2024-02", 7)));
        Assert.Equal("2024-01 2024-02", Said(Accumulation.Flow, SeriesAccumulation.Ytd, ("2024-01", 5), ("2024-02", 7)));
        Assert.Equal("2024-07", Said(Accumulation.Flow, SeriesAccumulation.Ytd, ("2024-02", 7), ("2024-H1", 40), ("2024-07", 3)));

        // A month of what counts from the start of the year is none by itself.
        Assert.Equal("2024-02", Said(Accumulation.Ytd, SeriesAccumulation.Discrete, ("2024-02", 7)));
    }

    [Fact]
    public void Terms_OfAMonth_AreItselfWhereItIsDiscrete()
    {
        var reported = Figures([("2024-02", 7), ("2024-03", null)]);
        IReadOnlyList<AccumulationTerm> Of(Accumulation accumulation, SeriesAccumulation wanted, string period) => Accumulator.Terms(TestCalendar.Cchc, accumulation, reported, wanted, TestCalendar.Period(period));
        Assert.Equal(new AccumulationTerm(TestCalendar.Period("2024-02"), false), Assert.Single(Of(Accumulation.Flow, SeriesAccumulation.Discrete, "2024-02")));
        Assert.Empty(Of(Accumulation.Flow, SeriesAccumulation.Discrete, "2024-03"));
        Assert.Empty(Of(Accumulation.Flow, SeriesAccumulation.Ytd, "2024-02"));
        Assert.Empty(Of(Accumulation.Ytd, SeriesAccumulation.Discrete, "2024-02"));
    }

    private static IReadOnlyList<Figure> Discrete(params (string Period, double? Value)[] reported) =>
        Accumulator.Accumulate(TestCalendar.Cchc, Accumulation.Flow, Figures(reported), SeriesAccumulation.Discrete);

    private static Dictionary<Period, Figure> Figures((string Period, double? Value)[] reported) => reported.ToDictionary(
        r => TestCalendar.Period(r.Period),
        r => r.Value is null ? Figure.Missing(TestCalendar.Period(r.Period)) : new Figure(TestCalendar.Period(r.Period), ObservationState.Reported, r.Value, null, null, false));
}
