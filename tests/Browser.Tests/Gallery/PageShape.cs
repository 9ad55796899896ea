using System.Globalization;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// What a page is made of, without its words: landmarks, headings, tables, figures, forms and lists in their order, with where they begin and how wide they are. Heights are
/// left out: they follow from the machine's fonts.
/// </summary>
public static class PageShape
{
    /// <summary>How far a box may lie from where it was, in CSS pixels: what another font moves within a row of words.</summary>
    private const int Play = 64;

    /// <summary>One part a line: <c>h2 265</c>, <c>table 13x7 265+807</c>. What is as wide as its words has no width.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
          const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
          const parts = 'header,nav,main,aside,footer,section,article,h1,h2,h3,table,figure,svg[role=img],form,ul,ol,dl,dialog[open],details,[role=status],[role=alert]';
          return [...document.querySelectorAll(parts)].filter(e => seen(e) && !e.closest('.plot')).map(e => {
            const box = e.getBoundingClientRect();
            const rows = e.tagName === 'TABLE' ? ` ${e.rows.length}x${Math.max(0, ...[...e.rows].map(r => r.cells.length))}` : '';
            const items = /^(UL|OL|DL)$/.test(e.tagName) ? ` ${e.children.length}` : '';
            const fields = e.tagName === 'FORM' ? ` ${[...e.elements].filter(f => seen(f)).length}` : '';
            const blocks = /^(HEADER|MAIN|ASIDE|FOOTER|SECTION|ARTICLE|TABLE|FIGURE|DL)$/.test(e.tagName);
            return `${e.getAttribute('role') ?? e.tagName.toLowerCase()}${rows}${items}${fields} ${Math.round(box.left)}${blocks ? `+${Math.round(box.width)}` : ''}`;
          });
        }
        """);

    /// <summary>The first difference between a page and what it was, or null.</summary>
    public static string? Difference(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        for (var i = 0; i < Math.Max(before.Count, now.Count); i++)
        {
            var (old, here) = (i < before.Count ? before[i] : "nothing", i < now.Count ? now[i] : "nothing");
            if (!Alike(old, here)) return string.Create(CultureInfo.InvariantCulture, $"part {i + 1} is '{here}' and was '{old}'");
        }
        return null;
    }

    private static bool Alike(string old, string here)
    {
        var (a, b) = (old.LastIndexOf(' '), here.LastIndexOf(' '));
        return a >= 0 && b >= 0 && string.Equals(old[..a], here[..b], StringComparison.Ordinal) && Box(old[a..]).Zip(Box(here[b..])).All(n => Math.Abs(n.First - n.Second) <= Play);
    }

    private static int[] Box(string text) => [.. text.Trim().Split('+').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}
