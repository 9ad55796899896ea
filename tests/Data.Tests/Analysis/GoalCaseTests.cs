using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Analysis;

/// <summary>What it takes to reach a target, on a small catalogue: counts, ratios of two counts, levels, and windows of which nothing or not all was reported.</summary>
public sealed class GoalCaseTests
{
    private static readonly Indicator Count = new(1, "x", new("x", "x"), new("x", "x"), ValueKind.Count, [], Accumulation.Flow, Direction.Higher, 1, 1, null);
    private static readonly Indicator Good = Count with { Id = 2, Key = "x.good" };
    private static readonly Indicator All = Count with { Id = 3, Key = "x.all" };
    private static readonly Indicator Ratio = Count with { Id = 4, Key = "kpi.x", Kind = ValueKind.Percent, Accumulation = Accumulation.Rate, Formula = new(Expression.Parse("x.good"), Expression.Parse("x.all"), "f") };
    private static readonly Indicator Stock = Count with { Id = 5, Key = "x.stock", Accumulation = Accumulation.Stock };

    [Fact]
    public void Count_AtTheHalfYear_NeedsWhatIsLeftADay()
    {
        // 15/12/2023–14/12/2024 has 366 days, 183 of them until 14/6.
        var goal = Analyse(Count, "2024", 39, ("2024-H1", 19));
        Assert.Equal((GoalState.Open, GoalReports.Known, 183, 20d), (goal.State, goal.Reports, goal.DaysLeft, goal.Count!.Remaining));
        Assert.Equal(20d / 183, goal.Count.RequiredPerDay!.Value, 12);
        Assert.Equal(20d / 19, goal.Times!.Value, 12);

        // Of the half-year only the sum is known: its second quarter is not.
        Assert.Equal((null, GoalHold.Break), (goal.Forecast, goal.Hold));
    }

    // By the half-year 2022 had 40 of 100 and 2023 30 of 60: on average 45 %. 19 done are then 42 of the year, and the 20 left are to be earned at 20/0.55 against 19/0.45.
    [Fact]
    public void Season_OfTwoEarlierYears_TakesTheirShareForThatOfTheDays()
    {
        (string, double)[] past = [("2022-H1", 40), ("2022", 100), ("2023-Q1", 10), ("2023-H1", 30), ("2023", 60)];
        var season = Analyse(Count, "2024", 39, [.. past, ("2024-H1", 19)]).Season!;
        Assert.Equal((0.45, 19 / 0.45, 20 / 0.55 / (19 / 0.45)), (Math.Round(season.Share, 9), season.Landing, season.Ratio!.Value));
        Assert.Equal([2022, 2023], season.Years);

        // The same of a line that counts from the start of the year, and of quarters put together.
        Assert.Equal(season, Analyse(Count with { Accumulation = Accumulation.Ytd }, "2024", 39, [.. past, ("2024-H1", 19)]).Season, (a, b) => a!.Share == b!.Share && a.Landing == b.Landing && a.Ratio == b.Ratio);
        Assert.Equal(0.45, Analyse(Count, "2024", 39, [.. past, ("2024-Q1", 9), ("2024-Q2", 10)]).Season!.Share, 9);
    }

    [Fact]
    public void Season_OfOneYearOrOfYearsThatSayNothing_IsNone()
    {
        Assert.Null(Season(("2023-H1", 30), ("2023", 60)));
        Assert.Null(Season(("2022-H1", 40), ("2023-H1", 30), ("2023", 60)));
        Assert.Null(Season(("2022-H1", 0), ("2022", 100), ("2023-H1", 0), ("2023", 60)));
        Assert.Null(Season(("2022-H1", 0), ("2022", 0), ("2023-H1", 30), ("2023", 60)));
        Assert.Null(Season(("2022-H1", 120), ("2022", 100), ("2023-H1", 30), ("2023", 60)));
        Assert.Null(Season(("2022-Q2", 40), ("2022", 100), ("2023-H1", 30), ("2023", 60)));

        // A level is not earned, and what is over is known.
        Assert.Null(Analyse(Stock, "2024", 50, ("2022-H1", 1), ("2022", 2), ("2023-H1", 1), ("2023", 2), ("2024-H1", 2)).Season);
        Assert.Null(Analyse(Count, "2024", 39, ("2022-H1", 40), ("2022", 100), ("2023-H1", 30), ("2023", 60), ("2024", 19)).Season);

        static SeasonalPace? Season(params (string, double)[] past) => Analyse(Count, "2024", 39, [.. past, ("2024-H1", 19)]).Season;
    }

