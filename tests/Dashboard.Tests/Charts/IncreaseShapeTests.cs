using Kpi.Dashboard.Charts;

namespace Kpi.Dashboard.Tests.Charts;

public sealed class IncreaseShapeTests
{
    [Fact]
    public void Bars_OfGains_StandOnOneLineAndLeaveRoomForNumbers()
    {
        var shape = IncreaseShape.Build([null, 2, 0, 4], 96);
        Assert.Equal(96, shape.Zero);
        Assert.Equal([(1, 56d, 40d, 2d), (2, 96d, 0d, 0d), (3, 16d, 80d, 4d)], shape.Bars);
    }

    [Fact]
    public void Bars_OfLosses_HangFromTheLine()
    {
        var shape = IncreaseShape.Build([3, -1], 96);
        Assert.Equal(64, shape.Zero);
        Assert.Equal([(0, 16d, 48d, 3d), (1, 64d, 16d, -1d)], shape.Bars);
    }

    [Fact]
    public void Bars_WhenNothingMoved_LieOnTheLine() => Assert.Equal((90d, 0d), (IncreaseShape.Build([0, 0], 90).Zero, IncreaseShape.Build([0, 0], 90).Bars.Sum(b => b.Height)));

    [Fact]
    public void Bars_OfNothing_AreNone() => Assert.Empty(IncreaseShape.Build([null, null], 90).Bars);

    [Fact]
    public void Bars_OfAnything_StayInTheBox()
    {
        var random = new Random(1);
        for (var run = 0; run < 500; run++)
        {
            var values = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) == 0 ? null : (double?)random.Next(-1000, 1000)).ToList();
            var shape = IncreaseShape.Build(values, 120);
            Assert.All(shape.Bars, b => Assert.True(b.Top >= -1e-9 && b.Top + b.Height <= 120 + 1e-9));
            Assert.Equal(values.Count(v => v is not null), shape.Bars.Count);
        }
    }
}
