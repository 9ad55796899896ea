using Kpi.Data.Analysis.Projections;

namespace Kpi.Data.Tests.Analysis;

public sealed class LandingTests
{
    private static readonly double?[] Short = [20, 23, 21, 26, 24, 29];
    private static readonly double?[] Long = [112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170];

    [Fact]
    public void Of_OneStep_IsTheProjectionOfThatStepOnTopOfWhatIsKnown()
    {
        foreach (var values in new[] { Short, Long })
        {
            var step = Projector.Project(values, ProjectionOptions.Default).Points[0];
            var landing = Landings.Of(values, 1, 1, 100)!;
            Assert.Equal(100 + step.Value, landing.Value, 9);
            Assert.Equal(100 + step.Low80!.Value, landing.Low80, 9);
            Assert.Equal(100 + step.High80!.Value, landing.High80, 9);
        }
    }

    [Fact]
    public void Of_ALaterStepAlone_IsItsOwnProjection()
    {
        var step = Projector.Project(Short, ProjectionOptions.Default).Points[2];
        var landing = Landings.Of(Short, 3, 3, 0)!;
        Assert.Equal((step.Value, 1), (landing.Value, landing.Steps));
        Assert.Equal(step.High80!.Value, landing.High80, 9);
    }

    [Fact]
    public void Of_SeveralSteps_IsNarrowerThanTheEndsAddedUpAndWiderThanTheirRootSum()
    {
        // Errors of successive steps go together, but not wholly.
        var points = Projector.Project(Short, ProjectionOptions.Default).Points;
        var halves = points.Take(3).Select(p => p.High80!.Value - p.Value).ToList();
        var landing = Landings.Of(Short, 1, 3, 0)!;
        var half = landing.High80 - landing.Value;
        Assert.Equal(points.Take(3).Sum(p => p.Value), landing.Value, 9);
        Assert.InRange(half, Math.Sqrt(halves.Sum(h => h * h)) + 0.01, halves.Sum() - 0.01);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    public void Of_SeveralSteps_HasTheSpreadASimulationFinds(int from, int to)
    {
        // A random walk whose drift is known with an error: y(T + h) = y(T) + Σe + h·d, e ~ N(0, 1), d ~ N(0, 1/(n − 1)).
        const int Runs = 200_000;
        var n = Short.Length;
        var random = new Random(20240614);
        double sum = 0, squares = 0;
        for (var run = 0; run < Runs; run++)
        {
            var drift = Normal() / Math.Sqrt(n - 1);
            double level = 0, total = 0;
            for (var h = 1; h <= to; h++)
            {
                level += Normal();
                if (h >= from) total += level + (h * drift);
            }
            sum += total;
            squares += total * total;
        }
        var spread = Math.Sqrt((squares / Runs) - (sum / Runs * (sum / Runs)));
        var one = Landings.Of(Short, 1, 1, 0)!;
        var several = Landings.Of(Short, from, to, 0)!;
        var unit = (one.High80 - one.Value) / Math.Sqrt(1 + (1.0 / (n - 1)));
        Assert.Equal(spread, (several.High80 - several.Value) / unit, 0.02 * spread);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    [Fact]
    public void Of_TooFewPointsOrTheLastMissing_SaysNothing()
    {
        Assert.Null(Landings.Of([1, 2], 1, 1, 0));
        Assert.Null(Landings.Of([1, 2, 3], 1, 2, 0));
        Assert.NotNull(Landings.Of([1, 2, 3], 1, 1, 0));
        Assert.Null(Landings.Of([1, 2, 3, 4, null], 1, 1, 0));
        Assert.Null(Landings.Of([], 1, 1, 0));
    }

    [Fact]
    public void Of_FallingCounts_NeverTakesBackWhatIsKnown()
    {
        var landing = Landings.Of([90, 60, 30, 5], 1, 3, 185)!;
        Assert.True(landing.Low80 >= 185 && landing.Value >= 185);
    }

    [Fact]
    public void Chance_OfABound_IsGivenFromEightPointsAndHalfAtTheLandingItself()
    {
        var middle = Landings.Of(Long, 1, 2, 50)!.Value;
        Assert.Equal(0.5, Landings.Of(Long, 1, 2, 50, middle)!.Chance!.Value, 9);
        Assert.True(Landings.Of(Long, 1, 2, 50, middle + 200)!.Chance < 0.1);
        Assert.True(Landings.Of(Long, 1, 2, 50, middle + 200, atLeast: false)!.Chance > 0.9);
        Assert.Null(Landings.Of(Short, 1, 2, 50, middle)!.Chance);

        // Between two bounds it is what both have in common; what has been counted already is no question any more.
        double Of(double low, double high) => Landings.Of(Long, 1, 2, 50, low, most: high)!.Chance!.Value;
        Assert.Equal(0.5, Of(10, middle), 9);
        Assert.Equal(Landings.Of(Long, 1, 2, 50, middle - 5)!.Chance!.Value - Landings.Of(Long, 1, 2, 50, middle + 5)!.Chance!.Value, Of(middle - 5, middle + 5), 9);
        Assert.Equal(0.5, Of(middle, double.PositiveInfinity), 9);

        // 50 have been counted: 50 are reached, of at most 49 none is left, and a range below is lost.
        Assert.Null(Landings.Of(Long, 1, 2, 50, 50)!.Chance);
        Assert.NotNull(Landings.Of(Long, 1, 2, 50, 51)!.Chance);
        Assert.Null(Landings.Of(Long, 1, 2, 50, 49, atLeast: false)!.Chance);
        Assert.NotNull(Landings.Of(Long, 1, 2, 50, 50, atLeast: false)!.Chance);
        Assert.Null(Landings.Of(Long, 1, 2, 50, 10, most: 40)!.Chance);
        Assert.Null(Landings.Of(Long, 1, 2, 50, 10, most: double.PositiveInfinity)!.Chance);
        Assert.Null(Landings.Of([.. Enumerable.Repeat<double?>(5, 12)], 1, 2, 0, 20)!.Chance);
    }
}