    // What is counted changed: years before it say nothing, whichever period of a year it began with.
    [Theory]
    [InlineData("2021-Q1", SeriesEventKind.Break, 3)]
    [InlineData("2021-H1", SeriesEventKind.Break, 2)]
    [InlineData("2022-Q1", SeriesEventKind.Break, 2)]
    [InlineData("2022-Q1", SeriesEventKind.Rebase, 2)]
    [InlineData("2022", SeriesEventKind.Break, 0)]
    [InlineData("2024-Q1", SeriesEventKind.Break, 0)]
    [InlineData("2024-Q1", SeriesEventKind.Note, 3)]
    [InlineData("2024-Q3", SeriesEventKind.Break, 3)]
    public void Season_AcrossABreak_HasOnlyTheYearsAfterIt(string from, SeriesEventKind kind, int years)
    {
        SeriesEvent happened = new(1, Count.Id, null, kind, TestCalendar.Period(from).End, null, "x", default, "x", null, null, null);
        (string, double)[] figures =
        [
            ("2021-Q1", 9), ("2021-H1", 20), ("2021", 40), ("2022-Q1", 20), ("2022-H1", 40), ("2022", 100), ("2023-Q1", 10), ("2023-H1", 30), ("2023", 60), ("2024-Q1", 9), ("2024-H1", 19),
        ];
        Assert.Equal(years, Analyse([happened], Count, "2024", 39, TargetComparator.AtLeast, figures).Season?.Years.Count ?? 0);
    }

