using System.Globalization;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>Holds pages against what they were when somebody last looked at them; see docs/decisions/0016-gallery.md.</summary>
internal static class GalleryLook
{
    private const int Height = 1170;
    private static readonly string? Folder = Environment.GetEnvironmentVariable("KPI_SCREENS");

    /// <summary>Looks at pages of a program in one language and width, and in each theme.</summary>
    /// <param name="fixture">The browser.</param>
    /// <param name="host">The running program.</param>
    /// <param name="view">Language, the first theme, and width.</param>
    /// <param name="pages">What is looked at.</param>
    /// <param name="themes">The themes.</param>
    /// <param name="forced">Whether the reader's system forces its colours.</param>
    public static async Task AtAsync(BrowserFixture fixture, DashboardHost host, View view, IReadOnlyList<GalleryPage> pages, string[] themes, ForcedColors forced = ForcedColors.None)
    {
        var findings = new List<string>();
        await using var reader = await StartAsync(fixture, host, view, forced, signedIn: true);
        await using var stranger = await StartAsync(fixture, host, view, forced, signedIn: false);
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

    private static async Task<Visit> StartAsync(BrowserFixture fixture, DashboardHost host, View view, ForcedColors forced, bool signedIn)
    {
        var visit = await Visit.StartAsync(fixture, host, view, signedIn);
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
        // What shows itself only after a while, as a skeleton does, is there by then. Ended, not waited for: one whose element is gone in the meantime never ends.
        await page.EvaluateAsync("() => document.getAnimations().filter(a => Number.isFinite(a.effect.getComputedTiming().endTime)).forEach(a => a.finish())");
        await page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))))");
    }
}
