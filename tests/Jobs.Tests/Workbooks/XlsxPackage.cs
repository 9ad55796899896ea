using System.IO.Compression;
using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>A small workbook package, put together part by part; it begins as a workbook with one empty sheet named S.</summary>
internal sealed class XlsxPackage
{
    public const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string SheetPart = "xl/worksheets/sheet1.xml";
    public const string WorkbookPart = "xl/workbook.xml";
    public const string WorkbookLinks = "xl/_rels/workbook.xml.rels";

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);

    public XlsxPackage()
    {
        Part("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Default Extension="xml" ContentType="application/xml"/>
              <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            </Types>
            """);
        Part("_rels/.rels", Links(("rId1", "officeDocument", "xl/workbook.xml")));
        Workbook("""<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>""");
        Part(WorkbookLinks, Links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", "sharedStrings.xml")));
        Styles("");
        SharedStrings("");
        Sheet("");
    }

    public static string Links(params ReadOnlySpan<(string Id, string Kind, string Target)> links)
    {
        var xml = new StringBuilder("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""");
        foreach (var (id, kind, target) in links)
            xml.Append(null, $"""<Relationship Id="{id}" Type="{OfficeRelationships}/{kind}" Target="{target}"/>""");
        return xml.Append("</Relationships>").ToString();
    }

    public static string Root(string name, string content, string spreadsheet = Spreadsheet) =>
        $"""<{name} xmlns="{spreadsheet}" xmlns:r="{OfficeRelationships}">{content}</{name}>""";

    public XlsxPackage Workbook(string content) => Part(WorkbookPart, Root("workbook", content));

    public XlsxPackage Sheet(string content) => Part(SheetPart, Root("worksheet", content));

    public XlsxPackage Rows(string rows) => Sheet($"<sheetData>{rows}</sheetData>");

    /// <summary>Cells of row 1.</summary>
    public XlsxPackage Cells(string cells) => Rows($"""<row r="1">{cells}</row>""");

    public XlsxPackage Styles(string content) => Part("xl/styles.xml", Root("styleSheet", content));

    public XlsxPackage SharedStrings(string items) => Part("xl/sharedStrings.xml", Root("sst", items));

    public XlsxPackage Part(string name, string text) => Part(name, Encoding.UTF8.GetBytes(text));

    public XlsxPackage Part(string name, byte[] content)
    {
        _parts[name] = content;
        return this;
    }

    public XlsxPackage Without(string name)
    {
        Assert.True(_parts.Remove(name));
        return this;
    }

    public byte[] ToBytes() => ToBytes(sheetPieces: null);

    /// <summary>With a sheet that is written piece by piece, so that a test never holds what the reader must not hold.</summary>
    public byte[] ToBytes(IEnumerable<string>? sheetPieces)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
            if (sheetPieces is not null)
            {
                using var sheet = new StreamWriter(archive.CreateEntry(SheetPart, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                foreach (var piece in sheetPieces)
                    sheet.Write(piece);
            }
        }
        return stream.ToArray();
    }

    public Sheet ReadSheet() => Assert.Single(Reading.Workbook(ToBytes()).Sheets);

    /// <summary>The cell A1, which there must be.</summary>
    public Cell ReadA1()
    {
        var cell = ReadSheet()["A1"];
        Assert.NotEqual(CellKind.Empty, cell.Kind);
        return cell;
    }

    public string FaultCode() => Reading.FaultCode(ToBytes());
}
