using Kpi.Dashboard.Charts;

namespace Kpi.Dashboard.Tests.Charts;

public sealed class WaterfallShapeTests
{
    [Fact]
    public void Bars_BeginWhereTheOneBeforeEnded_AndLeadToTheLastNumber()
    {
        var shape = WaterfallShape.Build(18, [6.6, 1.4], 300);
        Assert.Equal(shape.Start, shape.Bars[0].From, 9);
        Assert.Equal(shape.Bars[0].To, shape.Bars[1].From, 9);
        Assert.Equal(shape.End, shape.Bars[1].To, 9);
        Assert.Equal(6.6 / 1.4, (shape.Bars[0].To - shape.Bars[0].From) / (shape.Bars[1].To - shape.Bars[1].From), 6);
        Assert.Equal(16, shape.Base);
        Assert.InRange(shape.Start, 1, 299);
        Assert.Equal(300, shape.End, 9);
    }

    [Fact]
    public void Bars_OfOppositeEffects_StayWithinThePicture()
    {
        var shape = WaterfallShape.Build(100, [-40, 30], 300);
        Assert.All(shape.Bars, b => Assert.All(new[] { b.From, b.To }, x => Assert.InRange(x, 0, 300)));
        Assert.True(shape.Bars[0].To < shape.Bars[0].From);
    }

    [Fact]
    public void Axis_OfNumbersNearZero_BeginsAtZero() => Assert.Equal(0, WaterfallShape.Build(1, [5, 0], 300).Base);

    [Fact]
    public void Axis_OfNothingThatMoved_IsFinite()
    {
        var shape = WaterfallShape.Build(0, [0, 0], 300);
        Assert.True(double.IsFinite(shape.Start) && double.IsFinite(shape.End));
    }
}
