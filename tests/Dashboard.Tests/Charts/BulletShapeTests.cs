using Kpi.Dashboard.Charts;

namespace Kpi.Dashboard.Tests.Charts;

public sealed class BulletShapeTests
{
    [Fact]
    public void Build_ValueAndTargets_ShareOneScaleFromZero()
    {
        var shape = BulletShape.Build(20, 15, [35, 50], 300)!;
        Assert.Equal(shape.Value / 20, shape.Marks[1].X / 50, 9);
        Assert.Equal(shape.Value / 20, shape.Before!.Value / 15, 9);
        Assert.InRange(shape.Marks[1].X, 200, 300);
    }

    [Fact]
    public void Build_TargetsSideBySide_DrawsBothAndNamesTheNearerInTime() => Assert.Equal([(98, true), (99, false)], BulletShape.Build(100, null, [98, 99], 300)!.Marks.Select(m => (m.Value, m.Named)));

    [Fact]
    public void Build_BelowZero_IsNoBar() => Assert.Null(BulletShape.Build(-1, null, [5], 300));

    [Fact]
    public void Build_NothingAboveZero_IsNoBar() => Assert.Null(BulletShape.Build(0, null, [0], 300));
}
