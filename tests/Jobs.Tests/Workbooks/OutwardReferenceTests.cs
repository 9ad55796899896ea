using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kpi.Jobs.Import;
using Kpi.Jobs.Tests.Import;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Files that name something outside themselves: nothing is asked over the network, and no other file is read.</summary>
public sealed class OutwardReferenceTests : IDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly TcpListener _trap = new(IPAddress.Loopback, 0);
    private readonly string _canaryPath = Path.Combine(Path.GetTempPath(), $"kpi-canary-{Guid.NewGuid():N}.txt");
    private readonly string _canary = $"canary-{Guid.NewGuid():N}";

    public OutwardReferenceTests()
    {
        _trap.Start();
        File.WriteAllText(_canaryPath, _canary);
    }

    public static TheoryData<string> Kinds =>
    [
        "linked-sheet", "linked-strings", "linked-styles", "linked-workbook", "linked-extras",
        "entity-sheet", "entity-strings", "entity-workbook", "entity-relationships", "entity-types", "dtd-sheet", "include-sheet",
        "entity-ods", "linked-ods", "entity-docx", "linked-docx", "html",
    ];

    public void Dispose()
    {
        _trap.Dispose();
        File.Delete(_canaryPath);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task File_ThatNamesWhatIsOutside_OpensNoConnectionAndReadsNoFile(string kind)
    {
        var (name, bytes) = Make(kind);
        await using var store = await Importing.StoreAsync();
        var check = await store.CheckAsync(bytes, name);
        var reading = Reading.Of(bytes, name);
        Reading.Exhaust(reading);
        var said = new StringBuilder(CheckJson.Store(check)).Append(Reading.Describe(reading));
        if (reading.IsWorkbook)
        {
            foreach (var sheet in reading.Workbook.Sheets)
            {
                said.Append(sheet.Name);
                foreach (var row in sheet.Rows)
                {
                    foreach (var cell in row.Cells) said.Append(cell.Raw).Append(cell.Formula).Append(' ');
                }
            }
        }
        Assert.DoesNotContain(_canary, said.ToString(), StringComparison.Ordinal);

        // Time for one that would be made beside the reading.
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(_trap.Pending());
    }

    [Fact]
    public async Task Trap_WhenSomethingConnects_SaysSo()
    {
        Assert.False(_trap.Pending());
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)_trap.LocalEndpoint, TestContext.Current.CancellationToken);
        Assert.True(_trap.Pending());
        Assert.Equal(_canary, await File.ReadAllTextAsync(new Uri(CanaryAddress).LocalPath, TestContext.Current.CancellationToken));
    }

    private string Site => $"http://{_trap.LocalEndpoint}";

    private string CanaryAddress => new Uri(_canaryPath).AbsoluteUri;

    private string Inclusion => $"""<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{CanaryAddress}" parse="text"/>""";

    // An entity for the file, one for the network, and a definition that is to be fetched.
    private string Dtd(string root) => $"""<!DOCTYPE {root} SYSTEM "{Site}/a.dtd" [<!ENTITY % p SYSTEM "{Site}/p.dtd"> %p; <!ENTITY f SYSTEM "{CanaryAddress}"><!ENTITY n SYSTEM "{Site}/n.txt">]>""";

    private string External(params ReadOnlySpan<(string Id, string Kind)> links)
    {
        var xml = new StringBuilder($"""<Relationships xmlns="{Relationships}">""");
        foreach (var (id, kind) in links)
        {
            var target = kind == "image" ? CanaryAddress : $"{Site}/{kind}.xml";
            xml.Append(null, $"""<Relationship Id="{id}" Type="{XlsxPackage.OfficeRelationships}/{kind}" Target="{target}" TargetMode="External"/>""");
        }
        return xml.Append("</Relationships>").ToString();
    }

    private (string Name, byte[] Bytes) Make(string kind) => kind switch
    {
        "linked-sheet" => ("a.xlsx", new XlsxPackage().Part(XlsxPackage.WorkbookLinks, External(("rId1", "worksheet"))).ToBytes()),
        "linked-strings" => ("a.xlsx", WithText().Part(XlsxPackage.WorkbookLinks, Mixed("sharedStrings")).ToBytes()),
        "linked-styles" => ("a.xlsx", WithText().Part(XlsxPackage.WorkbookLinks, Mixed("styles")).ToBytes()),
        "linked-workbook" => ("a.xlsx", new XlsxPackage().Part("_rels/.rels", External(("rId1", "officeDocument"))).ToBytes()),
        "linked-extras" => ("a.xlsx", WithText()
            .Sheet("""<sheetData><row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1")+[1]S!A1</f><v>x</v></c></row></sheetData><hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks><drawing r:id="rId2"/><legacyDrawing r:id="rId3"/>""")
            .Part("xl/worksheets/_rels/sheet1.xml.rels", External(("rId1", "hyperlink"), ("rId2", "image"), ("rId3", "oleObject")))
            .Part("xl/externalLinks/_rels/externalLink1.xml.rels", External(("rId1", "externalLinkPath"))).ToBytes()),
        "entity-sheet" => ("a.xlsx", new XlsxPackage().Part(XlsxPackage.SheetPart, Dtd("worksheet") + XlsxPackage.Root("worksheet", Rows("&f;&n;"))).ToBytes()),
        "entity-strings" => ("a.xlsx", WithText().Part("xl/sharedStrings.xml", Dtd("sst") + XlsxPackage.Root("sst", "<si><t>&f;&n;</t></si>")).ToBytes()),
        "entity-workbook" => ("a.xlsx", new XlsxPackage().Part(XlsxPackage.WorkbookPart, Dtd("workbook") + XlsxPackage.Root("workbook", """<sheets><sheet name="&f;" sheetId="1" r:id="rId1"/></sheets>&n;""")).ToBytes()),
        "entity-relationships" => ("a.xlsx", new XlsxPackage().Part(XlsxPackage.WorkbookLinks, Dtd("Relationships") + XlsxPackage.Links(("rId1", "worksheet", "worksheets/sheet1.xml")).Replace("</Relationships>", "&f;&n;</Relationships>", StringComparison.Ordinal)).ToBytes()),
        "entity-types" => ("a.xlsx", WithText().Part("[Content_Types].xml", Dtd("Types") + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">&f;&n;</Types>""").ToBytes()),
        "dtd-sheet" => ("a.xlsx", new XlsxPackage().Part(XlsxPackage.SheetPart, $"""<!DOCTYPE worksheet PUBLIC "-//a//b" "{Site}/a.dtd">""" + XlsxPackage.Root("worksheet", Rows("x"))).ToBytes()),
        "include-sheet" => ("a.xlsx", new XlsxPackage().Part(XlsxPackage.SheetPart, $"""<?xml-stylesheet href="{Site}/a.xsl" type="text/xsl"?>""" + XlsxPackage.Root("worksheet", Rows(Inclusion))).ToBytes()),
        "entity-ods" => ("a.ods", Ods(Dtd("office:document-content"), "&f;&n;", "")),
        "linked-ods" => ("a.ods", Ods("", "x", $"""<table:table-source xlink:href="{CanaryAddress}"/><draw:image xlink:href="{Site}/a.png"/><table:cell-range-source xlink:href="{Site}/a.ods"/>""")),
        "entity-docx" => ("a.docx", Docx(Dtd("w:document"), "&f;&n;")),
        "linked-docx" => ("a.docx", Docx("", """<w:drawing r:link="rId2"/>x""")),
        "html" => ("a.html", Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html SYSTEM "{Site}/a.dtd" [<!ENTITY f SYSTEM "{CanaryAddress}">]>
            <html><head><base href="{Site}/"><link rel="stylesheet" href="{Site}/a.css"><script src="{Site}/a.js"></script><meta http-equiv="refresh" content="0;url={Site}/"></head>
            <body><iframe src="{CanaryAddress}"></iframe><table><tr><td>STT &f;</td><td><img src="{Site}/a.png"></td></tr><tr><td>1</td><td>2</td></tr></table></body></html>
            """)),
        _ => throw new ArgumentException($"No file is made for {kind}.", nameof(kind)),
    };

    private static string Rows(string text) => $"""<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>""";

    private static XlsxPackage WithText() => new XlsxPackage().SharedStrings("<si><t>x</t></si>").Cells("""<c r="A1" t="s" s="0"><v>0</v></c>""");

    // The workbook's own links, one of which leads outside.
    private string Mixed(string kind) => (kind == "styles"
            ? XlsxPackage.Links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "sharedStrings", "sharedStrings.xml"))
            : XlsxPackage.Links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")))
        .Replace("</Relationships>", $"""<Relationship Id="rId9" Type="{XlsxPackage.OfficeRelationships}/{kind}" Target="{Site}/{kind}.xml" TargetMode="External"/></Relationships>""", StringComparison.Ordinal);

    private static byte[] Ods(string dtd, string text, string more) => Package(
        ("META-INF/manifest.xml", """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""),
        ("content.xml", dtd + """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:spreadsheet><table:table table:name="S">"""
            + more + $"""<table:table-row><table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""));

    private byte[] Docx(string dtd, string text) => Package(
        ("word/_rels/document.xml.rels", External(("rId1", "attachedTemplate"), ("rId2", "image"), ("rId3", "subDocument"))),
        ("word/document.xml", dtd + $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{XlsxPackage.OfficeRelationships}"><w:body><w:subDoc r:id="rId3"/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""));

    private static byte[] Package(params ReadOnlySpan<(string Name, string Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }
}
