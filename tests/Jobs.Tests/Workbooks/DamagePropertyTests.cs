using System.Diagnostics;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Whatever happens to a file, reading it ends soon, with a workbook or with one fault.</summary>
public sealed class DamagePropertyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly byte[][] Files =
    [
        TestData.Form("phu-luc-I-6-thang-2024.xlsx"),
        TestData.Form("variants/v1-xls.xls"),
        TestData.Form("variants/v2-csv-utf8-bom.csv"),
        TestData.Form("variants/v6-ods.ods"),
        TestData.Form("variants/v7-tcvn3.xlsx"),
        TestData.Form("variants/v9-docx.docx"),
        TestData.Form("variants/v10-html-as-xls.xls"),
        TestData.Corpus("wild/poi_testEXCEL_95.xls"),
        TestData.Corpus("wild/calamine_merged_range.xls"),
        TestData.Corpus("wild/vn_readxl_vietnamese-utf8.xls"),
        TestData.Corpus("wild/edr_strict_roo_1904_base.xlsx"),
        TestData.Corpus("wild/edr_agile_AES256_SHA512.xlsx"),
        TestData.Corpus("wild/calamine_pass_protected.ods"),
    ];

    private static readonly (string Name, byte[] Content)[] Parts = Unpack(TestData.Form("phu-luc-I-6-thang-2024.xlsx"));

    private static readonly byte[][] Beginnings =
    [
        [], "PK\x03\x04"u8.ToArray(), "PK\x05\x06"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0x09, 0x08, 0x10, 0, 0, 6, 5, 0],
        [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], "a;b\n"u8.ToArray(), "<html>"u8.ToArray(),
    ];

    [Fact]
    public void RandomBytes_BehindAnyBeginning_EndSoon() => Run(1_500,
        from beginning in Gen.Elements(Beginnings)
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 600)
        from length in Gen.Choose(0, 600)
        select (byte[])[.. beginning, .. bytes[..length]]);

    [Fact]
    public void File_CutAnywhere_EndsSoon() => Run(1_500,
        from file in Gen.Elements(Files)
        from length in Gen.Choose(0, file.Length)
        select file[..length]);

    [Fact]
    public void File_WithBytesChanged_EndsSoon() => Run(4_000,
        from file in Gen.Elements(Files)
        from changes in Gen.ArrayOf(Change(file.Length), 3)
        select Changed(file, changes));

    [Fact]
    public void Xml_WithBytesChanged_EndsSoon() => Run(1_500,
        from part in Gen.Choose(0, Parts.Length - 1)
        from changes in Gen.ArrayOf(Change(Parts[part].Content.Length), 2)
        select Packed(part, Changed(Parts[part].Content, changes)));

    [Fact]
    public void Xml_CutAnywhere_IsNeverAWorkbook() => Run(500,
        from part in Gen.Elements(Array.FindIndex(Parts, part => part.Name == XlsxPackage.SheetPart), Array.FindIndex(Parts, part => part.Name == XlsxPackage.WorkbookPart))
        from length in Gen.Choose(0, Parts[part].Content.Length - 1)
        select Packed(part, Parts[part].Content[..length]), mayOpen: false);

    private static void Run(int count, Gen<byte[]> files, bool mayOpen = true) =>
        Prop.ForAll(files.ToArbitrary(), bytes =>
        {
            var watch = Stopwatch.StartNew();
            var reading = WorkbookReader.Read(bytes, "form", new WorkbookLimits(), TestContext.Current.CancellationToken);
            Reading.Exhaust(reading);
            return watch.Elapsed < Patience && (mayOpen || !reading.IsWorkbook);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    // Bytes that have a meaning somewhere are tried more often than chance would.
    private static Gen<(int At, byte Value)> Change(int length) =>
        from at in Gen.Choose(0, length - 1)
        from value in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 0xFF, 0xFE, 0x7F, 0x80, '<', '>', '&', '"', '/', '0', '9'))
        select (at, (byte)value);

    private static byte[] Changed(byte[] file, (int At, byte Value)[] changes)
    {
        var changed = file.ToArray();
        foreach (var (at, value) in changes)
            changed[at] = value;
        return changed;
    }

    private static (string Name, byte[] Content)[] Unpack(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return [.. archive.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    private static byte[] Packed(int changedPart, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < Parts.Length; i++)
            {
                using var entry = archive.CreateEntry(Parts[i].Name, CompressionLevel.Fastest).Open();
                entry.Write(i == changedPart ? content : Parts[i].Content);
            }
        }
        return stream.ToArray();
    }
}
