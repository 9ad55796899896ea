using System.IO.Compression;
using System.Net;
using System.Text;
using Kpi.Dashboard.Tests.Api;

namespace Kpi.Dashboard.Tests.Exports;

/// <summary>A series taken along says what the API says, in every format.</summary>
public sealed class SeriesFileTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("kpi.online-full-coverage", "reported")]
    [InlineData("cchc.3.3.received", "ytd")]
    [InlineData("cchc.7.1.1", "reported")]
    public async Task Csv_HasTheFiguresOfTheSeries(string indicator, string accumulation)
    {
        var points = (await samples.Host.GetJsonAsync($"series?indicator={indicator}&agency=sct-ha-nam&accumulation={accumulation}")).GetProperty("points").EnumerateArray().ToList();
        var text = Encoding.UTF8.GetString(await DownloadAsync($"/indicators/{indicator}/data.csv?agency=sct-ha-nam&as={accumulation}"));
        var rows = text.TrimEnd().Split("\r\n")[1..].Select(r => r.Split(',')).ToList();
        Assert.Equal(points.Select(p => p.Text("period")), rows.Select(r => r[0]));
        Assert.Equal(points.Select(p => p.Number("value")?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? ""), rows.Select(r => r[6]));
        Assert.Equal(points.Select(p => p.Text("end")), rows.Select(r => r[3]));
    }

    [Fact]
    public async Task Csv_HasTheTargetsThatFiguresAreJudgedBy()
    {
        var points = (await samples.Host.GetJsonAsync("series?indicator=kpi.plan-completion&agency=sct-ha-nam")).GetProperty("points").EnumerateArray().ToList();
        var text = Encoding.UTF8.GetString(await DownloadAsync("/indicators/kpi.plan-completion/data.csv?agency=sct-ha-nam"));
        var judged = points.Select(p => p.Text("status") is "met" or "near" or "missed" ? p.Number("target")!.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "").ToList();
        Assert.Contains(judged, t => t.Length > 0);
        Assert.Equal(judged, text.TrimEnd().Split("\r\n")[1..].Select(r => r.Split(',')[7]));
    }

    [Fact]
    public async Task Csv_PerDay_HasTheCountsAndTheDaysBesideTheirQuotients()
    {
        var text = Encoding.UTF8.GetString(await DownloadAsync("/indicators/cchc.3.3.received/data.csv?agency=sct-ha-nam&as=ytd&perday=true"));
        var lines = text.TrimStart('\ufeff').TrimEnd().Split("\r\n");
        Assert.Contains("Hồ sơ/ngày", lines[0], StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(",Số ngày", lines[0], StringComparison.Ordinal);
        var rows = lines[1..].Select(r => r.Split(',')).Where(r => r[6].Length > 0).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(Number(r[^2]) / Number(r[^1]), Number(r[6]), 9));

        static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Xlsx_CarriesAChartOfItsOwnCells()
    {
        using var package = new ZipArchive(new MemoryStream(await DownloadAsync("/indicators/kpi.online-full-coverage/data.xlsx?agency=sct-ha-nam")));
        var chart = await Part(package, "xl/drawings/charts/chart", "xl/charts/chart");
        Assert.Contains("$G$", chart, StringComparison.Ordinal);
        Assert.Contains("dispBlanksAs val=\"gap\"", chart, StringComparison.Ordinal);
        Assert.Contains("<drawing", (await Part(package, "xl/worksheets/sheet1")).Replace("<x:drawing", "<drawing", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/indicators/no/data.csv")]
    [InlineData("/indicators/kpi.online-full-coverage/data.csv?as=no")]
    [InlineData("/indicators/kpi.online-full-coverage/data.pdf")]
    [InlineData("/compare.pdf")]
    public async Task File_OfNothing_IsNotFound(string path)
    {
        using var client = samples.Host.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Compare_AsExcel_IsAWorkbook()
    {
        using var package = new ZipArchive(new MemoryStream(await DownloadAsync("/compare.xlsx?a=2023-H1&b=2024-H1&rows=lines")));
        Assert.NotNull(package.GetEntry("xl/workbook.xml"));
    }

    private static async Task<string> Part(ZipArchive package, params string[] names)
    {
        var entry = package.Entries.First(e => names.Any(n => e.FullName.StartsWith(n, StringComparison.Ordinal)));
        using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private async Task<byte[]> DownloadAsync(string path)
    {
        using var client = samples.Host.Client();
        return await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
