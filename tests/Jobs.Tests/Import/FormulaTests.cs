using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;
using Kpi.Jobs.Import.Reading;
using Kpi.Jobs.Tests.Workbooks;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Results that a program left in the file are held against what the formula gives now.</summary>
public sealed class FormulaTests
{
    // A1 2, A2 3, A3 the text "16.183", A4 the word "x", A5 a blank, A6 an error, A7 a formula of another sheet with the result 7.
    private const string Column =
        """<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>{0}</f><v>1</v></c></row><row r="2"><c r="A2"><v>3</v></c></row><row r="3"><c r="A3" t="str"><v>16.183</v></c></row>"""
        + """<row r="4"><c r="A4" t="str"><v>x</v></c></row><row r="6"><c r="A6" t="e"><v>#REF!</v></c></row><row r="7"><c r="A7"><f>S2!A1</f><v>7</v></c></row>""";

    [Theory]
    [InlineData("SUM(A1:A2)", 5d)]
    [InlineData("sum(a1,a2,10)", 15d)]
    [InlineData("SUM(A1:A5)", 16188d)]
    [InlineData("A1+A2*2-1", 7d)]
    [InlineData("(A1+A2)*2", 10d)]
    [InlineData("-A1+A2", 1d)]
    [InlineData("A1/A2*100", 200 / 3d)]
    [InlineData("A1/A2%", 200 / 3d)]
    [InlineData("$A$1+A$2+$A1", 7d)]
    [InlineData("A1+A5", 2d)]
    [InlineData("A3+1", 16184d)]
    [InlineData("A7+1", 8d)]
    [InlineData("ROUND(A1/A2, 2)", 0.67)]
    [InlineData("A1/A5", double.PositiveInfinity)]
    [InlineData("A1+A4", null)]
    [InlineData("A1+A6", null)]
    [InlineData("SUM(A1:A6)", null)]
    [InlineData("S2!A1+1", null)]
    [InlineData("SUM('x'!A1:A2)", null)]
    [InlineData("IF(A1>1,1,2)", null)]
    [InlineData("Tong+1", null)]
    [InlineData("LOG10(A1)", null)]
    [InlineData("A1 A2", null)]
    [InlineData("A1+", null)]
    [InlineData("B1+1", null)]
    [InlineData("SUM(A1:XFD1048576)", null)]
    public void Calculate_Formula_GivesWhatItKnowsForCertain(string formula, double? expected)
    {
        var sheet = new XlsxPackage().Rows(Column.Replace("{0}", System.Security.SecurityElement.Escape(formula), StringComparison.Ordinal)).ReadSheet();
        var found = new FormulaCalculator(sheet).Calculate(sheet["B1"]);
        Assert.Equal(expected is null, found is null);
        if (expected is { } number) Assert.Equal(number, found!.Value, 1e-9);
    }

    [Fact]
    public void Calculate_DeepNesting_GivesUp()
    {
        var sheet = new XlsxPackage().Rows(Column.Replace("{0}", new string('(', 400) + "1" + new string(')', 400), StringComparison.Ordinal)).ReadSheet();
        Assert.Null(new FormulaCalculator(sheet).Calculate(sheet["B1"]));
    }

    [Fact]
    public void Calculate_SharedFormula_MovesItsPlacesAlong()
    {
        var sheet = new XlsxPackage().Rows(
            """<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" si="0" ref="B1:B2">A1*10+A$1</f><v>11</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>99</v></c></row>""").ReadSheet();
        var calculator = new FormulaCalculator(sheet);
        Assert.Equal((11d, 21d), (calculator.Calculate(sheet["B1"]), calculator.Calculate(sheet["B2"])));
        Assert.Equal(("A1*10+A$1", null), (sheet["B1"].Formula, sheet["B2"].Formula));
    }

    [Theory]
    [InlineData("<f>SUM(D{a}:D{b})</f><v>127</v>", null, 127d)]
    [InlineData("<f>D{a}+D{b}</f><v>127</v>", null, 127d)]
    [InlineData("<f>SUM(D{a}:D{b})</f><v>126</v>", "127", 126d)]
    [InlineData("<f>SUM(D{a}:D{b})</f><v>0</v>", "127", 0d)]
    [InlineData("<f>Khac!D4</f><v>127</v>", null, 127d)]
    public async Task Value_OfAFormula_IsTheStoredOneAndComparedWithItsSum(string cell, string? expected, double value)
    {
        var form = new CsvForm();
        var (total, first) = (form.RowOf("7.1."), form.RowOf("7.1.1."));
        var xml = cell.Replace("{a}", $"{first}", StringComparison.Ordinal).Replace("{b}", $"{first + 1}", StringComparison.Ordinal);
        await using var store = await Importing.StoreAsync();
        var check = await store.CheckAsync(new FormWorkbook().Sheet("Phụ lục I", form.Rows, special: new Dictionary<string, string>(StringComparer.Ordinal) { [$"D{total}"] = xml }).Bytes());
        var line = check.Lines.First(l => l.Key == "cchc.7.1");
        Assert.Equal((ObservationState.Reported, value), (line.State, line.Value));
        var stale = check.Problems.SingleOrDefault(p => p.Code == ProblemCodes.ValueFormulaStale);
        Assert.Equal(expected, stale?.Facts["expected"]);
        if (stale is not null) Assert.Equal((Severity.Warning, "cchc.7.1", $"D{total}"), (stale.Severity, stale.Line, stale.Cell));
    }

    [Fact]
    public async Task Value_OfAFormulaWithoutAResult_IsAProblemAndNoBlank()
    {
        var form = new CsvForm();
        var special = new Dictionary<string, string>(StringComparer.Ordinal) { [$"D{form.RowOf("7.1.1.")}"] = "<f>20+6</f>" };
        await using var store = await Importing.StoreAsync();
        var check = await store.CheckAsync(new FormWorkbook().Sheet("S", form.Rows, special: special).Bytes());
        Assert.Equal(ObservationState.Unreadable, check.Lines.First(l => l.Key == "cchc.7.1.1").State);
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.ValueFormulaError, Line: "cchc.7.1.1", Severity: Severity.Error });
    }
}