    // Of years that are earned evenly it is the pace by days; what it is counted in makes no difference, nor does the order of the years.
    [Fact]
    public void Season_AnyEarlierYears_KeepsToItsLaws() => Prop.ForAll(
        Gen.Choose(1, 99).ListOf().Where(l => l.Count > 1).ToArbitrary(),
        shares =>
        {
            List<(int, double, double)> earned = [.. shares.Select((s, i) => (2000 + i, s * 7.0, 700.0))];
            var season = SeasonalPace.Of(50, 120, earned)!;
            Assert.InRange(season.Share, shares.Min() / 100.0 - 1e-9, shares.Max() / 100.0 + 1e-9);
            Assert.Equal(50, season.Landing * season.Share, 9);
            if (Math.Abs(season.Landing - 120) > 1e-6) Assert.Equal(season.Landing < 120, season.Ratio > 1);
            var scaled = SeasonalPace.Of(500, 1200, [.. earned.AsEnumerable().Reverse().Select(e => (e.Item1, 10 * e.Item2, 10 * e.Item3))])!;
            Assert.Equal((season.Landing * 10, season.Ratio!.Value), (scaled.Landing, scaled.Ratio!.Value), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-9);
            var even = SeasonalPace.Of(50, 120, [(2001, 50, 100), (2002, 5, 10)])!;
            Assert.Equal(CountRunRate.Of(50, 120, 183, 366).Ratio!.Value, even.Ratio!.Value, 9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Count_ReportedByQuarters_IsSummedFromTheStartOfTheYear()
    {
        var goal = Analyse(Count, "2024", 39, ("2024-Q1", 10), ("2024-Q2", 9), ("2024-Q3", 8));
        Assert.Equal((12d, 91, "2024-9M"), (goal.Count!.Remaining, goal.DaysLeft, goal.Figure!.Period.Key));
        Assert.Equal(12, goal.Judgement.Gap);
    }

    [Fact]
    public void Count_WithAQuarterMissing_IsNotTakenForNothing()
    {
        var goal = Analyse(Count, "2024", 39, ("2024-Q1", 10), ("2024-Q3", 8));
        Assert.Equal((GoalReports.Gap, GoalVerdict.NoFigure, null, null), (goal.Reports, goal.Verdict, goal.Count, goal.State));
    }

    [Fact]
    public void Count_OfAWindowWithoutAReport_NeedsAllOfItAndHasDoneNobodyKnowsWhat()
    {
        var goal = Analyse(Count, "2024-Q3", 9, ("2024-H1", 19));
        Assert.Equal((GoalReports.NoneYet, 9d, 92), (goal.Reports, goal.Count!.Remaining, goal.DaysLeft));
        Assert.Equal(9d / 92, goal.Count.RequiredPerDay!.Value, 12);
        Assert.Equal((null, null, null), (goal.Done, goal.Count.PacePerDay, goal.Figure));
    }

    [Theory]
    [InlineData(40, TargetComparator.AtLeast, GoalState.Secured)]
    [InlineData(19, TargetComparator.AtLeast, GoalState.Open)]
    [InlineData(40, TargetComparator.AtMost, GoalState.OutOfReach)]
    [InlineData(19, TargetComparator.AtMost, GoalState.Open)]
    public void Count_IsSecuredOrBeyondItsLimitForGood(double done, TargetComparator comparator, GoalState expected) =>
        Assert.Equal(expected, Analyse(Count, "2024", 39, comparator, ("2024-H1", done)).State);

    [Fact]
    public void Count_ThatIsToStayLow_SaysWhatMayStillComeAndClaimsNoPace()
    {
        var goal = Analyse(Count, "2024", 39, TargetComparator.AtMost, ("2024-H1", 19));
        Assert.Equal((20d, null), (goal.Count!.Remaining, goal.Times));
    }

    // A limit is kept so far; whether it is in the end depends on what comes. Where nothing can come any more, or a level stands at its limit, it is another matter.
    [Fact]
    public void Count_WithinItsLimit_HasNotReachedIt()
    {
        Assert.Equal((GoalVerdict.Open, -60d), Analyse(Count, "2024", 100, TargetComparator.AtMost, ("2024-H1", 40)) is var goal ? (goal.Verdict, goal.Judgement.Gap) : default);
        Assert.Equal(GoalVerdict.Due, Analyse(Count, "2024", 100, TargetComparator.AtMost, ("2024", 40)).Verdict);
        Assert.Equal(GoalVerdict.Reached, Analyse(Stock, "2024", 100, TargetComparator.AtMost, ("2024-H1", 40)).Verdict);
    }

    // What is secured or lost has no chance beside it that says something else.
    [Fact]
    public void Forecast_OfACountThatHasDecided_HasNoChance() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 12).ListOf(10).Zip(Gen.Choose(1, 60)).Zip(Gen.Choose(0, 2))),
        made =>
        {
            var ((values, goal), side) = made;
            (string, double)[] figures = [.. Quarters([.. values.Select(v => (double)v)])];
            var outlook = side == 2 ? Within(Count, "2024", goal, goal + 5, figures) : Analyse(Count, "2024", goal, side == 0 ? TargetComparator.AtLeast : TargetComparator.AtMost, figures);
            Assert.NotNull(outlook.Forecast);
            if (outlook.State is not GoalState.Open) Assert.Null(outlook.Forecast.Chance);
            if (outlook.Forecast.Chance is { } chance) Assert.InRange(chance, 0, 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Year_IsOver_IsFinal() => Assert.Equal((GoalState.Final, 0), Analyse(Count, "2024", 39, ("2024", 30)) is var goal ? (goal.State, goal.DaysLeft) : default);

    [Fact]
    public void Quarters_ThatAreKnown_LandOnTheYearWithAnInterval()
    {
        // b = 2/5: 20 + (10 + 0.2) + (10 + 0.4), of two quarters at once.
        var landing = Analyse(Count, "2024", 39, [.. Quarters(8, 9, 10, 9, 10, 10)]).Forecast!;
        Assert.Equal((2, 6), (landing.Steps, landing.Count));
        Assert.Equal(40.6, landing.Value, 9);
        Assert.True(landing.Low >= 20 && landing.Low < landing.Value && landing.Value < landing.High);
    }

    [Fact]
    public void Quarters_AcrossABreak_AreNotShownWhereTheyLand()
    {
        SeriesEvent broken = new(1, Count.Id, null, SeriesEventKind.Break, TestCalendar.Period("2024-Q1").End, null, "x", default, "x", null, null, null);
        var goal = Analyse([broken], Count, "2024", 39, TargetComparator.AtLeast, [.. Quarters(8, 9, 10, 9, 10, 10)]);
        Assert.Equal(GoalHold.Break, goal.Hold);
    }

    [Fact]
    public void Ratio_OfTwoCounts_SaysWhatTheCasesToComeMustBeForFewAndMany()
    {
        var goal = AnalyseRatio("2024", 94, TargetComparator.AtLeast, (180, 200), 80, 90, 85, 95, 98, 102);
        Assert.Equal([Volume.Low, Volume.Mid, Volume.High], goal.Scenarios.Select(s => s.Volume));
        Assert.True(goal.Scenarios[0].ToCome < goal.Scenarios[1].ToCome && goal.Scenarios[1].ToCome < goal.Scenarios[2].ToCome);
        Assert.All(goal.Scenarios, s => Assert.Equal(94, 100 * (180 + (s.Rate.NeededPercent!.Value / 100 * s.ToCome)) / (200 + s.ToCome), 9));
        Assert.Equal((GoalState.Open, 6), (goal.State, goal.Volume!.Quarters));
    }

    [Fact]
    public void Ratio_WithoutAProjection_TakesAsManyCasesADayAsSoFar()
    {
        var goal = AnalyseRatio("2024", 95, TargetComparator.AtLeast, (180, 200));
        Assert.Equal((Volume.Mid, 200d), (Assert.Single(goal.Scenarios).Volume, goal.Scenarios[0].ToCome));
        Assert.Equal(100, goal.Scenarios[0].Rate.NeededPercent!.Value, 9);
    }

    [Fact]
    public void Ratio_OfAWindowWithoutAReport_NeedsTheTargetOfAllItsCases()
    {
        // Nothing of the half-year counts towards the third quarter: 183 days had 200 cases, 92 will have 101.
        var goal = AnalyseRatio("2024-Q3", 98, TargetComparator.AtLeast, (180, 200));
        var scenario = Assert.Single(goal.Scenarios);
        Assert.Equal((101d, 98d, 99d), (scenario.ToCome, Math.Round(scenario.Rate.NeededPercent!.Value, 9), scenario.Rate.NeededCount));
        Assert.Equal((GoalReports.NoneYet, null, 92), (goal.Reports, goal.Figure, goal.DaysLeft));
    }

    [Fact]
    public void Ratio_ThatCannotBeReached_SaysSo() => Assert.Equal(GoalState.OutOfReach, AnalyseRatio("2024", 99, TargetComparator.AtLeast, (100, 200)).State);

    [Fact]
    public void Ratio_ThatIsToStayLow_SaysWhatItMayBe()
    {
        // 4 of 200 late; 200 to come: 5 % of 400 are 20, so 16 of 200, 8 %.
        var goal = AnalyseRatio("2024", 5, TargetComparator.AtMost, (4, 200));
        var rate = Assert.Single(goal.Scenarios).Rate;
        Assert.Equal((8d, 16d, 16d), (Math.Round(rate.NeededPercent!.Value, 9), rate.NeededCount, goal.MayFail));
        Assert.Equal((1d, 51d), (rate.BestPercent, rate.WorstPercent));
    }

    [Fact]
    public void Level_BelowItsTarget_IsNeverSecuredAndPacedFromTheYearBefore()
    {
        var goal = Analyse(Stock, "2024", 50, ("2023", 20), ("2024-H1", 26));
        Assert.Equal((GoalState.Open, 24d, 6d), (goal.State, goal.Count!.Remaining, goal.Done));
        Assert.Equal(GoalVerdict.Reached, Analyse(Stock, "2024", 50, ("2023", 20), ("2024-H1", 50)).Verdict);
    }

    [Fact]
    public void Analyse_UpToAnEarlierPeriod_KnowsNothingOfLaterOnes()
    {
        var goal = Analyse(Count, "2024", 39, ("2024-Q1", 8), ("2024-H1", 19));
        var then = GoalAnalyser.Analyse(Catalogue, TestCalendar.Cchc, Count, Figures(Count, ("2024-Q1", 8), ("2024-H1", 19)), Target(Count, "2024", 39), TestCalendar.Period("2024-Q1"));
        Assert.Equal((20d, 31d), (goal.Count!.Remaining, then.Count!.Remaining));
    }

    [Theory]
    [InlineData(19, GoalVerdict.Open)]
    [InlineData(45, GoalVerdict.Open)]
    [InlineData(61, GoalVerdict.OutOfReach)]
    public void Count_ToStayWithinARange_IsLostAboveItAndHasNoPaceOfItsOwn(double done, GoalVerdict expected)
    {
        var goal = Within(Count, "2024", 40, 60, ("2024-H1", done));
        Assert.Equal((expected, null, null, null), (goal.Verdict, goal.Count, goal.Times, goal.Season));
        Assert.Equal((done, 183), (goal.Done, goal.Elapsed));
        Assert.Equal(Math.Max(0, Math.Max(40 - done, done - 60)), goal.Judgement.Gap);
    }

    [Fact]
    public void Range_OfAWindowWithoutAReportOrOfALevel_SaysNothingOneSided()
    {
        var unreported = Within(Count, "2024-Q3", 9, 12, ("2024-H1", 19));
        Assert.Equal((GoalReports.NoneYet, GoalVerdict.NoFigure, null), (unreported.Reports, unreported.Verdict, unreported.Count));
        var level = Within(Stock, "2024", 5, 9, ("2024-H1", 20));
        Assert.Equal((GoalVerdict.Open, null, 11d), (level.Verdict, level.Count, level.Judgement.Gap));
    }

    // 50 of 100 and 20 cases to come: 41.7 to 58.3 % in the end.
    [Theory]
    [InlineData(40, 60, GoalVerdict.Secured)]
    [InlineData(45, 60, GoalVerdict.Open)]
    [InlineData(40, 55, GoalVerdict.Open)]
    [InlineData(10, 41, GoalVerdict.OutOfReach)]
    [InlineData(59, 90, GoalVerdict.OutOfReach)]
    public void Ratio_ToStayWithinARange_IsSecuredByBothBoundsAndLostByEither(double low, double high, GoalVerdict expected)
    {
        var own = new Figure(TestCalendar.Period("2024-H1"), ObservationState.Reported, 50, 50, 100, false);
        var before = new[] { new Figure(TestCalendar.Period("2023-H1"), ObservationState.Reported, 50, 50, 100, false), new Figure(TestCalendar.Period("2023"), ObservationState.Reported, 50, 60, 120, false) };
        var goal = GoalAnalyser.Analyse(
            Catalogue, TestCalendar.Cchc, Ratio, new AgencyFigures(before.Append(own).Select(f => (Ratio.Id, f))), Target(Ratio, "2024", low) with { Comparator = TargetComparator.Between, High = high });
        Assert.Equal((expected, 20d), (goal.Verdict, goal.Volume?.High));
        Assert.Equal((null, null, 0), (goal.Rate, goal.MayFail, goal.Scenarios.Count));
    }

    // The chance of a range is what the chances of its two bounds have in common.
    [Fact]
    public void Forecast_OfARange_HasTheChanceOfBothBounds()
    {
        (string, double)[] figures = [.. Quarters(8, 11, 9, 12, 10, 9, 13, 8, 11, 10)];
        var (low, high) = (Analyse(Count, "2024", 35, figures), Analyse(Count, "2024", 45, TargetComparator.AtMost, figures));
        var range = Within(Count, "2024", 35, 45, figures);
        Assert.NotNull(range.Forecast!.Chance);
        Assert.Equal(low.Forecast!.Chance!.Value + high.Forecast!.Chance!.Value - 1, range.Forecast.Chance.Value, 9);
        Assert.Equal((low.Forecast.Value, low.Forecast.Low, low.Forecast.High), (range.Forecast.Value, range.Forecast.Low, range.Forecast.High));
    }

    [Fact]
    public void Progress_OfARange_IsNone() =>
        Assert.Null((Within(Stock, "2024", 5, 9, ("2024-H1", 7)) with { Target = Target(Stock, "2024", 5) with { Comparator = TargetComparator.Between, High = 9, Baseline = new TargetStep(new DateOnly(2023, 12, 14), 1) } }).Progress);

    private static GoalCase Within(Indicator indicator, string due, double low, double high, params (string Period, double Value)[] figures) =>
        GoalAnalyser.Analyse(Catalogue, TestCalendar.Cchc, indicator, Figures(indicator, figures), Target(indicator, due, low) with { Comparator = TargetComparator.Between, High = high });

    private static CatalogueSnapshot Catalogue { get; } = new([TestCalendar.Cchc], [], [Count, Good, All, Ratio, Stock], []);

    private static IEnumerable<(string Period, double Value)> Quarters(params double[] values) =>
        values.Select((v, i) => (4 * 2024) + 2 - values.Length + i).Zip(values, (place, v) => (TestCalendar.Cchc.Find(place / 4, PeriodKind.Q1 + (place % 4))!.Key, v));

    private static GoalCase Analyse(Indicator indicator, string due, double goal, params (string Period, double Value)[] figures) => Analyse(indicator, due, goal, TargetComparator.AtLeast, figures);

    private static GoalCase Analyse(Indicator indicator, string due, double goal, TargetComparator comparator, params (string Period, double Value)[] figures) => Analyse([], indicator, due, goal, comparator, figures);

    private static GoalCase Analyse(SeriesEvent[] events, Indicator indicator, string due, double goal, TargetComparator comparator, (string Period, double Value)[] figures) =>
        GoalAnalyser.Analyse(Catalogue, TestCalendar.Cchc, indicator, Figures(indicator, figures), Target(indicator, due, goal) with { Comparator = comparator }, null, events);

    private static GoalCase AnalyseRatio(string due, double goal, TargetComparator comparator, (double Good, double All) half, params double[] cases)
    {
        var own = new Figure(TestCalendar.Period("2024-H1"), ObservationState.Reported, 100 * half.Good / half.All, half.Good, half.All, false);
        var counts = Quarters(cases).SelectMany(q => new[] { (All.Id, Of(q.Period, q.Value)), (Good.Id, Of(q.Period, 0.9 * q.Value)) });
        return GoalAnalyser.Analyse(Catalogue, TestCalendar.Cchc, Ratio, new AgencyFigures(counts.Append((Ratio.Id, own))), Target(Ratio, due, goal) with { Comparator = comparator });
    }

    private static Target Target(Indicator indicator, string due, double goal) => new("t", indicator.Id, null, TestCalendar.Period(due), TargetComparator.AtLeast, goal, "QĐ", false, null, null, null);

    private static AgencyFigures Figures(Indicator indicator, params (string Period, double Value)[] figures) => new(figures.Select(f => (indicator.Id, Of(f.Period, f.Value))));

    private static Figure Of(string period, double value) => new(TestCalendar.Period(period), ObservationState.Reported, value, null, null, false);
}
