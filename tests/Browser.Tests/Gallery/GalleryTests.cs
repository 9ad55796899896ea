using System.Globalization;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// Every page and main state, looked at: nothing in the console, nothing that moves after the first paint, made of what it was made of and looking as it did. With KPI_SCREENS the
/// pictures are kept.
/// </summary>
public sealed class GalleryTests(BrowserFixture fixture, GalleryFixture gallery) : IClassFixture<GalleryFixture>
{
    private const int Height = 1170;
    private static readonly string? Folder = Environment.GetEnvironmentVariable("KPI_SCREENS");

    [Theory]
    [InlineData(1440, "light", "dark")]
    [InlineData(390, "light")]
    public async Task EveryPage_LooksAsItDid(int width, params string[] themes) =>
        await LookAsync(new View("vi", themes[0], width), GalleryPage.All(gallery.Submitted, gallery.Open), themes);

    [Theory]
    [InlineData("en", "light", 1440, ForcedColors.None)]
    [InlineData("en", "dark", 390, ForcedColors.None)]
    [InlineData("vi", "contrast", 1440, ForcedColors.None)]
    [InlineData("vi", "light", 1440, ForcedColors.Active)]
    public async Task MainPages_InOtherViews_LookAsTheyDid(string language, string theme, int width, ForcedColors forced)
    {
        string[] main = ["overview", "indicator", "compare", "targets", "submission"];
        await LookAsync(new View(language, theme, width), [.. GalleryPage.All(gallery.Submitted, gallery.Open).Where(p => main.Contains(p.Name, StringComparer.Ordinal))], [theme], forced);
    }

    private async Task LookAsync(View view, IReadOnlyList<GalleryPage> pages, string[] themes, ForcedColors forced = ForcedColors.None)
    {
        var findings = new List<string>();
        await using var reader = await StartAsync(view, forced, signedIn: true);
        await using var stranger = await StartAsync(view, forced, signedIn: false);
        var helper = await reader.Page.Context.NewPageAsync();
        foreach (var shown in pages)
        {
            var visit = shown.SignedIn ? reader : stranger;
            var place = $"{shown.Name}, {view.Width}, {view.Language}";
            await visit.GoAsync(shown.Path);
            await SettleAsync(visit.Page);
            var moved = await visit.Page.EvaluateAsync<string[]>("window.moved");
            findings.AddRange(moved.Select(m => $"{place}: moved after the first paint: {m}"));

            var baseline = Baseline.Read(shown.Name);
            Hold(findings, place, baseline, $"{view.Width}-{view.Language}", await PageShape.ReadAsync(visit.Page), PageShape.Difference);
            foreach (var theme in shown.Theme is { } own ? [own] : themes)
            {
                var name = $"{view.Width}-{(forced == ForcedColors.Active ? "forced" : theme)}-{view.Language}";
                await visit.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
                var png = await visit.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
                if (Folder is not null) await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Folder).FullName, $"gallery-{shown.Name}-{name}.png"), png);
                Hold(findings, $"{place}, {theme}", baseline, name, await Thumbnail.OfAsync(helper, png), Unlike);
            }
            if (Baseline.Writes) baseline.Write();
        }
        reader.Complaints.AssertNone();
        stranger.Complaints.AssertNone();
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static void Hold(
        List<string> findings, string place, Baseline baseline, string heading, IReadOnlyList<string> found, Func<IReadOnlyList<string>, IReadOnlyList<string>, string?> difference)
    {
        if (Baseline.Writes && (baseline[heading] is not { } kept || difference(kept, found) is not null)) baseline.Keep(heading, found);
        else if (baseline[heading] is not { } before) findings.Add($"{place}: has no baseline [{heading}]; look at it and run with KPI_GALLERY=write");
        else if (difference(before, found) is { } finding) findings.Add($"{place}: {finding}");
    }

    private static string? Unlike(IReadOnlyList<string> before, IReadOnlyList<string> now) => Thumbnail.Distance(before, now) is var distance && distance > Thumbnail.MostOnAverage
        ? string.Create(CultureInfo.InvariantCulture, $"looks different: {distance:0.00} sixteenths on average")
        : null;

    private async Task<Visit> StartAsync(View view, ForcedColors forced, bool signedIn)
    {
        var visit = await Visit.StartAsync(fixture, gallery.Host, view, signedIn);
        await visit.Page.SetViewportSizeAsync(view.Width, Height);
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = forced, ReducedMotion = ReducedMotion.Reduce });
        await visit.Page.AddInitScriptAsync("""
            window.moved = [];
            new PerformanceObserver(list => {
              for (const entry of list.getEntries()) {
                if (!entry.hadRecentInput) window.moved.push(`${entry.value.toFixed(4)} ${entry.sources.map(s => s.node?.outerHTML ?? s.node?.textContent ?? '').map(t => t.slice(0, 100)).join(' | ')}`);
              }
            }).observe({ type: 'layout-shift', buffered: true });
            """);
        return visit;
    }

    // Painted, with its scripts run, and with the circuit there where the page has one.
    private static async Task SettleAsync(IPage page)
    {
        if (await page.Locator(".trend").CountAsync() > 0) await page.Locator(".explorer svg").First.WaitForAsync();
        // What shows itself only after a while, as a skeleton does, is there by then.
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().filter(a => Number.isFinite(a.effect.getComputedTiming().endTime)).map(a => a.finished))");
        await page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))))");
    }
}
