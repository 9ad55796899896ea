using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// Every page and main state, looked at: nothing in the console, nothing that moves after the first paint, made of what it was made of and looking as it did. With KPI_SCREENS the
/// pictures are kept.
/// </summary>
public sealed class GalleryTests(BrowserFixture fixture, GalleryFixture gallery) : IClassFixture<GalleryFixture>
{
    [Theory]
    [InlineData(1440, "light", "dark")]
    [InlineData(390, "light")]
    public async Task EveryPage_LooksAsItDid(int width, params string[] themes) =>
        await GalleryLook.AtAsync(fixture, gallery.Host, new View("vi", themes[0], width), GalleryPage.All(gallery.Submitted, gallery.Open), themes);

    [Theory]
    [InlineData("en", "light", 1440, ForcedColors.None)]
    [InlineData("en", "dark", 390, ForcedColors.None)]
    [InlineData("vi", "contrast", 1440, ForcedColors.None)]
    [InlineData("vi", "light", 1440, ForcedColors.Active)]
    public async Task MainPages_InOtherViews_LookAsTheyDid(string language, string theme, int width, ForcedColors forced)
    {
        string[] main = ["overview", "indicator", "compare", "targets", "submission"];
        await GalleryLook.AtAsync(fixture, gallery.Host, new View(language, theme, width), [.. GalleryPage.All(gallery.Submitted, gallery.Open).Where(p => main.Contains(p.Name, StringComparer.Ordinal))], [theme], forced);
    }
}
