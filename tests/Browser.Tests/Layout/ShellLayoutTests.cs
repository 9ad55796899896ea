using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Layout;

public sealed class ShellLayoutTests(BrowserFixture fixture, DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("/", 360)]
    [InlineData("/not-found", 360)]
    [InlineData("/diagnostics/patterns", 360)]
    [InlineData("/diagnostics/patterns", 390)]
    [InlineData("/diagnostics/patterns", 768)]
    [InlineData("/diagnostics/patterns", 1920)]
    public async Task Page_AtAnyWidth_NeverScrollsSideways(string path, int width)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(language, "light", width));
            await visit.GoAsync(path);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
        }
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task SignedInPerson_IsNamedAtEveryWidth(int width)
    {
        await using var host = await DashboardHost.StartAsync();
        await host.RenameAdministratorAsync("Nguyễn Thị Lan");
        await using var visit = await Visit.StartAsync(fixture, host, new View(Width: width));
        await visit.GoAsync("/");
        await Assertions.Expect(visit.Page.Locator("header .me")).ToMatchAriaSnapshotAsync("- link \"Nguyễn Thị Lan\"");
        await Assertions.Expect(visit.Page.Locator("header .me i")).ToBeInViewportAsync();
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
    }

    [Fact]
    public async Task SmallScreen_HasTheBarAndWideScreenTheColumn()
    {
        await using var small = await Visit.StartAsync(fixture, dashboard.Host, new View(Width: 390));
        await small.GoAsync("/");
        await Assertions.Expect(small.Page.Locator(".tabbar")).ToBeInViewportAsync();
        await Assertions.Expect(small.Page.Locator(".side")).ToBeHiddenAsync();
        await PageChecks.TargetsAreLargeEnoughAsync(small.Page, 44);

        await using var wide = await Visit.StartAsync(fixture, dashboard.Host, new View(Width: 960));
        await wide.GoAsync("/");
        await Assertions.Expect(wide.Page.Locator(".tabbar")).ToBeHiddenAsync();
        await Assertions.Expect(wide.Page.Locator(".side")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task FullMenuOnASmallScreen_OpensAndClosesLikeAMenu()
    {
        await using var host = await DashboardHost.StartAsync(builder => builder.Services.AddSingleton(FullMenu.Navigation));
        await using var visit = await Visit.StartAsync(fixture, host, new View(Width: 360));
        await visit.GoAsync("/");
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        var summary = visit.Page.Locator(".tabbar summary");
        var more = visit.Page.Locator(".tabbar .more");
        await Assertions.Expect(visit.Page.Locator(".tabbar > ul > li")).ToHaveCountAsync(5);

        await summary.ClickAsync();
        await Assertions.Expect(more).ToBeVisibleAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(more).ToBeHiddenAsync();
        await Assertions.Expect(summary).ToBeFocusedAsync();

        await summary.ClickAsync();
        await visit.Page.Locator("main h1").ClickAsync();
        await Assertions.Expect(more).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Skeleton_BeforeThreeHundredMilliseconds_KeepsItsRoomUnseen()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View());
        await visit.GoAsync("/diagnostics/patterns");
        var skeleton = visit.Page.Locator(".sk");
        // Winds the animation back to where a page that has just arrived stands.
        const string At = "(e, ms) => { const a = e.getAnimations()[0]; a.pause(); a.currentTime = ms; return getComputedStyle(e).visibility; }";
        Assert.Equal("hidden", await skeleton.EvaluateAsync<string>(At, 299));
        Assert.Equal("visible", await skeleton.EvaluateAsync<string>(At, 301));
        Assert.True((await skeleton.BoundingBoxAsync())!.Height > 80);
    }

    [Theory]
    [InlineData("auto", ColorScheme.Light, Contrast.NoPreference, "rgb(255, 255, 255)", "rgb(19, 32, 43)")]
    [InlineData("auto", ColorScheme.Dark, Contrast.NoPreference, "rgb(15, 22, 28)", "rgb(233, 239, 243)")]
    [InlineData("auto", ColorScheme.Light, Contrast.More, "rgb(255, 255, 255)", "rgb(0, 0, 0)")]
    [InlineData("light", ColorScheme.Dark, Contrast.NoPreference, "rgb(255, 255, 255)", "rgb(19, 32, 43)")]
    public async Task Theme_WithoutAChoice_IsTheSystems(string chosen, ColorScheme scheme, Contrast contrast, string ground, string ink)
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(Theme: chosen));
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme, Contrast = contrast });
        await visit.GoAsync("/");
        await Assertions.Expect(visit.Page.Locator("body")).ToHaveCSSAsync("background-color", ground);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveCSSAsync("color", ink);
    }

    [Theory]
    [InlineData("/", "light")]
    [InlineData("/", "dark")]
    [InlineData("/diagnostics/patterns", "contrast")]
    public async Task ForcedColours_KeepEveryShapeAndChoiceVisible(string path, string theme)
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(Theme: theme));
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Dark });
        await visit.GoAsync(path);
        // Without the reader's colours, a drawing in ours may vanish into the reader's ground.
        var (ground, ink) = (await ColourAsync("body", "background-color"), await ColourAsync("h1", "color"));
        Assert.NotEqual(ground, ink);
        Assert.Equal(("CanvasText", "Canvas"), (await ColourAsync("html", "--c-actual"), await ColourAsync("html", "--bg")));
        await Assertions.Expect(visit.Page.Locator(".lang a[aria-current]")).ToHaveCSSAsync("outline-style", "solid");
        await PageChecks.NoAxeViolationsAsync(visit.Page);

        Task<string> ColourAsync(string selector, string property) =>
            visit.Page.Locator(selector).First.EvaluateAsync<string>("(e, name) => getComputedStyle(e).getPropertyValue(name)", property);
    }

    [Fact]
    public async Task Paper_LeavesTheShellBehind()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(Theme: "dark"));
        await visit.GoAsync("/diagnostics/patterns");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var left in new[] { ".top", ".side", ".tabbar", "main .btn >> nth=0" }) await Assertions.Expect(visit.Page.Locator(left)).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
    }
}
