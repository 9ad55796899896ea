using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>What a cell element of each type becomes.</summary>
public sealed class XlsxCellTests
{
    [Theory]
    [InlineData("16183", 16183, "16183")]
    [InlineData("0.1", 0.1, "0.1")]
    [InlineData("95.200000000000003", 95.2, "95.2")]
    [InlineData("-0", 0, "0")]
    [InlineData("1E3", 1000, "1000")]
    [InlineData("1.5E-7", 1.5e-7, "0.00000015")]
    [InlineData("-2.25E-5", -2.25e-5, "-0.0000225")]
    [InlineData("1E+21", 1e21, "1000000000000000000000")]
    [InlineData("-1.2345E+20", -1.2345e20, "-123450000000000000000")]
    [InlineData("9007199254740993", 9007199254740992, "9007199254740992")]
    [InlineData("0.30000000000000004", 0.30000000000000004, "0.30000000000000004")]
    [InlineData(" 12 ", 12, "12")]
    public void Number_InAnyNotation_IsPlainDecimalWhenQuoted(string written, double value, string raw)
    {
        var cell = new XlsxPackage().Cells($"""<c r="A1"><v>{written}</v></c>""").ReadA1();

        Assert.Equal(CellKind.Number, cell.Kind);
        Assert.Equal(value, cell.Number);
        Assert.Equal(raw, cell.Raw);
        Assert.Null(cell.Text);
    }

