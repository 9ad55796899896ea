using System.Globalization;
using System.IO.Compression;
using System.Text;
using Kpi.Data.Persistence;
using Kpi.Jobs.Import;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;

namespace Kpi.Benchmarks;

/// <summary>A workbook of 300,000 rows through the whole check: one that is no form, and one that begins like a form and goes on with rows that are none of its lines.</summary>
internal static class LargeWorkbook
{
    private const int Rows = 300_000;

    public static async Task<int> MeasureAsync()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite, s => s.AddKpiImport(new ImportOptions()));
        var pipeline = store.Get<ImportPipeline>();
        await MeasureAsync(pipeline, "numbers without a header", Package(["1", "Dữ liệu", "2", "3", "4"]));
        await MeasureAsync(pipeline, "a header of the form, then strange lines", Package(["Mã số", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"]));
        return 0;
    }

    private static async Task MeasureAsync(ImportPipeline pipeline, string name, byte[] bytes)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes();
        var peak = 0L;
        using var ended = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(20);
            }
        });
        var started = TimeProvider.System.GetTimestamp();
        var check = await pipeline.CheckAsync(bytes, "large.xlsx", CheckAnswers.None, CancellationToken.None);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await ended.CancelAsync();
        await watch;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {bytes.Length / 1024} KB, {seconds:0.0} s, at most {peak / 1_000_000} MB at once, {(GC.GetTotalAllocatedBytes() - before) / 1_000_000} MB allocated, {check.Problems.Count} problems, first {check.Problems[0].Code}"));
    }

    private static byte[] Package(string[] head)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            Part(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="sheet1.xml"/></Relationships>""");
            var sheet = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>""");
            foreach (var text in head) sheet.Append(Text(text));
            sheet.Append("</row>");
            for (var row = 1; row < Rows; row++)
            {
                sheet.Append(CultureInfo.InvariantCulture, $"<row>{Text($"{row}.1.")}{Text($"Số lượng hồ sơ tồn đọng của đơn vị thứ {row}")}{Text("hồ sơ")}<c><v>{row}</v></c></row>");
            }
            Part(zip, "xl/sheet1.xml", sheet.Append("</sheetData></worksheet>").ToString());
        }
        return bytes.ToArray();
    }

    private static string Text(string text) => $"""<c t="inlineStr"><is><t>{text}</t></is></c>""";

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
