using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>Any view is one printed page of A4.</summary>
public sealed partial class PrintTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static readonly string[] Views =
    [
        "/?period=2024-H1", "/indicators/kpi.online-full-coverage?period=2024-H1", "/indicators/cchc.3.3.received", "/compare?a=2023-H1&b=2024-H1", "/compare?a=2023-Q1&b=2024-H1",
        "/targets?year=2024", "/completeness", "/restatements", "/jobs",
    ];

    // A4 in points, to the browser's rounding.
    private static readonly (double Width, double Height) Paper = (595.3, 841.9);

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task EveryView_Printed_IsOnePage(string language)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, "dark"));
        var pages = new List<string>();
        foreach (var view in Views)
        {
            await visit.GoAsync(view);
            if (await PrintAsync(visit.Page) is not 1 and var count) pages.Add($"{view}: {count}");
        }
        Assert.Empty(pages);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Số liệu báo cáo đến hết ngày 14/6/2024")]
    [InlineData("en", "Reported figures until 14 Jun 2024")]
    public async Task Targets_Printed_SayUntilWhenFiguresWereReported(string language, string until)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        await visit.GoAsync("/targets?year=2024");
        await Assertions.Expect(visit.Page.GetByText(until)).ToBeHiddenAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visit.Page.GetByText(until)).ToBeVisibleAsync();
    }

    // Tints of the map are not printed: what they say stands in the cells.
    [Fact]
    public async Task Map_PrintedWithoutColour_HasWordsInEveryCell()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/completeness");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var cells = await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Báo cáo theo kỳ" }).GetByRole(AriaRole.Cell).AllInnerTextsAsync();
        Assert.NotEmpty(cells);
        Assert.All(cells, text => Assert.NotEqual("", text.Trim()));
    }

    // Prints as the browser does; gives the number of pages, each of which must be A4 upright.
    private static async Task<int> PrintAsync(IPage page)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.All(Box().Matches(pdf), box =>
        {
            Assert.Equal(Paper.Width, double.Parse(box.Groups["width"].Value, CultureInfo.InvariantCulture), 1.0);
            Assert.Equal(Paper.Height, double.Parse(box.Groups["height"].Value, CultureInfo.InvariantCulture), 1.0);
        });
        return Page().Count(pdf);
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]", RegexOptions.NonBacktracking)]
    private static partial Regex Page();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0 0 (?<width>[\d.]+) (?<height>[\d.]+)\s*\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Box();
}
