using System.Reflection;
using Deque.AxeCore.Commons;
using Kpi.Browser.Tests.Gallery;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Browser.Tests.Layout;

/// <summary>Every page there is, in both languages and every theme. What a page is in other states stands with its own tests.</summary>
public sealed class EveryPageTests(BrowserFixture fixture, GalleryFixture gallery) : IClassFixture<GalleryFixture>
{
    // The page's own engine at its bare minimum: hundreds of runs are to take minutes. Nothing but the colours differs between themes.
    private const string Check = """
        async ([theme, ...only]) => {
          document.documentElement.dataset.theme = theme;
          // Ended, not waited for: one whose element is gone in the meantime never ends. An end may begin others, in what inherits.
          for (let left = 10, running; left > 0 && (running = document.getAnimations().filter(a => Number.isFinite(a.effect.getComputedTiming().endTime) && a.playState !== 'finished')).length; left--) running.forEach(a => a.finish());
          const { violations, passes } = await axe.run({ runOnly: only, resultTypes: ['violations'] });
          return passes.length + violations.length === 0 ? ['axe checked nothing.'] : violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.any[0]?.message ?? ''}`));
        }
        """;

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string[] Colours = ["color-contrast"];

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Page_InEveryTheme_HasNoAxeViolationsAndNoComplaints(string language)
    {
        await using var reader = await Visit.StartAsync(fixture, gallery.Host, new View(language));
        await using var stranger = await Visit.StartAsync(fixture, gallery.Host, new View(language), signedIn: false);
        var script = new BundledAxeScriptProvider().GetScript();
        var findings = new List<string>();
        foreach (var page in await PagesAsync(reader))
        {
            var visit = page.SignedIn ? reader : stranger;
            await visit.GoAsync(page.Path);
            await visit.Page.EvaluateAsync(script);
            var first = page.Theme ?? "light";
            foreach (var (theme, only) in page.Theme is null ? [(first, Rules), ("dark", Colours), ("contrast", Colours)] : new[] { (first, Rules) })
            {
                findings.AddRange((await visit.Page.EvaluateAsync<string[]>(Check, only.Prepend(theme).ToArray())).Select(f => $"{page.Path}, {theme}: {f}"));
            }
        }
        reader.Complaints.AssertNone();
        stranger.Complaints.AssertNone();
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    [Fact]
    public async Task Pages_ThatAreWalked_AreAllThereAre()
    {
        await using var visit = await Visit.StartAsync(fixture, gallery.Host, new View());
        var walked = (await PagesAsync(visit)).Select(p => p.Path.Split('?', '#')[0].Split('/')).ToList();
        var routes = typeof(Dashboard.DashboardApp).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToList();
        Assert.NotEmpty(routes);
        Assert.DoesNotContain(routes, r => r.Split('/') is var parts && !walked.Exists(w => w.Length == parts.Length && w.Zip(parts).All(p => p.First == p.Second || p.Second.StartsWith('{'))));
    }

    private async Task<IReadOnlyList<GalleryPage>> PagesAsync(Visit visit)
    {
        var me = (await gallery.Host.Services.GetRequiredService<PersonStore>().AllAsync(CancellationToken.None))[0].Id;
        await visit.GoAsync("/jobs");
        var run = await visit.Page.Locator("main a[href^='/jobs/runs/']").First.GetAttributeAsync("href") ?? "";
        return
        [
            .. GalleryPage.All(gallery.Submitted, gallery.Open), .. GalleryPage.Offices(me).Where(p => !p.Path.Contains("agency=", StringComparison.Ordinal)),
            new("formula-new", "/admin/formulas/new"), new("rule-new", "/admin/rules/new"), new("run", run), new("password", "/sign-in/password?code=used", SignedIn: false),
            new("circuit", "/diagnostics/circuit"), new("error", "/error"),
        ];
    }
}
