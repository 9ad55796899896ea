using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Kpi.Dashboard.Tests.Exports;

/// <summary>The tables of pages as workbooks say what the same tables as CSV say, with numbers as numbers.</summary>
public sealed class PageFileTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("/targets", "?year=2024", "vi", "Mục tiêu", "Sở Công Thương tỉnh Hà Nam, 2024, Chỉ tiêu tính toán và chỉ tiêu đã có mục tiêu")]
    [InlineData("/targets", "?year=2024&rows=all", "en", "Targets", "2024, All")]
    [InlineData("/completeness", "?year=2024", "vi", "Đầy đủ", "2024")]
    [InlineData("/completeness", "", "en", "Completeness", "All years")]
    public async Task Workbook_HasTheRowsOfTheCsvBelowItsTitleAndFilters(string page, string query, string language, string title, string filters)
    {
        var address = $"{query}{(query.Length == 0 ? '?' : '&')}lang={language}";
        var csv = Encoding.UTF8.GetString((await DownloadAsync($"{page}.csv{address}")).AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var sheet = await SheetAsync($"{page}.xlsx{address}");
        Assert.Equal(title, sheet.Rows[0][0]);
        Assert.Contains(sheet.Rows.Take(sheet.Frozen - 1), r => r.Values.Any(v => v.EndsWith(filters, StringComparison.Ordinal)));
        Assert.Contains(sheet.Rows.Take(sheet.Frozen - 1), r => r.Values.Any(v => v.StartsWith(language == "vi" ? "Số liệu tính đến" : "Figures as of", StringComparison.Ordinal)));
        Assert.Equal(csv[0].Split(',')[0], sheet.Rows[sheet.Frozen - 1][0]);
        Assert.Equal(csv.Length - 1, sheet.Rows.Count - sheet.Frozen);
    }

    [Fact]
    public async Task Workbook_OfTargets_HasUnroundedNumbers()
    {
        var sheet = await SheetAsync("/targets.xlsx?year=2024");
        var row = Assert.Single(sheet.Rows, r => r.GetValueOrDefault(0) == "kpi.online-full-coverage" && r.GetValueOrDefault(4) == "2024-Q3");
        foreach (var (column, number) in new[] { (6, 35), (12, 20.47244094488189), (13, 26), (14, 127), (16, 19), (17, 92) })
        {
            Assert.Contains((row, column), sheet.Numbers);
            Assert.Equal(number, double.Parse(row[column], CultureInfo.InvariantCulture), 12);
        }
    }

    [Fact]
    public async Task Workbook_OfCompleteness_HasCountsAsNumbersAndDaysAsDays()
    {
        var sheet = await SheetAsync("/completeness.xlsx?year=2024");
        var row = Assert.Single(sheet.Rows, r => r.GetValueOrDefault(3) == "2024-H1");
        Assert.Equal(("54", "63"), (row[11], row[12]));
        foreach (var column in new[] { 5, 6, 7, 11, 12, 14 }) Assert.Contains((row, column), sheet.Numbers);
        Assert.Equal(new DateTime(2024, 6, 14, 0, 0, 0, DateTimeKind.Unspecified), DateTime.FromOADate(double.Parse(row[6], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("/targets.xlsx?agency=nobody")]
    [InlineData("/completeness.xlsx?agency=nobody")]
    [InlineData("/targets.pdf")]
    [InlineData("/completeness.pdf")]
    public async Task File_OfNothing_IsNotFound(string path)
    {
        using var client = samples.Host.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    // The cells that have something in them, by column from 0, and which of them are numbers.
    private async Task<(IReadOnlyList<Dictionary<int, string>> Rows, HashSet<(Dictionary<int, string> Row, int Column)> Numbers, int Frozen)> SheetAsync(string path)
    {
        using var package = new ZipArchive(new MemoryStream(await DownloadAsync(path)));
        var texts = (await PartAsync(package, "xl/sharedStrings")).Descendants().Where(e => e.Name.LocalName == "si").Select(e => e.Value).ToList();
        var sheet = await PartAsync(package, "xl/worksheets/sheet1");
        var rows = new List<Dictionary<int, string>>();
        var numbers = new HashSet<(Dictionary<int, string>, int)>();
        foreach (var row in sheet.Descendants().Where(e => e.Name.LocalName == "row"))
        {
            var number = int.Parse(row.Attribute("r")!.Value, CultureInfo.InvariantCulture);
            while (rows.Count < number) rows.Add([]);
            foreach (var cell in row.Elements())
            {
                if (cell.Elements().FirstOrDefault(e => e.Name.LocalName == "v")?.Value is not { } value) continue;
                var letters = cell.Attribute("r")!.Value.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
                var column = letters.Aggregate(0, (sum, letter) => (26 * sum) + letter - 'A' + 1) - 1;
                var text = cell.Attribute("t")?.Value == "s";
                rows[^1][column] = text ? texts[int.Parse(value, CultureInfo.InvariantCulture)] : value;
                if (!text) numbers.Add((rows[^1], column));
            }
        }
        var pane = sheet.Descendants().Single(e => e.Name.LocalName == "pane");
        Assert.StartsWith("frozen", pane.Attribute("state")!.Value, StringComparison.Ordinal);
        return (rows, numbers, int.Parse(pane.Attribute("ySplit")!.Value, CultureInfo.InvariantCulture));
    }

    private static async Task<XDocument> PartAsync(ZipArchive package, string name)
    {
        await using var part = await package.Entries.First(e => e.FullName.StartsWith(name, StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken);
        return await XDocument.LoadAsync(part, LoadOptions.None, TestContext.Current.CancellationToken);
    }

    private async Task<byte[]> DownloadAsync(string path)
    {
        using var client = samples.Host.Client();
        return await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
