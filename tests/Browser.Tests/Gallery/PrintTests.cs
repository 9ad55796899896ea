using System.Text;
using System.Text.RegularExpressions;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>Any view is one printed page of A4.</summary>
public sealed partial class PrintTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task EveryView_Printed_IsOnePage(string language)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, "dark"));
        string[] views =
        [
            "/?period=2024-H1", "/indicators/kpi.online-full-coverage?period=2024-H1", "/indicators/cchc.3.3.received", "/compare?a=2023-H1&b=2024-H1", "/compare?a=2023-Q1&b=2024-H1",
            "/targets?year=2024", "/completeness",
        ];
        var pages = new List<string>();
        foreach (var view in views)
        {
            await visit.GoAsync(view);
            var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));
            if (Page().Count(pdf) is not 1 and var count) pages.Add($"{view}: {count}");
        }
        Assert.Empty(pages);
        visit.Complaints.AssertNone();
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]", RegexOptions.NonBacktracking)]
    private static partial Regex Page();
}
