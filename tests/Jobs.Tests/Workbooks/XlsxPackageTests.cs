using System.IO.Compression;
using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>How parts of a package are found, and what happens when they are not.</summary>
public sealed class XlsxPackageTests
{
    private const string OneCell = """<row r="1"><c r="A1"><v>7</v></c></row>""";

    [Theory]
    [InlineData("worksheets/sheet1.xml")]
    [InlineData("/xl/worksheets/sheet1.xml")]
    [InlineData("\\xl\\worksheets\\sheet1.xml")]
    [InlineData("./worksheets/../worksheets/sheet1.xml")]
    [InlineData("../xl/worksheets/sheet1.xml")]
    [InlineData("../../../../xl/worksheets/sheet1.xml")]
    [InlineData("Worksheets/Sheet1.XML")]
    [InlineData("worksheets/sheet%31.xml")]
    public void Target_InAnySpelling_IsFound(string target)
    {
        var sheet = new XlsxPackage().Rows(OneCell).Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("rId1", "worksheet", target))).ReadSheet();

        Assert.Equal(7, sheet["A1"].Number);
    }

    [Fact]
    public void PartNames_WithBackslashes_AreFound()
    {
        var package = new XlsxPackage().Rows(OneCell);
        using var stream = new MemoryStream();
        using (var copy = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var original = new ZipArchive(new MemoryStream(package.ToBytes())))
        {
            foreach (var entry in original.Entries)
            {
                using var from = entry.Open();
                using var to = copy.CreateEntry(entry.FullName.Replace('/', '\\')).Open();
                from.CopyTo(to);
            }
        }

        Assert.Equal(7, Assert.Single(Reading.Workbook(stream.ToArray()).Sheets)["A1"].Number);
    }

    [Fact]
    public void Sheets_AreInTheOrderOfTheirTabs()
    {
        var bytes = new XlsxPackage()
            .Workbook("""<sheets><sheet name="Hai" r:id="b"/><sheet name="Biểu đồ" r:id="c"/><sheet name="Một" state="hidden" r:id="a"/><sheet name="Sâu" state="veryHidden" r:id="d"/></sheets>""")
            .Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("a", "worksheet", "1.xml"), ("b", "worksheet", "2.xml"), ("c", "chartsheet", "3.xml"), ("d", "worksheet", "1.xml")))
            .Part("xl/1.xml", XlsxPackage.Root("worksheet", ""))
            .Part("xl/2.xml", XlsxPackage.Root("worksheet", ""))
            .ToBytes();

        Assert.Equal([("Hai", false), ("Một", true), ("Sâu", true)], Reading.Workbook(bytes).Sheets.Select(sheet => (sheet.Name, sheet.IsHidden)));
    }

    [Theory]
    [InlineData(".main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WorkbookFormat.Xlsx)]
    [InlineData(".main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.template", WorkbookFormat.Xlsx)]
    [InlineData(".main+xml", "application/vnd.ms-excel.sheet.macroEnabled", WorkbookFormat.Xlsm)]
    [InlineData(".main+xml", "application/vnd.ms-excel.template.macroEnabled", WorkbookFormat.Xlsm)]
    [InlineData("", "application/xml", WorkbookFormat.Xlsx)]
    public void Format_IsThatOfTheMainPart(string ending, string type, string format)
    {
        var bytes = new XlsxPackage().Rows(OneCell).Part("[Content_Types].xml", Types(type + ending)).ToBytes();

        Assert.Equal(format, Reading.Workbook(bytes, "x.xls").Format);
    }

    [Fact]
    public void Package_WithoutContentTypes_OrItsFirstLink_IsStillRead()
    {
        var bytes = new XlsxPackage().Rows(OneCell).Without("[Content_Types].xml").Without("_rels/.rels").ToBytes();

        Assert.Equal(WorkbookFormat.Xlsx, Reading.Workbook(bytes).Format);
    }

    [Fact]
    public void Package_WithoutStylesAndStrings_IsRead() => Assert.Equal(7, new XlsxPackage()
        .Rows(OneCell)
        .Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("rId1", "worksheet", "worksheets/sheet1.xml")))
        .ReadSheet()["A1"].Number);

    [Fact]
    public void StrictNamespaces_AreRead()
    {
        const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        const string StrictLinks = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        var package = new XlsxPackage()
            .Part(XlsxPackage.WorkbookPart, XlsxPackage.Root("workbook", """<sheets><sheet name="S" r:id="rId1"/></sheets>""", Strict).Replace(XlsxPackage.OfficeRelationships, StrictLinks, StringComparison.Ordinal))
            .Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("rId1", "worksheet", "worksheets/sheet1.xml")).Replace(XlsxPackage.OfficeRelationships, StrictLinks, StringComparison.Ordinal))
            .Part(XlsxPackage.SheetPart, XlsxPackage.Root("worksheet", $"<sheetData>{OneCell}</sheetData>", Strict));

        Assert.Equal(7, package.ReadSheet()["A1"].Number);
    }

    [Fact]
    public void Prefixes_MakeNoDifference()
    {
        var package = new XlsxPackage().Part(XlsxPackage.SheetPart, $"""
            <x:worksheet xmlns:x="{XlsxPackage.Spreadsheet}"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>
            """);

        Assert.Equal(7, package.ReadSheet()["A1"].Number);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Parts_InAnyUnicode_AreRead(string encodingName)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        var xml = $"""<?xml version="1.0" encoding="{encodingName}"?>{XlsxPackage.Root("worksheet", """<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Hồ sơ 😀</t></is></c></row></sheetData>""")}""";
        var withMark = new XlsxPackage().Part(XlsxPackage.SheetPart, [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]);
        var withoutMark = new XlsxPackage().Part(XlsxPackage.SheetPart, encoding.GetBytes(xml));

        Assert.Equal("Hồ sơ 😀", withMark.ReadA1().Text);
        Assert.Equal("Hồ sơ 😀", withoutMark.ReadA1().Text);
    }

    [Fact]
    public void Part_ThatIsNotUnicode_MakesTheFileCorrupt() => Assert.Equal(
        FileFault.Corrupt,
        new XlsxPackage().Part(XlsxPackage.SheetPart, Encoding.Latin1.GetBytes(XlsxPackage.Root("worksheet", "<!-- é -->"))).FaultCode());

    [Fact]
    public void Links_ThatLeadOutOrNowhere_MakeTheFileCorrupt()
    {
        var external = XlsxPackage.Links(("rId1", "worksheet", "http://127.0.0.1:9/sheet.xml")).Replace("/></", " TargetMode=\"External\"/></", StringComparison.Ordinal);

        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Part(XlsxPackage.WorkbookLinks, external).FaultCode());
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("rId9", "worksheet", "worksheets/sheet1.xml"))).FaultCode());
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("rId1", "worksheet", "worksheets/none.xml"))).FaultCode());
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("rId1", "worksheet", "../../../etc/passwd"))).FaultCode());
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Without("xl/sharedStrings.xml").FaultCode());
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Without(XlsxPackage.WorkbookPart).FaultCode());
    }

    [Theory]
    [InlineData("<workbook/>")]
    [InlineData("<html/>")]
    [InlineData("")]
    [InlineData("chữ")]
    public void WorkbookPart_ThatIsNone_MakesTheFileCorrupt(string xml) =>
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Part(XlsxPackage.WorkbookPart, xml).FaultCode());

    [Fact]
    public void Workbook_WithoutSheets_IsCorrupt() => Assert.Equal(FileFault.Corrupt, new XlsxPackage().Workbook("<sheets/>").FaultCode());

    [Fact]
    public void Workbook_WithOnlyACorruptPartNobodyNeeds_IsRead() => Assert.Equal(7, new XlsxPackage()
        .Rows(OneCell)
        .Part("xl/drawings/drawing1.xml", "<not xml")
        .Part("xl/media/image1.png", [1, 2, 3])
        .ReadSheet()["A1"].Number);

    [Fact]
    public void Damage_BehindTheLastCell_IsFound() =>
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Sheet($"<sheetData>{OneCell}</sheetData><pageMargins>").FaultCode());

    [Fact]
    public void FlippedByte_InAStoredPart_IsFound()
    {
        using var stream = new MemoryStream();
        using (var copy = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var original = new ZipArchive(new MemoryStream(new XlsxPackage().Rows("""<row r="1"><c r="A1"><v>1250</v></c></row>""").ToBytes())))
        {
            foreach (var entry in original.Entries)
            {
                using var from = entry.Open();
                using var to = copy.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                from.CopyTo(to);
            }
        }
        var bytes = stream.ToArray();
        var at = bytes.AsSpan().IndexOf("1250"u8);
        Assert.Equal(1250, Assert.Single(Reading.Workbook(bytes).Sheets)["A1"].Number);

        bytes[at] = (byte)'9';

        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(bytes));
    }

    [Fact]
    public void EncryptedPart_NeedsAPassword()
    {
        var bytes = new XlsxPackage().ToBytes();
        // The flag stands in the header before each part and again in the directory.
        for (var at = 0; at < bytes.Length - 8; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\x03\x04"u8))
                bytes[at + 6] |= 1;
            if (bytes.AsSpan(at).StartsWith("PK\x01\x02"u8))
                bytes[at + 8] |= 1;
        }

        Assert.Equal(FileFault.Encrypted, Reading.FaultCode(bytes));
    }

    private static string Types(string type) => $"""
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{type}"/>
        </Types>
        """;
}
