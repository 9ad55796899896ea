using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests;

/// <summary>What must hold on every page.</summary>
public static class PageChecks
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    /// <summary>WCAG 2.2 A and AA and axe's best practices. Names each rule and the elements that break it.</summary>
    public static async Task NoAxeViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Options);
        Assert.True(result.Passes.Length > 0, "axe checked nothing.");
        var found = new List<string>();
        foreach (var item in result.Violations)
        {
            foreach (var node in item.Nodes)
            {
                if (item.Id != "target-size" || await IsSmallAsync(page.Locator(node.Target.Selector))) found.Add($"{item.Id} ({item.Impact}): {item.Help}{Environment.NewLine}  {node.Html}");
            }
        }
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    // A bar that stays where it is may lie on half of a target at one place of the page, and nobody presses it there: it is looked at in the middle of the window.
    private static async Task<bool> IsSmallAsync(ILocator target)
    {
        await target.EvaluateAsync("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })");
        return (await target.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("target-size") })).Violations.Length > 0;
    }

    /// <summary>The page itself never scrolls sideways; what is wider scrolls in a frame of its own. Names what sticks out.</summary>
    public static async Task NoSidewaysScrollAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>("""
            () => {
              const room = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= room) return [];
              const out = document.documentElement.dir === 'rtl' ? box => box.left < -0.5 : box => box.right > room + 0.5;
              return [...document.querySelectorAll('body *')].filter(e => out(e.getBoundingClientRect())).map(e => e.outerHTML.slice(0, 120));
            }
            """);
        Assert.True(wide.Length == 0, "Wider than the window: " + string.Join(Environment.NewLine, wide));
    }

    /// <summary>
    /// What one presses in the shell is high enough: 44 px for a finger (WCAG 2.2 asks for 24). The language switch is drawn lower and takes presses
    /// on 44 px all the same.
    /// </summary>
    public static async Task TargetsAreLargeEnoughAsync(IPage page, int pixels)
    {
        var small = await page.EvaluateAsync<string[]>("""
            pixels => [...document.querySelectorAll('header a, header button, nav a, nav summary, .btn:not(.sm)')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < pixels && !e.matches('.skip, .lang a'))
              .map(e => `${e.getBoundingClientRect().height} ${e.outerHTML.slice(0, 120)}`)
            """, pixels);
        Assert.True(small.Length == 0, $"Lower than {pixels} px: " + string.Join(Environment.NewLine, small));
    }
}
