using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Persistence;
using Kpi.Data.Targets;

namespace Kpi.Data.Tests.Analysis;

/// <summary>What it takes to reach a target, on the figures of the real half-year and made-up earlier ones.</summary>
public sealed class GoalAnalyserTests : StoreTheory
{
    [Fact]
    public async Task Coverage_HalfYear_NeedsNineteenInAQuarterAtNineTimesThePace()
    {
        var goal = await AnalyseAsync("kpi.online-full-coverage", At("2024-Q3", 35), Ratio("2023", 22, 127), Ratio("2024-Q1", 24, 127), Ratio("2024-H1", 26, 127));
        Assert.Equal((GoalBasis.Level, GoalVerdict.Open, 92, 19d), (goal.Basis, goal.Verdict, goal.DaysLeft, goal.Count!.Remaining));
        Assert.Equal((4, 183), (goal.Done, goal.Elapsed));
        Assert.Equal(19 / 92d / (4 / 183d), goal.Count.Ratio!.Value, 9);
    }

    [Fact]
    public async Task Coverage_WithoutTheYearBefore_HasNoPace()
    {
        var goal = await AnalyseAsync("kpi.online-full-coverage", At("2024", 50), Ratio("2024-H1", 26, 127));
        Assert.Equal((38, null, null), (goal.Count!.Remaining, goal.Done, goal.Count.Ratio));
        Assert.Equal(GoalHold.TooFewPoints, goal.Hold);
    }

    [Fact]
    public async Task Coverage_AboveItsTarget_IsReachedButNotSecured()
    {
        var goal = await AnalyseAsync("kpi.online-coverage", At("2025", 80), Ratio("2024-H1", 127, 127));
        Assert.Equal((GoalVerdict.Reached, 25), (goal.Verdict, goal.Surplus));
    }

    [Fact]
    public async Task Coverage_TenQuarters_SaysWhereItLandsAndHowLikely()
    {
        var goal = await AnalyseAsync("kpi.online-full-coverage", At("2024-Q3", 35), [.. Quarters(11)]);
        Assert.Null(goal.Hold);
        Assert.True(goal.Forecast is { Count: 10, Chance: < 0.1 }, goal.Forecast?.ToString());
        Assert.InRange(goal.Forecast!.Value, goal.Forecast.Low, goal.Forecast.High);

        static IEnumerable<Figure> Quarters(int count)
        {
            string[] kinds = ["-Q1", "-H1", "-Q3", ""];
            for (var i = 0; i < count - 1; i++) yield return Ratio($"{2022 + (i / 4)}{kinds[i % 4]}", (i % 2 == 0 ? 24 : 26) + (i % 3), 127);
        }
    }

    [Fact]
    public async Task Plan_HalfYear_CountsFromTheStartOfTheYear()
    {
        var goal = await AnalyseAsync("kpi.plan-completion", At("2024", 100), Ratio("2023", 35, 36), Ratio("2024-H1", 19, 39));
        Assert.Equal((GoalBasis.YearToDate, 20d, 19d, 183), (goal.Basis, goal.Count!.Remaining, goal.Done, goal.Elapsed));
        Assert.Equal(GoalHold.TooFewPoints, goal.Hold);
    }

    [Fact]
    public async Task Plan_OneQuarterToGo_LandsOnWhatIsDonePlusTheNextQuarter()
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var (plan, done) = (catalogue.Find("kpi.plan-completion")!, catalogue.Find("cchc.1.1.2")!);
        string[] kinds = ["-Q1", "-H1", "-Q3", ""];
        double[] counts = [8, 17, 25, 34, 9, 18, 26, 35, 9, 19];
        var figures = counts.Select((c, i) => (done.Id, Value($"{2022 + (i / 4)}{kinds[i % 4]}", c))).Append((plan.Id, Ratio("2024-H1", 19, 39)));
        var goal = GoalAnalyser.Analyse(catalogue, TestCalendar.Cchc, plan, new AgencyFigures(figures), At("2024-Q3", 75) with { IndicatorId = plan.Id });
        Assert.Null(goal.Hold);
        Assert.Equal(10, goal.Forecast!.Count);

