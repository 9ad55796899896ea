using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>What the system gives back opens in the office program people have, prints like the template, and is still what was given in after having been saved there.</summary>
public sealed partial class OfficeTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("cchc-pl1", "2024-H1")]
    [InlineData("cchc-pl1", "2023")]
    [InlineData("cchc-bm3", "2024-H1")]
    public async Task Export_SavedByLibreOffice_ChangesNothing(string form, string period)
    {
        var saved = await ConvertAsync(await DownloadAsync($"forms/{form}/export?agency=sct-ha-nam&period={period}"), "xlsx:Calc MS Excel 2007 XML", "xlsx");
        var check = await samples.Host.UploadAsync("submissions/check", saved, "saved.xlsx", HttpStatusCode.OK);
        Assert.Equal((form, period), (check.GetProperty("form").Text("key"), check.GetProperty("period").Text("key")));
        Assert.Empty(check.GetProperty("changes").GetProperty("items").EnumerateArray());
        Assert.Equal((0, 0), (check.GetProperty("changes").GetProperty("new").GetInt32(), check.GetProperty("changes").GetProperty("changed").GetInt32()));
        Assert.True(check.GetProperty("canPublish").GetBoolean());
    }

    [Fact]
    public async Task Export_InPrint_FitsTheWidthOfA4()
    {
        var pages = Latin(await ConvertAsync(await DownloadAsync("forms/cchc-pl1/export?agency=sct-ha-nam&period=2024-H1"), "pdf", "pdf"));
        Assert.InRange(PageOfPdf().Count(pages), 2, 4);
        Assert.All(MediaBox().Matches(pages), box => Assert.Equal(("595", "841"), (box.Groups["width"].Value, box.Groups["height"].Value)));
    }

    [Fact]
    public async Task SeriesWithItsChart_OpensInLibreOffice()
    {
        using var client = samples.Host.Client();
        var workbook = await client.GetByteArrayAsync(new Uri("/indicators/kpi.online-full-coverage/data.xlsx?agency=sct-ha-nam", UriKind.Relative), TestContext.Current.CancellationToken);
        using var saved = new ZipArchive(new MemoryStream(await ConvertAsync(workbook, "xlsx:Calc MS Excel 2007 XML", "xlsx")));
        var chart = saved.GetEntry("xl/charts/chart1.xml");
        Assert.NotNull(chart);
        using var stream = await chart.OpenAsync(TestContext.Current.CancellationToken);
        var drawn = (await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken)).Descendants().Where(e => e.Name.LocalName == "ser").ToList();
        Assert.InRange(drawn.Count, 1, 2);
        Assert.Contains(drawn[0].Descendants().Where(e => e.Name.LocalName == "val").Descendants(), e => e.Name.LocalName == "pt");
    }

    [Theory]
    [InlineData("cchc-pl1")]
    [InlineData("cchc-bm3")]
    public async Task Export_PrintSetUp_IsTheTemplates(string form)
    {
        var export = PrintSetUp(await DownloadAsync($"forms/{form}/export?agency=sct-ha-nam&period=2024-H1"));
        Assert.Equal(PrintSetUp(await DownloadAsync($"forms/{form}/template?agency=sct-ha-nam&period=2024-H1")), export);
        Assert.Contains("paperSize=9", export, StringComparison.Ordinal);
        Assert.Contains("fitToPage=1", export, StringComparison.Ordinal);
        Assert.Contains("fitToHeight=0", export, StringComparison.Ordinal);
        Assert.Contains("_xlnm.Print_Titles", export, StringComparison.Ordinal);
    }

    private static string PrintSetUp(byte[] workbook)
    {
        using var package = new ZipArchive(new MemoryStream(workbook));
        var names = Part(package, "xl/workbook.xml").Descendants(Main + "definedName").Where(n => n.Attribute("name")!.Value.StartsWith("_xlnm.Print_", StringComparison.Ordinal)).Select(n => $"{n.Attribute("name")!.Value}={n.Value}");
        var sheet = Part(package, "xl/worksheets/sheet1.xml");
        var page = sheet.Descendants().Where(e => e.Name == Main + "pageSetup" || e.Name == Main + "pageSetUpPr" || e.Name == Main + "pageMargins").SelectMany(e => e.Attributes()).Select(a => $"{a.Name.LocalName}={a.Value}");
        return string.Join('\n', names.Concat(page).Order(StringComparer.Ordinal));
    }

    private static XDocument Part(ZipArchive package, string name)
    {
        using var stream = package.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    private static async Task<byte[]> ConvertAsync(byte[] workbook, string filter, string extension)
    {
        var folder = Directory.CreateTempSubdirectory("kpi-office-");
        try
        {
            var source = Path.Combine(folder.FullName, "form.xlsx");
            var made = Directory.CreateDirectory(Path.Combine(folder.FullName, "out")).FullName;
            await File.WriteAllBytesAsync(source, workbook, TestContext.Current.CancellationToken);
            using var office = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", filter, "--outdir", made, source])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await office.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                office.Kill(entireProcessTree: true);
                throw;
            }
            return await File.ReadAllBytesAsync(Path.Combine(made, "form." + extension), TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Latin(byte[] pdf) => System.Text.Encoding.Latin1.GetString(pdf);

    private async Task<byte[]> DownloadAsync(string path)
    {
        using var client = samples.Host.Client();
        return await client.GetByteArrayAsync(new Uri("/api/v1/" + path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]", RegexOptions.NonBacktracking)]
    private static partial Regex PageOfPdf();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+(?<width>\d+)[\d.]*\s+(?<height>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MediaBox();
}
