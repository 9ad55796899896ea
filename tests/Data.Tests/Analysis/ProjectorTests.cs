using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;

namespace Kpi.Data.Tests.Analysis;

public sealed class ProjectorTests
{
    private static readonly double[] Coverage = [7.0175, 9.5652, 11.2069, 12.8205, 13.6752, 15.1261, 16.6667, 18.3333, 19.6721, 20.4724];

    // The first 20 months of Box and Jenkins' airline passengers, series G.
    private static readonly double[] Passengers = [112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Project_FewerThanThreePoints_SaysNothing(int count)
    {
        var projection = Project([.. Coverage.Take(count)]);
        Assert.Equal((ProjectionMethod.None, count, 0), (projection.Method, projection.Count, projection.Points.Count));
    }

    [Fact]
    public void Project_ThreePoints_GoesOneStepWithOneDegreeOfFreedom()
    {
        // b = 2, e − b = ∓1, s² = 2/1; se₁ = √2 · √(1 · 1.5) = √3; t₁(0.9) = 3.0777.
        var point = Assert.Single(Project([1, 2, 5]).Points);
        Assert.Equal(6, point.Value);
        Assert.Equal(6 - (3.0777 * Math.Sqrt(3)), point.Low80!.Value, 3);
        Assert.Null(point.Low95);
    }

    [Fact]
    public void Project_FourToNinePoints_IsHalfDrift()
    {
        // b = (9 − 1)/3; y + h·b/2.
        var projection = Project([1, 3, 6, 9]);
        Assert.Equal(ProjectionMethod.HalfDrift, projection.Method);
        Assert.Equal([9 + (4 / 3d), 9 + (8 / 3d), 9 + 4, 9 + (16 / 3d)], projection.Points.Select(p => p.Value));
    }

    [Fact]
    public void Project_TenPoints_IsDampedHoltAsAnIndependentProgramHasIt()
    {
        var projection = Project(Coverage);
        Assert.Equal((ProjectionMethod.DampedHolt, 10), (projection.Method, projection.Count));
        double[] expected = [21.630556819466772, 22.7308057979602, 23.776042327528963, 24.769017030619285];
        for (var h = 0; h < 4; h++) Assert.Equal(expected[h], projection.Points[h].Value, 9);

        // t₅(0.9) · 0.515953 = 0.7615 is narrower than the fifth smallest of six errors, 1.4509.
        Assert.Equal(1.4509, projection.Points[0].High80!.Value - projection.Points[0].Value, 4);
        Assert.Null(projection.Points[0].High95);
    }

    [Fact]
    public void Project_TwentyPoints_AgreesWithAnIndependentProgram()
    {
        var fit = DampedHolt.FitPrefixes(Passengers, Passengers.Length)[0];
        Assert.Equal((1.0, 0.0, 0.95, 20), (fit.Alpha, fit.Beta, fit.Phi, fit.Count));
        Assert.Equal(2918.813520075775, fit.Squares, 6);
        Assert.Equal((172.03142, 177.53632), (Math.Round(fit.Forecast(1), 5), Math.Round(fit.Forecast(4), 5)));
        Assert.Equal((13.94946, 27.89893), (Math.Round(fit.Error(1), 5), Math.Round(fit.Error(4), 5)));
        Assert.Equal(23.872398, Project(Passengers).Points[0].High80!.Value - Project(Passengers).Points[0].Value, 6);
        Assert.NotNull(Project(Passengers).Points[0].High95);
    }

    [Fact]
    public void FitPrefixes_OfAnySeries_AreTheFitsOfThePrefixesAlone() => Prop.ForAll(Values(6, 24), values =>
    {
        var all = DampedHolt.FitPrefixes(values, 4);
        for (var n = 4; n <= values.Length; n++)
        {
            var alone = DampedHolt.FitPrefixes(values.AsSpan(0, n), n)[0];
            Assert.Equal((alone.Alpha, alone.Beta, alone.Phi, alone.Squares, alone.Level), (all[n - 4].Alpha, all[n - 4].Beta, all[n - 4].Phi, all[n - 4].Squares, all[n - 4].Level));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Project_SeriesWithAGap_UsesOnlyWhatFollowsIt()
    {
        double?[] values = [50, 60, 70, null, 1, 3, 6, 9];
        Assert.Equal(4, Projector.Project(values, ProjectionOptions.Default).Count);
        Assert.Equal(Project([1, 3, 6, 9]).Points, Projector.Project(values, ProjectionOptions.Default).Points);
    }

    [Fact]
    public void Project_AnyPercentage_StaysBetween0And100() => Prop.ForAll(Values(3, 30), values =>
    {
        var projection = Projector.Project([.. values.Select(v => (double?)Math.Clamp(Math.Abs(v), 0, 100))], new ProjectionOptions { Percent = true });
        Assert.All(projection.Points, p => Assert.True(p.Low80 >= 0 && p.Low80 <= p.Value && p.Value <= p.High80 && p.High80 <= 100, p.ToString()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Project_AnySeries_HasIntervalsThatWidenAndHoldTheirValue() => Prop.ForAll(Values(3, 30), values =>
    {
        var points = Project(values).Points;
        Assert.All(points, p => Assert.True(double.IsFinite(p.Value) && p.Low80 <= p.Value && p.Value <= p.High80));
        Assert.All(points.Where(p => p.Low95 is not null), p => Assert.True(p.Low95 <= p.Low80 + 1e-9 && p.High95 >= p.High80 - 1e-9));
        for (var i = 1; i < points.Count; i++) Assert.True(points[i].High80 - points[i].Low80 >= points[i - 1].High80 - points[i - 1].Low80 - 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Project_ConstantSeries_HasNoSpreadAndNoChance()
    {
        var values = Enumerable.Repeat(5.0, 12).ToArray();
        Assert.All(Project(values).Points, p => Assert.Equal((5, 5, 5), (p.Value, p.Low80, p.High80)));
        Assert.Null(Projector.ChanceOf([.. values.Select(v => (double?)v)], ProjectionOptions.Default, 1, 6, atLeast: true));
    }

    [Fact]
    public void Project_DeclaredSeason_RepeatsItWithHalfTheYearlyChange()
    {
        var projection = Projector.Project([10, 20, 30, 40, 14, 24, 34, 44], new ProjectionOptions { Season = 4 });
        Assert.Equal(ProjectionMethod.SeasonalNaive, projection.Method);
        Assert.Equal([16, 26, 36, 46], projection.Points.Select(p => p.Value));
    }

    [Fact]
    public void Project_DeclaredSeasonBeyondOne_WidensWithEachYear()
    {
        // Each quarter is 4 above the year before: s² = 4·16/4, se = 4 within the first year ahead and 4·√2 in the second; t₄(0.9) = 1.533206.
        var points = Projector.Project([10, 20, 30, 40, 14, 24, 34, 44], new ProjectionOptions { Season = 4, Horizon = 8 }).Points;
        Assert.Equal([16, 26, 36, 46, 18, 28, 38, 48], points.Select(p => p.Value));
        Assert.All(points.Take(4), p => Assert.Equal(6.1328251, p.High80!.Value - p.Value, 6));
        Assert.All(points.Skip(4), p => Assert.Equal(8.6731244, p.Value - p.Low80!.Value, 6));
    }

    [Fact]
    public void Chance_OfADeclaredSeason_IsTakenFromTheSeasonalForecast()
    {
        double?[] values = [10, 20, 30, 40, 14, 24, 34, 44];
        var season = new ProjectionOptions { Season = 4 };

        // 16 ± 4 with 4 degrees of freedom: F(1) = 0.813050. The last value, 44, and its trend say nothing of the next quarter.
        Assert.Equal(1 - 0.813050, Projector.ChanceOf(values, season, 1, 20, atLeast: true)!.Value, 6);
        Assert.Equal(0.5, Projector.ChanceOf(values, season, 3, 36, atLeast: true)!.Value, 9);
        Assert.Equal(0.5, Projector.ChanceOf(values, season, 5, 18, atLeast: false)!.Value, 9);
        Assert.True(Projector.ChanceOf(values, ProjectionOptions.Default, 1, 20, atLeast: true) > 0.8);
    }

    [Fact]
    public void Chance_OfAnySeries_IsHalfAtTheForecastWhateverTheMethod() => Prop.ForAll(Values(8, 30), Gen.Elements(0, 2, 4).ToArbitrary(), (values, season) =>
    {
        var options = new ProjectionOptions { Season = season };
        double?[] known = [.. values.Select(v => (double?)v)];
        foreach (var point in Projector.Project(known, options).Points)
        {
            if (Projector.ChanceOf(known, options, point.Horizon, point.Value, atLeast: true) is { } chance) Assert.Equal(0.5, chance, 6);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Project_PercentAboveTheWhole_IsNotHeldBelowIt()
    {
        // Resolved beyond what came in: 104 to 112, two a step; y + b/2. On the logit scale nothing could lie above 100.
        double?[] values = [104, 106, 108, 110, 112];
        var points = Projector.Project(values, new ProjectionOptions { Percent = true }).Points;
        Assert.Equal([113, 114, 115, 116], points.Select(p => p.Value));
        Assert.Equal(Projector.Project(values, ProjectionOptions.Default).Points, points);
        Assert.All(Projector.Project([50, 130, 20, 5], new ProjectionOptions { Percent = true }).Points, p => Assert.True(p.Low80 >= 0));

        // All of the whole is 100 up to rounding.
        Assert.All(Projector.Project([98, 99, 100.00000000000001, 100], new ProjectionOptions { Percent = true }).Points, p => Assert.True(p.High80 <= 100));
    }

    [Fact]
    public void Chance_OfAGoalFarAbove_IsSmallAndBelowEightPointsUnknown()
    {
        double?[] values = [.. Coverage.Select(v => (double?)v)];
        var percent = new ProjectionOptions { Percent = true };
        Assert.InRange(Projector.ChanceOf(values, percent, 1, 35, atLeast: true)!.Value, 0, 0.1);
        Assert.InRange(Projector.ChanceOf(values, percent, 1, 15, atLeast: true)!.Value, 0.9, 1);
        Assert.Equal(1, Projector.ChanceOf(values, percent, 1, 21, true)!.Value + Projector.ChanceOf(values, percent, 1, 21, false)!.Value, 9);
        Assert.Null(Projector.ChanceOf([.. values.Take(7)], percent, 1, 35, atLeast: true));

        // A range has what both bounds have in common; 0 and 100 % are none.
        double? Within(double low, double high) => SeriesAnalyser.Analyse(new SeriesQuestion([.. values.Select(v => new SeriesValue(v, null, null))], Direction.Range) { Target = (low, high), Projections = percent }).Chance;
        Assert.Equal(Projector.ChanceOf(values, percent, 1, 18, true)!.Value + Projector.ChanceOf(values, percent, 1, 24, false)!.Value - 1, Within(18, 24)!.Value, 9);
        Assert.Equal(Projector.ChanceOf(values, percent, 1, 18, true)!.Value, Within(18, 100)!.Value, 9);
        Assert.Equal(Projector.ChanceOf(values, percent, 1, 24, false)!.Value, Within(0, 24)!.Value, 9);
    }

    private static Arbitrary<double[]> Values(int least, int most) => Gen.Choose(-500, 500).Select(n => n / 4d).ListOf().Where(l => l.Count >= least).Select(l => l.Take(most).ToArray()).ToArbitrary();

    private static Projection Project(double[] values) => Projector.Project([.. values.Select(v => (double?)v)], ProjectionOptions.Default);
}
