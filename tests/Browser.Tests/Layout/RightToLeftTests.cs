using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Layout;

/// <summary>A page in a language that is written from right to left: the same page in a mirror. Only what is drawn keeps its sides, for time runs from left to right.</summary>
public sealed class RightToLeftTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const double Play = 1.5;

    // Words within a line keep their order, for they are not of such a language: only boxes that stand by themselves are held against the mirror.
    private const string Boxes = """
        () => [...document.querySelectorAll('header, nav, main, footer, form, section, article, h1, h2, h3, p, ul, ol, li, dl, dt, dd, table, th, td, label, select, input, summary, svg, .btn, .badge, .note, .tile')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && !getComputedStyle(e).display.startsWith('inline') && !e.closest('.sr, .skip, .spk, .trend, .vbh'))
          .map(e => [e, e.getBoundingClientRect()]).filter(([, box]) => box.width > 1)
          .map(([e, box]) => ({ name: e.outerHTML.replace(/\s+/g, ' ').slice(0, 140), left: box.left, right: document.documentElement.clientWidth - box.right, top: box.top }))
        """;

    public static MatrixTheoryData<string, int> Views { get; } = new(
        ["/", "/indicators/kpi.online-full-coverage?period=2024-H1", "/submit", "/compare", "/targets?year=2024"], [1440, 390]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_FromRightToLeft_IsThePageInAMirror(string path, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(Width: width));
        await visit.GoAsync(path);
        if (await visit.Page.Locator(".trend").CountAsync() > 0) await visit.Page.Locator(".explorer svg").First.WaitForAsync();
        var before = await ReadAsync(visit.Page, "ltr");
        var after = await ReadAsync(visit.Page, "rtl");
        Assert.Equal(before.Select(b => b.Name), after.Select(b => b.Name));
        var strange = before.Zip(after).Where(p => Math.Abs(p.First.Left - p.Second.Right) > Play || Math.Abs(p.First.Right - p.Second.Left) > Play || Math.Abs(p.First.Top - p.Second.Top) > Play).ToList();
        Assert.True(strange.Count == 0, string.Join(Environment.NewLine, strange.Take(12).Select(p => $"{p.First} is {p.Second}")));
        if (await visit.Page.Locator(".trend").CountAsync() > 0) await Assertions.Expect(visit.Page.Locator(".trend > .chart").Filter(new() { Visible = true })).ToHaveCountAsync(1);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, width < 720 ? 44 : 24);
        if (width >= 960)
        {
            var (side, main) = (await visit.Page.Locator(".side").BoundingBoxAsync(), await visit.Page.Locator("main").BoundingBoxAsync());
            Assert.Equal(width, side!.X + side.Width, Play);
            Assert.InRange(main!.X + main.Width, 0, side.X + Play);
        }
        visit.Complaints.AssertNone();
    }

    private static async Task<Box[]> ReadAsync(IPage page, string way)
    {
        await page.EvaluateAsync("way => new Promise(done => { document.documentElement.dir = way; requestAnimationFrame(() => requestAnimationFrame(done)); })", way);
        return await page.EvaluateAsync<Box[]>(Boxes);
    }

    private sealed class Box
    {
        public string Name { get; set; } = "";

        public double Left { get; set; }

        public double Right { get; set; }

        public double Top { get; set; }

        public override string ToString() => FormattableString.Invariant($"{Left:0}+{Right:0}@{Top:0} {Name}");
    }
}
