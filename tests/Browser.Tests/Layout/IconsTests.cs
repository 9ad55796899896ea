using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Layout;

/// <summary>Whether the theme reaches into symbols is looked at in pixels; and that no page fetches them.</summary>
public sealed class IconsTests(BrowserFixture fixture, DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("light", "#0072b2")]
    [InlineData("dark", "#4aa8e0")]
    [InlineData("contrast", "#00487a")]
    public async Task StatusShape_InEveryTheme_TakesTheThemesColour(string theme, string expected)
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(Theme: theme));
        await visit.GoAsync("/diagnostics/patterns");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var shape = visit.Page.Locator("#statuses >> xpath=ancestor::section >> css=svg.st >> nth=0");
        var picture = Convert.ToBase64String(await shape.ScreenshotAsync());
        var colour = await visit.Page.EvaluateAsync<string>("""
            async png => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + png;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
              canvas.drawImage(image, 0, 0);
              const [r, g, b] = canvas.getImageData(2, Math.round(image.height / 2), 1, 1).data;
              return '#' + [r, g, b].map(v => v.toString(16).padStart(2, '0')).join('');
            }
            """, picture);
        Assert.Equal(expected, colour);
    }

    [Fact]
    public async Task Sprite_OnAPageWithManyIcons_IsNotFetched()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View());
        List<string> sprites = [];
        visit.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("icons", StringComparison.Ordinal)) sprites.Add(request.Url);
        };
        await visit.GoAsync("/diagnostics/patterns");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(sprites);
    }
}
