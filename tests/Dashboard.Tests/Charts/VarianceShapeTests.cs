using Kpi.Dashboard.Charts;

namespace Kpi.Dashboard.Tests.Charts;

public sealed class VarianceShapeTests
{
    [Theory]
    [InlineData(9.5, 10)]
    [InlineData(10, 10)]
    [InlineData(10.1, 20)]
    [InlineData(0.03, 0.05)]
    [InlineData(97.2, 100)]
    [InlineData(199, 200)]
    [InlineData(4000, 200)]
    public void Scale_ReachesTheNextRoundNumber(double largest, double expected) => Assert.Equal(expected, VarianceScale.Of([-1e-3, -largest, largest / 2], 200)!.Value, 9);

    [Fact]
    public void Scale_OfNothingThatChanged_IsNone()
    {
        Assert.Null(VarianceScale.Of([], 100));
        Assert.Null(VarianceScale.Of([0, 0], 100));
    }

    [Fact]
    public void Bars_OfOneScale_AreAsLongAsTheirChanges()
    {
        var (rise, fall) = (VarianceShape.Build(10, 10, 170), VarianceShape.Build(-5, 10, 170));
        Assert.Equal((85, 85), (rise.Zero, fall.Zero));
        Assert.Equal(rise.Length / 2, fall.Length, 9);
        Assert.Equal(85, rise.Left);
        Assert.Equal(85, fall.Left + fall.Length, 9);
        Assert.InRange(rise.End, 86, 170);
    }

    [Fact]
    public void Bar_OfNoChange_HasNoLength() => Assert.Equal(0, VarianceShape.Build(0, 10, 170).Length);

    [Fact]
    public void Bar_OfATinyChange_IsSeen() => Assert.InRange(VarianceShape.Build(-0.001, 10, 170).Length, 1, 2);

    [Fact]
    public void Bar_BeyondTheScale_IsCutAndSaysSo()
    {
        var shape = VarianceShape.Build(500, 200, 170);
        Assert.True(shape.Cut);
        Assert.Equal(VarianceShape.Build(200, 200, 170).End, shape.End);
        Assert.False(VarianceShape.Build(200, 200, 170).Cut);
    }
}
