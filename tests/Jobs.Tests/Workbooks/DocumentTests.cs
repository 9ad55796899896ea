using System.IO.Compression;
using System.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Tables in spreadsheets of LibreOffice, in documents of Word and in web pages, plain and hostile.</summary>
public sealed class DocumentTests
{
    private const string OdsHead = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">""";
    private const string WordHead = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""";

    [Fact]
    public void Ods_Cells_AreOfTheirKinds()
    {
        var sheet = Reading.Workbook(Ods("""
            <table:table-row><table:table-cell office:value-type="float" office:value="1234.5"><text:p>1.234,5</text:p></table:table-cell>
            <table:table-cell office:value-type="percentage" office:value="0.205"><text:p>20,5 %</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2024-06-14"><text:p>14/06/24</text:p></table:table-cell>
            <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>16.181<text:s text:c="2"/>/16.183</text:p><text:p>hai</text:p></table:table-cell>
            <table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>
            <table:table-cell/><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>x</text:p></table:table-cell></table:table-row>
            """)).Sheets[0];
        Assert.Equal((CellKind.Number, 1234.5), (sheet["A1"].Kind, sheet["A1"].Number));
        Assert.True(sheet["B1"] is { IsPercent: true, Number: 0.205 });
        Assert.Equal(new DateTime(2024, 6, 14), sheet["C1"].Date);
        Assert.Equal(CellKind.Boolean, sheet["D1"].Kind);
        Assert.Equal("16.181  /16.183\nhai", sheet["E1"].Text);
        Assert.Equal((CellKind.Error, "#DIV/0!"), (sheet["F1"].Kind, sheet["F1"].Text));
        Assert.Equal((CellKind.Empty, "x"), (sheet["G1"].Kind, sheet["H1"].Text));
    }

    [Fact]
    public void Ods_WhatRepeats_StandsAsOftenAsItSays_AndEmptyGridsCostNothing()
    {
        var sheet = Reading.Workbook(Ods("""
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="7"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            <table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>a</text:p></table:table-cell><table:covered-table-cell office:value-type="string"><text:p>hidden</text:p></table:covered-table-cell><table:table-cell office:value-type="string"><text:p>b</text:p></table:table-cell></table:table-row>
            """)).Sheets[0];
        Assert.Equal(8, sheet.CellCount);
        Assert.Equal(7, sheet["C2"].Number);
        Assert.Equal(("a", CellKind.Empty, "b"), (sheet["A1048503"].Text, sheet["B1048503"].Kind, sheet["C1048503"].Text));
    }

    [Theory]
    [InlineData("""<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="7"/></table:table-row>""", FileFault.Limits)]
    [InlineData("""<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="7"/></table:table-row>""", FileFault.Limits)]
    [InlineData("""<table:table-row><table:table-cell table:number-columns-repeated="16385" office:value-type="float" office:value="7"/></table:table-row>""", FileFault.Limits)]
    [InlineData("""<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="999999999"/></text:p></table:table-cell></table:table-row>""", FileFault.Limits)]
    [InlineData("""<table:table-row><table:table-cell office:value-type="float" office:value="1e999"/></table:table-row>""", FileFault.Corrupt)]
    public void Ods_ThatAsksForTooMuch_IsRefused(string rows, string code) => Assert.Equal(code, Reading.FaultCode(Ods(rows)));

    [Fact]
    public void Ods_LegacyFontOfAStyle_IsRead()
    {
        var bytes = Package(("META-INF/manifest.xml", Manifest), ("content.xml", OdsHead + """
            <office:automatic-styles><style:style style:name="ce1" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style>
            <style:style style:name="T1" style:family="text"><style:text-properties fo:font-family="VNI-Times"/></style:style></office:automatic-styles>
            <office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell table:style-name="ce1" office:value-type="string"><text:p>kh«ng cã <text:span text:style-name="T1">khoâng coù</text:span></text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
            """));
        Assert.Equal("không có không có", Reading.Workbook(bytes).Sheets[0]["A1"].Unicode);
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>""")]
    public void Entities_AreNeverResolved(string declaration)
    {
        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(Package(("META-INF/manifest.xml", Manifest), ("content.xml", declaration + OdsHead + "</office:document-content>"))));
        Assert.Equal(FileFault.Corrupt, Reading.FaultCode(Package(("word/document.xml", declaration + WordHead + "</w:body></w:document>"))));
    }

    [Fact]
    public void Bombs_AreRefusedWhileTheyUnpack()
    {
        var limits = new WorkbookLimits { MaxUncompressedBytes = 1024 * 1024 };
        var filler = string.Concat(Enumerable.Repeat("<!-- nothing but a filler of the archive -->", 50_000));
        Assert.Equal("uncompressed-bytes", Reading.Fault(Package(("META-INF/manifest.xml", Manifest), ("content.xml", OdsHead + filler + "</office:document-content>")), limits: limits).Details["limit"]);
        Assert.Equal("uncompressed-bytes", Reading.Fault(Package(("word/document.xml", WordHead + filler + "</w:body></w:document>")), limits: limits).Details["limit"]);
    }

    [Fact]
    public void Links_AreNeverFollowed()
    {
        const string Row = """<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>""";
        var ods = Ods("""<table:table-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1:9/a.ods" table:table-name="b"/>""" + Row);
        var page = Encoding.UTF8.GetBytes("""<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><table><tr><td><img src="file:///etc/passwd">a<iframe src="http://127.0.0.1:9/"></iframe></td></tr></table>""");
        Assert.Equal("a", Reading.Workbook(ods).Sheets[0]["A1"].Text);
        Assert.Equal("a", Reading.Workbook(page).Sheets[0]["A1"].Text);
    }

    [Fact]
    public void Ods_EncryptedAsAWhole_IsEncrypted() => Assert.Equal(FileFault.Encrypted, Reading.FaultCode(Package(("META-INF/manifest.xml", Manifest), ("encrypted-package", "x"))));

    [Fact]
    public void Ods_StylesOfOneNameInTwoFamilies_AreTwo()
    {
        var bytes = Package(("META-INF/manifest.xml", Manifest), ("content.xml", OdsHead + """
            <office:automatic-styles><style:default-style style:family="table-cell"><style:text-properties fo:font-family="VNI-Times"/></style:default-style>
            <style:style style:name="P" style:family="table-cell"><style:text-properties fo:font-family=".VnTime"/></style:style>
            <style:style style:name="P" style:family="text"><style:text-properties fo:font-family="Arial"/></style:style></office:automatic-styles>
            <office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell table:style-name="P" office:value-type="string"><text:p>kh«ng cã</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>khoâng coù</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
            """));
        var sheet = Reading.Workbook(bytes).Sheets[0];
        Assert.Equal(("không có", "không có"), (sheet["A1"].Unicode, sheet["B1"].Unicode));
    }

    [Fact]
    public void Docx_ControlsAroundRowsCellsAndParagraphs_HideNothing()
    {
        var sheet = Reading.Workbook(Word("""
            <w:sdt><w:sdtPr/><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtPr><w:tag w:val="p"/></w:sdtPr><w:sdtContent><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>
            <w:tc><w:sdt><w:sdtContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc><w:tc><w:p><w:sdt><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:sdtContent></w:sdt>
            <w:tr><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>
            """)).Sheets[0];
        Assert.Equal(("a", "b", "c", "d"), (sheet["A1"].Text, sheet["B1"].Text, sheet["C1"].Text, sheet["A2"].Text));
    }

    [Fact]
    public void Docx_FontOfStylesRunsAndTheme_Decides()
    {
        const string Styles = """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Normal"/></w:style><w:style w:type="character" w:styleId="V"><w:rPr><w:rFonts w:hAnsi="VNI-Times"/></w:rPr></w:style></w:styles>
            """;
        var cells = string.Concat(
            Cell("""<w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>kh«ng cã</w:t></w:r>"""),
            Cell("""<w:r><w:rPr><w:rStyle w:val="V"/></w:rPr><w:t>khoâng coù</w:t></w:r>"""),
            Cell("""<w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr><w:t>có</w:t></w:r>"""),
            Cell("""<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi=".VnTimeH"/></w:rPr><w:t>cã</w:t></w:r>"""));
        var bytes = Package(("word/styles.xml", Styles), ("word/document.xml", $"{WordHead}<w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>"));
        var sheet = Reading.Workbook(bytes).Sheets[0];
        Assert.Equal(("không có", "không có", "có", "CÓ"), (sheet["A1"].Unicode, sheet["B1"].Unicode, sheet["C1"].Unicode, sheet["D1"].Unicode));

        static string Cell(string paragraph) => $"<w:tc><w:p>{paragraph}</w:p></w:tc>";
    }

    [Theory]
    [InlineData("<table><tr><td><font face='.VnTime'>kh«ng cã</font><br></td></tr></table>")]
    [InlineData("<table><tr><td><font face='.VnTime'>kh«ng cã</font> <br><p></td></tr></table>")]
    [InlineData("<table><tr><td><font face='.VnTime'>kh«ng cã<br></font></td></tr></table>")]
    public void Html_LineEndsBehindText_AreNoPartOfIt(string page) => Assert.Equal("không có", Reading.Workbook(Encoding.UTF8.GetBytes(page)).Sheets[0]["A1"].Unicode);

    [Fact]
    public void DeepNesting_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5_000));
        Assert.Equal(FileFault.Limits, Reading.FaultCode(Package(("word/document.xml", WordHead + deep))));
    }

    [Fact]
    public void Docx_Table_IsLaidOutByItsGrid_AndTitlesStandAbove()
    {
        var sheet = Reading.Workbook(Word("""
            <w:p><w:r><w:t>Phụ lục I</w:t></w:r></w:p><w:p/><w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>së c«ng th­¬ng</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>STT</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Kết </w:t></w:r><w:r><w:t>quả</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Ghi chú</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:trPr><w:gridBefore w:val="0"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>covered</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p><w:p/></w:tc><w:tc><w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins><w:r><w:t>7</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>
            """)).Sheets[0];
        Assert.Equal(["Phụ lục I", "SỞ CÔNG THƯƠNG"], sheet.Lead);
        Assert.Equal(("STT", "Kết quả", "Ghi chú"), (sheet["A1"].Text, sheet["B1"].Text, sheet["D1"].Text));
        Assert.Equal((CellKind.Empty, "a\nb", "7"), (sheet["A2"].Kind, sheet["B2"].Text, sheet["C2"].Text));
    }

    [Theory]
    [InlineData(16_384, null)]
    [InlineData(999_999_999, FileFault.Limits)]
    public void Docx_WideSpans_AreBounded(int span, string? code)
    {
        var bytes = Word($"""<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>""");
        if (code is null) Assert.Equal(FileFault.Limits, Reading.FaultCode(bytes));
        else Assert.Equal(code, Reading.FaultCode(bytes));
    }

    [Fact]
    public void Html_Table_IsReadAsABrowserWould()
    {
        var sheet = Reading.Workbook(Encoding.UTF8.GetBytes("""
            <html><head><title>t</title><style>td{}</style><script>document.write("<table><tr><td>no</td></tr></table>")</script></head><body>
            <p>Phụ lục&nbsp;I</p><div>Đơn vị báo cáo</div>
            <TABLE border=1><tr><td rowspan="2">A<td colspan=2>B &lt;i&gt; &amp; C</tr><tr><td>D<br>E</td><td><b>F</b>   g
            h</td></tr><tr><td></td><td><table><tr><td>x</td><td>y</td></tr></table></td><!-- <td>no</td> --><td>=1+1</td></tr></TABLE>
            <table><tr><td>second</table>
            """)).Sheets;
        Assert.Equal(2, sheet.Count);
        Assert.Equal(["Phụ lục\u00a0I", "Đơn vị báo cáo"], sheet[0].Lead);
        Assert.Equal(("A", "B <i> & C"), (sheet[0]["A1"].Text, sheet[0]["B1"].Text));
        Assert.Equal((CellKind.Empty, "D\nE", "F g h"), (sheet[0]["A2"].Kind, sheet[0]["B2"].Text, sheet[0]["C2"].Text));
        Assert.Equal((CellKind.Text, "=1+1", false), (sheet[0]["C3"].Kind, sheet[0]["C3"].Text, sheet[0]["C3"].HasFormula));
        Assert.Equal("second", sheet[1]["A1"].Text);
    }

    [Theory]
    [InlineData("<table><tr><td style=\"font-family:'.VnTime', serif\">kh«ng cã</td></tr></table>")]
    [InlineData("<table><tr><td><font face=\"VNI-Times\">khoâng coù</font></td></tr></table>")]
    public void Html_LegacyFont_IsRead(string page) => Assert.Equal("không có", Reading.Workbook(Encoding.UTF8.GetBytes(page)).Sheets[0]["A1"].Unicode);

    [Fact]
    public void Html_ThatAsksForTooMuch_EndsSoon()
    {
        var spans = "<table>" + string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td colspan=1000 rowspan=1000>x", 20)), 100)) + "</table>";
        Assert.Equal(FileFault.Limits, Reading.FaultCode(Encoding.UTF8.GetBytes(spans)));
        Reading.Exhaust(Reading.Of(Encoding.UTF8.GetBytes("<table><tr><td>" + new string('<', 200_000))));
        Reading.Exhaust(Reading.Of(Encoding.UTF8.GetBytes("<table><tr><td>" + string.Concat(Enumerable.Repeat("<b a=\"", 50_000)))));
        Reading.Exhaust(Reading.Of(Encoding.UTF8.GetBytes("<table>" + string.Concat(Enumerable.Repeat("<td><table>", 50_000)))));
        Assert.Equal(FileFault.Limits, Reading.FaultCode(Encoding.UTF8.GetBytes("<table><tr><td>" + new string('a', 40_000))));
    }

    // 127 with a footnote's 1 above it must never become 1271, nor a struck-out figure one that holds.
    public static TheoryData<string, byte[]> Marked => new()
    {
        { "xlsx raised", new XlsxPackage().Cells("""<c r="A1" t="inlineStr"><is><r><t>127</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>""").ToBytes() },
        { "xlsx struck", new XlsxPackage().Cells("""<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>12</t></r><r><t>7</t></r></is></c>""").ToBytes() },
        { "docx raised", Word("""<w:tbl><w:tr><w:tc><w:p><w:r><w:t>127</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>""") },
        { "docx struck", Word("""<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>""") },
        { "html raised", Encoding.UTF8.GetBytes("<table><tr><td>127<sup>1</sup></td></tr></table>") },
        { "html struck", Encoding.UTF8.GetBytes("<table><tr><td><s>12</s>7</td></tr></table>") },
        {
            "ods raised", Package(("META-INF/manifest.xml", Manifest), ("content.xml", OdsHead + """
                <office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>
                <office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell office:value-type="string"><text:p>127<text:span text:style-name="T1">1</text:span></text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
                """))
        },
    };

    [Theory]
    [MemberData(nameof(Marked))]
    public void Figure_WithRaisedOrStruckCharacters_IsNotRead(string kind, byte[] bytes)
    {
        var cell = Reading.Workbook(bytes).Sheets[0]["A1"];
        Assert.True(cell.HasMarks, kind);
        Assert.Equal(Kpi.Data.Observations.ObservationState.Unreadable, Kpi.Jobs.Import.Reading.ValueReader.Read(cell, Kpi.Data.Catalogue.ValueKind.Count, []).State);
    }

    [Fact]
    public void Figure_WithPlainRuns_IsRead()
    {
        var cell = new XlsxPackage().Cells("""<c r="A1" t="inlineStr"><is><r><t>12</t></r><r><rPr><b/><strike val="0"/></rPr><t>7</t></r></is></c>""").ReadA1();
        Assert.False(cell.HasMarks);
        Assert.Equal(127, Kpi.Jobs.Import.Reading.ValueReader.Read(cell, Kpi.Data.Catalogue.ValueKind.Count, []).Value);
    }

    private const string Manifest = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>""";

    private static byte[] Ods(string rows) => Package(
        ("META-INF/manifest.xml", Manifest),
        ("content.xml", $"{OdsHead}<office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"));

    private static byte[] Word(string body) => Package(("word/document.xml", $"{WordHead}{body}</w:body></w:document>"));

    private static byte[] Package(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }
}
