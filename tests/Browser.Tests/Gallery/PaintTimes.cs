using System.Globalization;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// How soon a page is there, for docs/performance.md: the largest contentful paint of a first visit in a browser slowed down four times, and the time from a changed filter to the
/// changed page's paint in one that is not. KPI_PAINT asks for it; nothing is asserted, since the machine decides.
/// </summary>
public sealed class PaintTimes(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const int Visits = 7;

    [Fact]
    public async Task Overview_PaintAndFilter_AreMeasured()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("KPI_PAINT") is not null, "Set KPI_PAINT to have paint times measured.");
        var paints = new List<double>();
        for (var i = 0; i <= Visits; i++)
        {
            await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
            var devtools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
            await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
            await visit.GoAsync("/");
            paints.Add(await visit.Page.EvaluateAsync<double>(
                "() => new Promise(done => new PerformanceObserver(list => setTimeout(() => done(list.getEntries().at(-1).startTime), 300)).observe({ type: 'largest-contentful-paint', buffered: true }))"));
        }
        Report("largest contentful paint, 4 x slower", paints);

        var changes = new List<double>();
        await using var reader = await Visit.StartAsync(fixture, samples.Host, new View());
        await reader.GoAsync("/");
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        for (var i = 0; i <= Visits; i++)
        {
            changes.Add(await reader.Page.EvaluateAsync<double>("""
                period => new Promise(done => {
                  const started = performance.now();
                  new MutationObserver((_, observer) => {
                    observer.disconnect();
                    requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
                  }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
                  const select = document.querySelector('#period');
                  select.value = period;
                  select.dispatchEvent(new Event('change', { bubbles: true }));
                })
                """, i % 2 == 0 ? "2023-H1" : "2024-H1"));
            await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        Report("filter changed to painted", changes);
    }

    // The first one pays for what is compiled once.
    private static void Report(string what, List<double> milliseconds)
    {
        var times = milliseconds.Skip(1).Order().ToList();
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{what}: median {times[times.Count / 2]:0} ms, slowest {times[^1]:0} ms"));
    }
}