        // 8 to 10 a quarter: 19 and about 9 of 39.
        Assert.InRange(goal.Forecast.Value, 100 * 27 / 39d, 100 * 29 / 39d);
        Assert.InRange(goal.Forecast.Value, goal.Forecast.Low, goal.Forecast.High);
        Assert.InRange(goal.Forecast.Chance!.Value, 0, 0.5);
    }

    [Fact]
    public async Task OnTime_RestOfTheYear_SaysHowManyMayBeLate()
    {
        Figure[] history = [Ratio("2022-H1", 14000, 14100), Ratio("2022", 30900, 31000), Ratio("2023-H1", 15900, 16000), Ratio("2023", 34900, 35000), Ratio("2024-H1", 16181, 16181)];
        var goal = await AnalyseAsync("kpi.on-time-rate", At("2024", 99), history);
        Assert.Equal((GoalBasis.Window, GoalVerdict.Open), (goal.Basis, goal.Verdict));
        Assert.Equal((16900d, 17950d, 19000d), (goal.Volume!.Low, goal.Volume.Mid, goal.Volume.High));
        Assert.Equal([2022, 2023], goal.Volume.Years);

        // (16181 + good) / (16181 + 17950) ≥ 0.99: at most 341 late.
        Assert.Equal(341, goal.MayFail);
        Assert.Equal(17609, goal.Rate!.Value.Mid.NeededCount);
    }

    [Fact]
    public async Task OnTime_QuarterOfItsOwn_DoesNotCountWhatTheHalfYearDid()
    {
        var goal = await AnalyseAsync("kpi.on-time-rate", At("2024-Q3", 98), Ratio("2023-Q3", 8600, 8700), Ratio("2024-H1", 100, 200));
        Assert.Null(goal.Figure);
        Assert.Equal((92, GoalVerdict.Open, 174d), (goal.DaysLeft, goal.Verdict, goal.MayFail));
        Assert.Equal(98, goal.Rate!.Value.Mid.NeededPercent!.Value, 9);
    }

    [Fact]
    public async Task OnTime_AfterTheThirdQuarter_AddsBothWindows()
    {
        var goal = await AnalyseAsync("kpi.on-time-rate", At("2024", 99), Ratio("2024-Q1", 1, 1), Ratio("2024-H1", 16000, 16200), Ratio("2024-Q3", 8500, 8600));
        Assert.Equal((24500, 24800), (goal.Figure!.Numerator, goal.Figure.Denominator));
        Assert.Equal(91, goal.DaysLeft);
        Assert.Empty(goal.Volume!.Years);
    }

    [Theory]
    [InlineData(100, 1000, GoalVerdict.OutOfReach)]
    [InlineData(1000, 1000, GoalVerdict.Open)]
    public async Task OnTime_TooManyFailed_IsOutOfReachForAnyVolume(double good, double all, GoalVerdict expected)
    {
        var goal = await AnalyseAsync("kpi.on-time-rate", At("2024", 99), Ratio("2023-H1", 90, 100), Ratio("2023", 200, 210), Ratio("2024-H1", good, all));
        Assert.Equal(expected, goal.Verdict);
    }

    [Fact]
    public async Task Count_OverItsTarget_IsSecuredAndNeedsNothing()
    {
        var goal = await AnalyseAsync("cchc.1.1.2", At("2024", 15), Value("2024-H1", 19));
        Assert.Equal((GoalVerdict.Secured, -4d, null), (goal.Verdict, goal.Count!.Remaining, goal.Count.RequiredPerDay));
    }

    [Fact]
    public async Task Backlog_UpperBound_HasARoomAndNoPace()
    {
        var goal = await AnalyseAsync("kpi.backlog", At("2024", 50) with { Comparator = TargetComparator.AtMost }, Value("2024-H1", 2));
        Assert.Equal((GoalVerdict.Reached, -48d, null), (goal.Verdict, goal.Judgement.Gap, goal.Count));
    }

    [Fact]
    public async Task AnyGoal_WithoutAFigure_SaysSo()
    {
        Assert.Equal((GoalVerdict.NoFigure, GoalHold.NoFigure), await AnalyseAsync("kpi.plan-completion", At("2024", 100), Ratio("2023", 35, 36)) is var plan ? (plan.Verdict, plan.Hold) : default);
        Assert.Equal(GoalVerdict.NoFigure, (await AnalyseAsync("kpi.on-time-rate", At("2024", 99))).Verdict);
        Assert.Null((await AnalyseAsync("kpi.on-time-rate", At("2024", 99), Ratio("2024-H1", 0, 0))).Figure);
    }

    [Fact]
    public async Task AnyGoal_InForceOnlyAfterTheLatestFigure_IsWorkedOutAllTheSame()
    {
        var goal = await AnalyseAsync("kpi.online-full-coverage", At("2024", 50) with { ValidFrom = new DateOnly(2024, 7, 1) }, Ratio("2024-H1", 26, 127));
        Assert.Equal((38, new DateOnly(2024, 7, 1)), (goal.Judgement.GapCount, goal.Judgement.Target!.ValidFrom));
    }

    [Fact]
    public async Task AnyGoal_WhoseDayHasCome_IsDue()
    {
        var goal = await AnalyseAsync("kpi.plan-completion", At("2024-H1", 50), Ratio("2024-H1", 19, 39));
        Assert.Equal((GoalVerdict.Due, 0, GoalHold.Due), (goal.Verdict, goal.DaysLeft, goal.Hold));
    }

    [Fact]
    public async Task OnTime_AsManyAsMayFail_StillMeetsAndOneMoreDoesNot()
    {
        var analyse = await AnalyserAsync("kpi.on-time-rate");
        Prop.ForAll(
            Arb.From(Gen.Choose(1, 5000).Three().Zip(Gen.Choose(1, 100))),
            made =>
            {
                var ((all, late, more), goal) = made;
                late = Math.Min(late, all);
                var outlook = analyse(At("2024", goal), [Ratio("2023-H1", all, all), Ratio("2023", all + more, all + more), Ratio("2024-H1", all - late, all)]);
                if (outlook.MayFail is not { } may) return outlook.Verdict == GoalVerdict.OutOfReach && 100d * (all - late + more) / (all + more) < goal;
                double After(double failed) => 100 * (all - late + more - failed) / (all + more);
                return After(may) >= goal - 1e-6 && (may == more || After(may + 1) < goal);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Coverage_WithWhatIsNeeded_MeetsAndWithOneLessDoesNot()
    {
        var analyse = await AnalyserAsync("kpi.online-full-coverage");
        Prop.ForAll(
            Arb.From(Gen.Choose(1, 300).Two().Zip(Gen.Choose(1, 100))),
            made =>
            {
                var ((a, b), goal) = made;
                var outlook = analyse(At("2024-Q3", goal), [Ratio("2024-H1", Math.Min(a, b), Math.Max(a, b))]);
                if (outlook.Count!.Remaining <= 0) return outlook.Verdict == GoalVerdict.Reached && outlook.Judgement.Gap <= 0;
                bool Meets(double more) => GoalAssumption.Apply(outlook, more, null) is { Value: { } value } && value >= goal - 1e-9;
                return Meets(outlook.Count.Remaining) && !Meets(outlook.Count.Remaining - 1);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Assumption_OfWhatCannotBe_IsNothing()
    {
        var coverage = await AnalyseAsync("kpi.online-full-coverage", At("2024-Q3", 35), Ratio("2024-H1", 26, 127));
        Assert.Equal(GoalAssumptionKind.More, GoalAssumption.KindOf(coverage));
        Assert.Equal(38, GoalAssumption.Apply(coverage, 12, null)!.Numerator);
        Assert.Equal(100d * 38 / 137, GoalAssumption.Apply(coverage, 12, 10)!.Value!.Value, 9);
        foreach (var (x, volume) in new (double, double?)[] { (102, null), (-27, null), (double.NaN, null), (1, -1), (1, double.PositiveInfinity) }) Assert.Null(GoalAssumption.Apply(coverage, x, volume));
        var onTime = await AnalyseAsync("kpi.on-time-rate", At("2024", 99), Ratio("2024-H1", 90, 100));
        Assert.Equal(GoalAssumptionKind.RateOfRest, GoalAssumption.KindOf(onTime));
        Assert.Equal((140, 150), GoalAssumption.Apply(onTime, 100, 50) is { } figure ? (figure.Numerator, figure.Denominator) : default);
        foreach (var (x, volume) in new (double, double?)[] { (101, 50), (-1, 50), (50, 0) }) Assert.Null(GoalAssumption.Apply(onTime, x, volume));
        var backlog = await AnalyseAsync("kpi.backlog", At("2024", 50) with { Comparator = TargetComparator.AtMost }, Value("2024-H1", 2));
        Assert.Equal((GoalAssumptionKind.Value, 7d), (GoalAssumption.KindOf(backlog), GoalAssumption.Apply(backlog, 7, null)!.Value));
    }

    private static async Task<Func<Target, Figure[], GoalCase>> AnalyserAsync(string key)
    {
        await using var store = await StoreAsync(StoreProvider.Sqlite);
        var catalogue = await store.Get<CatalogueStore>().GetAsync(Cancel);
        var indicator = catalogue.Find(key)!;
        return (target, figures) => GoalAnalyser.Analyse(catalogue, TestCalendar.Cchc, indicator, new AgencyFigures(figures.Select(f => (indicator.Id, f))), target with { IndicatorId = indicator.Id });
    }

    private static async Task<GoalCase> AnalyseAsync(string key, Target target, params Figure[] figures) => (await AnalyserAsync(key))(target, figures);

    private static Target At(string period, double value) => new("t", 1, null, TestCalendar.Period(period), TargetComparator.AtLeast, value, "", true, null, null, null);

    private static Figure Ratio(string period, double numerator, double denominator) =>
        new(TestCalendar.Period(period), denominator > 0 ? ObservationState.Reported : ObservationState.Missing, denominator > 0 ? 100 * numerator / denominator : null, numerator, denominator, false);

    private static Figure Value(string period, double value) => new(TestCalendar.Period(period), ObservationState.Reported, value, null, null, false);
}
