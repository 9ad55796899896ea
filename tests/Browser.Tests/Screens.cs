using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests;

/// <summary>Pictures of pages for people to look at, in the folder that KPI_SCREENS names.</summary>
public static class Screens
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("KPI_SCREENS");

    public static void SkipUnlessWanted() => Assert.SkipUnless(Folder is not null, "Set KPI_SCREENS to a folder to get pictures of the pages.");

    /// <summary>Light and dark, wide and narrow, both languages: <c>name-1440-light-vi.png</c> and seven more.</summary>
    /// <param name="fixture">The browser.</param>
    /// <param name="site">The running program.</param>
    /// <param name="path">Path and query of the page.</param>
    /// <param name="name">What the files' names begin with.</param>
    /// <param name="prepare">Runs after the page is loaded; opens a menu, for instance.</param>
    public static async Task TakeAsync(BrowserFixture fixture, DashboardHost site, string path, string name, Func<IPage, Task>? prepare = null)
    {
        foreach (var view in View.All(["vi", "en"], ["light", "dark"], [1440, 390])) await TakeAsync(fixture, site, path, name, view, prepare);
    }

    /// <summary>One picture, of the whole page.</summary>
    public static async Task TakeAsync(BrowserFixture fixture, DashboardHost site, string path, string name, View view, Func<IPage, Task>? prepare = null)
    {
        SkipUnlessWanted();
        await using var visit = await Visit.StartAsync(fixture, site, view);
        await visit.GoAsync(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (prepare is not null) await prepare(visit.Page);
        // A window as high as the page: in a stitched picture, bars that stick to an edge would lie across the middle.
        var height = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await visit.Page.SetViewportSizeAsync(view.Width, height);
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}-{view}.png") });
    }

    /// <summary>What is printed: a sheet of A4 without its margins, at 96 dots per inch.</summary>
    public static async Task TakePaperAsync(BrowserFixture fixture, DashboardHost site, string path, string name)
    {
        SkipUnlessWanted();
        await using var visit = await Visit.StartAsync(fixture, site, new View(Theme: "dark", Width: 703));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.GoAsync(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}-paper.png"), FullPage = true });
    }
}