    [Fact]
    public void Number_OfAnySize_ReadsBackFromItsQuotedForm() => Prop.ForAll<long[]>(bits =>
    {
        var numbers = bits.Select(BitConverter.Int64BitsToDouble).Concat(bits.Select(whole => (double)whole)).Where(double.IsFinite).ToArray();
        var cells = string.Concat(numbers.Select(number => $"<c><v>{number.ToString("R", CultureInfo.InvariantCulture)}</v></c>"));

        var sheet = new XlsxPackage().Cells(cells).ReadSheet();

        for (var i = 0; i < numbers.Length; i++)
        {
            var raw = sheet[1, i + 1].Raw!;
            Assert.Equal(numbers[i], double.Parse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("1,5")]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("1E999")]
    [InlineData("0x10")]
    public void Number_ThatIsNone_MakesTheFileCorrupt(string written) =>
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Cells($"""<c r="A1"><v>{written}</v></c>""").FaultCode());

    [Fact]
    public void SharedString_ByNumber_IsItsText()
    {
        var sheet = new XlsxPackage()
            .SharedStrings("<si><t>một</t></si><si><t>hai</t></si>")
            .Cells("""<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>""")
            .ReadSheet();

        Assert.Equal("hai", sheet["A1"].Text);
        Assert.Equal("một", sheet["B1"].Raw);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("x")]
    public void SharedString_ThatDoesNotExist_MakesTheFileCorrupt(string number) => Assert.Equal(
        FileFault.Corrupt,
        new XlsxPackage().SharedStrings("<si><t>một</t></si><si><t>hai</t></si>").Cells($"""<c r="A1" t="s"><v>{number}</v></c>""").FaultCode());

    [Theory]
    [InlineData("1", 1, "TRUE")]
    [InlineData("0", 0, "FALSE")]
    [InlineData("true", 1, "TRUE")]
    public void Boolean_IsNotANumber(string written, double value, string raw)
    {
        var cell = new XlsxPackage().Cells($"""<c r="A1" t="b"><v>{written}</v></c>""").ReadA1();

        Assert.Equal(CellKind.Boolean, cell.Kind);
        Assert.Equal(value, cell.Number);
        Assert.Equal(raw, cell.Raw);
    }

    [Fact]
    public void Error_KeepsItsText()
    {
        var cell = new XlsxPackage().Cells("""<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>""").ReadA1();

        Assert.Equal(CellKind.Error, cell.Kind);
        Assert.Equal("#DIV/0!", cell.Raw);
        Assert.Equal("1/0", cell.Formula);
    }

    [Fact]
    public void Formula_WithCachedValue_IsTheValue()
    {
        var cell = new XlsxPackage().Cells("""<c r="A1"><f>SUM(B1:B3)</f><v>42</v></c>""").ReadA1();

        Assert.Equal(CellKind.Number, cell.Kind);
        Assert.Equal(42, cell.Number);
        Assert.True(cell.HasFormula);
        Assert.Equal("SUM(B1:B3)", cell.Formula);
    }

    [Theory]
    [InlineData("""<c r="A1"><f>B1</f></c>""")]
    [InlineData("""<c r="A1"><f>B1</f><v></v></c>""")]
    [InlineData("""<c r="A1"><f>B1</f><v/></c>""")]
    public void Formula_WithoutCachedValue_IsSeenAsSuch(string xml)
    {
        var cell = new XlsxPackage().Cells(xml).ReadA1();

        Assert.Equal(CellKind.FormulaWithoutValue, cell.Kind);
        Assert.Null(cell.Raw);
        Assert.Equal("B1", cell.Formula);
    }

    [Fact]
    public void Formula_FollowingASharedOne_IsStillAFormula()
    {
        var sheet = new XlsxPackage()
            .Cells("""<c r="A1"><f t="shared" si="0" ref="A1:B1">C1*2</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>4</v></c>""")
            .ReadSheet();

        Assert.Equal("C1*2", sheet["A1"].Formula);
        Assert.True(sheet["B1"].HasFormula);
        Assert.Null(sheet["B1"].Formula);
    }

    [Fact]
    public void FormulaText_EvenWhenEmpty_IsText()
    {
        var sheet = new XlsxPackage()
            .Cells("""<c r="A1" t="str"><f>"a"&amp;1</f><v> a1 </v></c><c r="B1" t="str"><f>""</f><v></v></c>""")
            .ReadSheet();

        Assert.Equal(" a1 ", sheet["A1"].Text);
        Assert.Equal(CellKind.Text, sheet["B1"].Kind);
        Assert.Equal("", sheet["B1"].Raw);
    }

    [Theory]
    [InlineData("""<c r="A1" s="3"/>""")]
    [InlineData("""<c r="A1" t="n"></c>""")]
    [InlineData("""<c r="A1" t="s"><v></v></c>""")]
    [InlineData("""<c r="A1" t="inlineStr"><is><t></t></is></c>""")]
    public void Cell_WithoutContent_IsNotKept(string xml)
    {
        var sheet = new XlsxPackage().Cells(xml).ReadSheet();

        Assert.Equal(0, sheet.CellCount);
        Assert.Empty(sheet.Rows);
        Assert.Equal(CellKind.Empty, sheet["A1"].Kind);
        Assert.Null(sheet["A1"].Raw);
    }

    [Theory]
    [InlineData("2024-06-14", "2024-06-14T00:00:00", 45457)]
    [InlineData("2024-06-14T12:00:00", "2024-06-14T12:00:00", 45457.5)]
    [InlineData("2024-06-14T12:00:00Z", "2024-06-14T12:00:00", 45457.5)]
    public void IsoDate_IsADateWithItsSerialNumber(string written, string date, double serial)
    {
        var cell = new XlsxPackage().Cells($"""<c r="A1" t="d"><v>{written}</v></c>""").ReadA1();

        Assert.True(cell.IsDate);
        Assert.Equal(serial, cell.Number);
        Assert.Equal(DateTime.Parse(date, CultureInfo.InvariantCulture), cell.Date);
    }

    [Fact]
    public void IsoTime_IsAFractionOfADayWithoutDate()
    {
        var cell = new XlsxPackage().Cells("""<c r="A1" t="d"><v>06:00:00</v></c>""").ReadA1();

        Assert.Equal(0.25, cell.Number);
        Assert.Null(cell.Date);
    }

    [Theory]
    [InlineData("""<c r="A1" t="b"><v>2</v></c>""")]
    [InlineData("""<c r="A1" t="d"><v>14/6/2024</v></c>""")]
    [InlineData("""<c r="A1" t="q"><v>1</v></c>""")]
    [InlineData("""<c r="A2"><v>1</v></c>""")]
    [InlineData("""<c r="XFE1"><v>1</v></c>""")]
    [InlineData("""<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>""")]
    public void Cell_ThatContradictsItself_MakesTheFileCorrupt(string xml) =>
        Assert.Equal(FileFault.Corrupt, new XlsxPackage().Cells(xml).FaultCode());
}
