using FsCheck;
using FsCheck.Fluent;
using Kpi.Dashboard.Pages.Wall;

namespace Kpi.Dashboard.Tests.Pages;

public sealed class WallSlideTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "1")]
    [InlineData(4, "4")]
    [InlineData(5, "3 2")]
    [InlineData(9, "3 3 3")]
    [InlineData(10, "4 3 3")]
    public void Slides_AreOfAsEqualASizeAsCanBe(int tiles, string sizes) =>
        Assert.Equal(sizes, string.Join(' ', WallSlide.Of("", new Kpi.Dashboard.Pages.Overview.KpiTile[tiles]).Select(s => s.Tiles.Count)));

    [Fact]
    public void Slides_OfAnyNumber_LoseNoneAndHoldAtMostFour() => Prop.ForAll<NonNegativeInt>(tiles =>
    {
        var slides = WallSlide.Of("", new Kpi.Dashboard.Pages.Overview.KpiTile[tiles.Get]).ToList();
        Assert.Equal(tiles.Get, slides.Sum(s => s.Tiles.Count));
        Assert.All(slides, s => Assert.InRange(s.Tiles.Count, 1, WallSlide.MostTiles));
    }).QuickCheckThrowOnFailure();
}
