using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Texts come out exactly as they are stored.</summary>
public sealed class XlsxTextTests
{
    [Theory]
    [InlineData("<t>Hồ sơ</t>", "Hồ sơ")]
    [InlineData("""<t xml:space="preserve">  hai dấu cách  </t>""", "  hai dấu cách  ")]
    [InlineData("<t> quên khai báo </t>", " quên khai báo ")]
    [InlineData("""<t xml:space="preserve"> </t>""", " ")]
    [InlineData("<t>dòng 1\ndòng 2</t>", "dòng 1\ndòng 2")]
    [InlineData("<t>a_x000D_b</t>", "a\rb")]
    [InlineData("<t>_x005F_x000D_</t>", "_x000D_")]
    [InlineData("<t>_x0041__x0042_</t>", "AB")]
    [InlineData("<t>_x00G1_ _x41_ _x</t>", "_x00G1_ _x41_ _x")]
    [InlineData("<t>_x0000_</t>", "_x0000_")]
    [InlineData("<t>_xD83D_</t>", "_xD83D_")]
    [InlineData("<t><![CDATA[<b>&]]></t>", "<b>&")]
    [InlineData("<t>a<![CDATA[b]]>c</t>", "abc")]
    [InlineData("<t>a<!-- no -->b</t>", "ab")]
    [InlineData("<t>&lt;i&gt; &#7891;</t>", "<i> ồ")]
    [InlineData("<t>e&#x302;&#x301;</t>", "e\u0302\u0301")]
    [InlineData("<r><t>hai </t></r><r><rPr><b/></rPr><t>mảnh</t></r>", "hai mảnh")]
    [InlineData("<t>đầu</t><r><t> và chữ</t></r>", "đầu và chữ")]
    [InlineData("<r><t>課</t></r><rPh sb=\"0\" eb=\"1\"><r><t>カ</t></r></rPh><phoneticPr fontId=\"1\"/>", "課")]
    public void Text_SharedOrInline_IsVerbatim(string item, string expected)
    {
        var shared = new XlsxPackage().SharedStrings($"<si>{item}</si>").Cells("""<c r="A1" t="s"><v>0</v></c>""").ReadA1();
        var inline = new XlsxPackage().Cells($"""<c r="A1" t="inlineStr"><is>{item}</is></c>""").ReadA1();

        Assert.Equal(expected, shared.Text);
        Assert.Equal(expected, inline.Raw);
        Assert.Empty(shared.Runs);
    }

    [Fact]
    public void Text_OfAnotherNamespace_IsLeftOut()
    {
        var cell = new XlsxPackage()
            .Cells("""<c r="A1" t="inlineStr"><is><t>ta</t><x:t xmlns:x="urn:other">địch</x:t></is></c>""")
            .ReadA1();

        Assert.Equal("ta", cell.Text);
    }

    [Fact]
    public void Run_WithAFontOfItsOwn_IsKept()
    {
        var cell = new XlsxPackage()
            .SharedStrings("""<si><r><rPr><rFont val=".VnTime"/></rPr><t>Tæng</t></r><r><t> </t></r><r><rPr><b/><rFont val="Arial"/></rPr><t>số</t></r></si>""")
            .Cells("""<c r="A1" t="s"><v>0</v></c>""")
            .ReadA1();

        Assert.Equal("Tæng số", cell.Text);
        Assert.Equal([new TextRun(0, 4, ".VnTime"), new TextRun(4, 1, null), new TextRun(5, 2, "Arial")], cell.Runs);
    }

    [Fact]
    public void Text_AsLongAsExcelAllows_IsRead()
    {
        var text = new string('ộ', 32_767);
        var cell = new XlsxPackage().Cells($"""<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>""").ReadA1();

        Assert.Equal(text, cell.Text);
    }

    [Fact]
    public void Text_OneCharacterLonger_IsRefused()
    {
        var text = new string('ộ', 32_768);

        Assert.Equal(FileFault.Limits, new XlsxPackage().Cells($"""<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>""").FaultCode());
        Assert.Equal(FileFault.Limits, new XlsxPackage().SharedStrings($"<si><t>{text}</t></si>").FaultCode());
    }

    [Fact]
    public void Text_RepeatedInline_IsOneString()
    {
        var sheet = new XlsxPackage()
            .Cells("""<c r="A1" t="inlineStr"><is><t>Hồ sơ</t></is></c><c r="B1" t="inlineStr"><is><t>Hồ sơ</t></is></c>""")
            .ReadSheet();

        Assert.Same(sheet["A1"].Text, sheet["B1"].Text);
    }
}
