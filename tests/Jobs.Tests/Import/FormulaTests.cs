using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;
using Kpi.Jobs.Import.Reading;
using Kpi.Jobs.Tests.Workbooks;
using Kpi.Jobs.Workbooks.Ods;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Results that a program left in the file are held against what the formula gives now.</summary>
public sealed class FormulaTests
{
    // A1 2, A2 3, A3 the text "16.183", A4 the word "x", A5 a blank, A6 an error, A7 a formula of another sheet with the result 7.
    private const string Column =
        """<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>{0}</f><v>1</v></c></row><row r="2"><c r="A2"><v>3</v></c></row><row r="3"><c r="A3" t="str"><v>16.183</v></c></row>"""
        + """<row r="4"><c r="A4" t="str"><v>x</v></c></row><row r="6"><c r="A6" t="e"><v>#REF!</v></c></row><row r="7"><c r="A7"><f>S2!A1</f><v>7</v></c></row>""";

    private const int Formula = 0x06;
    private const int SharedFormula = 0x4BC;

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

    // Two and a half million terms behind one cell: beyond what anybody writes, a cell stands for what is stored in it.
    [Fact]
    public void Calculate_LongFormulaInEveryCellOfASum_IsNotWorkedThroughTimeAndAgain()
    {
        var formula = string.Join('+', Enumerable.Repeat("1", 500));
        var cells = string.Concat(Enumerable.Range(2, 4998).Select(r => $"""<row r="{r}"><c r="A{r}"><f t="shared" si="0"/><v>7</v></c></row>"""));
        var sheet = new XlsxPackage().Rows($"""<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A4999">{formula}</f><v>7</v></c><c r="B1"><f>SUM(A1:A4999)</f><v>1</v></c></row>{cells}""").ReadSheet();
        Assert.Equal((200 * 500) + (4799 * 7), new FormulaCalculator(sheet).Calculate(sheet["B1"]));
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

    [Theory]
    [InlineData("of:=SUM([.D4:.D9])", "SUM(D4:D9)")]
    [InlineData("of:=[.A1]/[.$B$2]*100", "A1/$B$2*100")]
    [InlineData("of:=ROUND(SUM([.A1:.A2];[.A4]);2)", "ROUND(SUM(A1:A2,A4),2)")]
    [InlineData("oooc:=SUM([.D4:.D9])", "SUM(D4:D9)")]
    [InlineData("of:=[$Khac.A1]+1", null)]
    [InlineData("of:=['Trang khác'.A1]+1", null)]
    [InlineData("of:=[.A1]&\"%\"", null)]
    [InlineData("msoxl:=SUM(A1:A2)", null)]
    [InlineData("of:=[.#REF!]+1", null)]
    [InlineData(null, null)]
    public void Formula_OfAnOds_IsSpeltAsExcelDoes(string? written, string? expected) => Assert.Equal(expected, OdsFormula.Plain(written));

    // B1 and C1 repeat one formula: it may mean the same cells in both, or those beside each.
    [Theory]
    [InlineData("of:=[.$A$1]+[.$A$1]*2", "3", 3d, 3d)]
    [InlineData("of:=[.$A$1]+[.$A$1]*2", "9", 3d, 3d)]
    [InlineData("of:=[.A1]*10", "10", 10d, 10d)]
    [InlineData("of:=[.A1]*10", "100", 10d, 100d)]
    [InlineData("of:=[.A1]*10", "7", 10d, 10d)]
    [InlineData("of:=[$Khac.A1]", "7", null, null)]
    public void Calculate_FormulaThatRepeatsInAnOds_GivesWhatItCanMean(string formula, string stored, double? first, double? second)
    {
        var sheet = Assert.Single(Reading.Workbook(Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
            <office:body><office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="1"/>
            <table:table-cell table:number-columns-repeated="2" table:formula="{formula}" office:value-type="float" office:value="{stored}"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>
            """), "form.fods").Sheets);
        var calculator = new FormulaCalculator(sheet);
        Assert.Equal((first, second), (calculator.Calculate(sheet["B1"]), calculator.Calculate(sheet["C1"])));
    }

    [Theory]
    [InlineData("xlsx", "127", null)]
    [InlineData("xlsx", "120", "127")]
    [InlineData("xls", "127", null)]
    [InlineData("xls", "120", "127")]
    [InlineData("ods", "127", null)]
    [InlineData("ods", "120", "127")]
    public async Task Value_OfASharedFormula_IsComparedWithItsSumInEveryFormat(string format, string stored, string? expected)
    {
        await using var store = await Importing.StoreAsync();
        var (bytes, cell) = format switch
        {
            "xlsx" => XlsxSharing(stored),
            "xls" => XlsSharing(double.Parse(stored, CultureInfo.InvariantCulture)),
            _ => OdsWith(stored, """table:number-columns-repeated="2" """),
        };
        var check = await store.CheckAsync(bytes, "form." + format);
        var line = check.Lines.First(l => l.Key == "cchc.7.1");
        Assert.Equal((double.Parse(stored, CultureInfo.InvariantCulture), cell), (line.Value!.Value, line.Cell));
        var stale = check.Problems.SingleOrDefault(p => p.Code == ProblemCodes.ValueFormulaStale);
        Assert.Equal(expected, stale?.Facts["expected"]);
        if (stale is not null) Assert.Equal((Severity.Warning, cell), (stale.Severity, stale.Cell));
    }

    [Theory]
    [InlineData("127", null)]
    [InlineData("120", "127")]
    public async Task Value_OfAFormulaInAnOds_IsComparedWithItsSum(string stored, string? expected)
    {
        await using var store = await Importing.StoreAsync();
        var (bytes, cell) = OdsWith(stored);
        var check = await store.CheckAsync(bytes, "form.ods");
        var line = check.Lines.First(l => l.Key == "cchc.7.1");
        Assert.Equal((double.Parse(stored, CultureInfo.InvariantCulture), cell), (line.Value!.Value, line.Cell));
        var stale = check.Problems.SingleOrDefault(p => p.Code == ProblemCodes.ValueFormulaStale);
        Assert.Equal(expected, stale?.Facts["expected"]);
        if (stale is not null) Assert.Equal((Severity.Warning, cell), (stale.Severity, stale.Cell));
    }

    [Fact]
    public void Calculate_FormulaOfAnXls_GivesWhatItsTokensSay()
    {
        static byte[] Ref(int row, int column) => [0x44, .. XlsWorkbook.Two(row), .. XlsWorkbook.Two(column | 0xC000)];
        static byte[] Result(double value, params ReadOnlySpan<byte> tokens) => [.. XlsWorkbook.Eight(value), .. new byte[6], .. XlsWorkbook.Two(tokens.Length), .. tokens];
        byte[] area = [0x25, .. XlsWorkbook.Two(0), .. XlsWorkbook.Two(1), .. XlsWorkbook.Two(0xC000), .. XlsWorkbook.Two(0xC000)];
        var sheet = new XlsWorkbook().Sheet()
            .Number(0, 0, 26)
            .Number(1, 0, 101)
            .Cell(Formula, 2, 0, Result(99, [.. area, 0x19, 0x10, 0, 0]))
            .Cell(Formula, 2, 1, Result(1, [.. Ref(0, 0), .. Ref(1, 0), 0x06, 0x1E, 100, 0, 0x05]))
            .Cell(Formula, 2, 2, Result(1, [.. Ref(0, 0), .. Ref(1, 0), .. Ref(0, 0), 0x04, 0x04, 0x1F, .. XlsWorkbook.Eight(0.5), 0x03]))
            .Cell(Formula, 2, 3, Result(1, [.. area, 0x22, 1, 4, 0, 0x1E, 2, 0, 0x41, 27, 0]))
            .Cell(Formula, 2, 4, Result(7, [0x3A, 0, 0, 0, 0, 0, 0]))
            .Cell(Formula, 2, 5, Result(7, [.. Ref(0, 0), 0x06]))
            .Cell(Formula, 2, 6, Result(7, [0x44, 0]))
            .Cell(Formula, 2, 7, Result(7, [0x01, 0, 0, 0, 0]))
            .ReadSheet();
        var row = sheet.Rows[2].Cells.ToArray();
        Assert.Equal(["SUM(A1:A2)", "A1/A2*100", "A1-(A2-A1)+0.5", "ROUND(SUM(A1:A2),2)", null, null, null, null], row.Select(c => c.Formula));
        Assert.All(row, c => Assert.True(c.HasFormula));
        var calculator = new FormulaCalculator(sheet);
        Assert.Equal([127d, 2600 / 101d, -48.5, 127d], row[..4].Select(c => calculator.Calculate(c)!.Value));
        Assert.All(row[4..], c => Assert.Null(calculator.Calculate(c)));
    }

    [Theory]
    [InlineData(XlsWorkbook.Biff8)]
    [InlineData(XlsWorkbook.Biff5)]
    public void Calculate_SharedFormulaOfAnXls_MovesItsPlacesAlong(int version)
    {
        // D2:E3 share "what stands two to the left, times ten, and A1": at D2 the record, and the others point there.
        byte[] left = version == XlsWorkbook.Biff8 ? [0x4C, 0, 0, 0xFE, 0xC0] : [0x4C, 0, 0xC0, 0xFE];
        byte[] first = version == XlsWorkbook.Biff8 ? [0x4C, 0, 0, 0, 0] : [0x4C, 0, 0, 0];
        var sheet = Shared(version, [.. left, 0x1E, 10, 0, 0x05, .. first, 0x03]).ReadSheet();
        var calculator = new FormulaCalculator(sheet);
        Assert.Equal([21d, 31d, 41d, 51d], new[] { "D2", "E2", "D3", "E3" }.Select(c => calculator.Calculate(sheet[c])!.Value));
        Assert.Equal(("B2*10+$A$1", null), (sheet["D2"].Formula, sheet["E3"].Formula));

        // Beyond the range nothing is shared, and what goes round the edge of the grid is not calculated.
        Assert.Null(calculator.Calculate(sheet["F3"]));
        byte[] around = version == XlsWorkbook.Biff8 ? [0x4C, 0, 0, 0xFC, 0xC0] : [0x4C, 0, 0xC0, 0xFC];
        sheet = Shared(version, around).ReadSheet();
        Assert.Null(new FormulaCalculator(sheet).Calculate(sheet["D2"]));
    }

    private static XlsWorkbook Shared(int version, params ReadOnlySpan<byte> tokens)
    {
        var book = new XlsWorkbook(version).Sheet().Number(0, 0, 1).Number(1, 1, 2).Number(1, 2, 3).Number(2, 1, 4).Number(2, 2, 5);
        book.Cell(Formula, 1, 3, Points(9, 1, 3)).Record(SharedFormula, [.. XlsWorkbook.Two(1), .. XlsWorkbook.Two(2), 3, 4, 0, 4, .. XlsWorkbook.Two(tokens.Length), .. tokens]);
        foreach (var (row, column) in new[] { (1, 4), (2, 3), (2, 4), (2, 5) }) book.Cell(Formula, row, column, Points(9, 1, 3));
        return book;
    }

    /// <summary>A result, and tokens that point to the cell whose formula it shares.</summary>
    private static byte[] Points(double result, int row, int column) => [.. XlsWorkbook.Eight(result), .. new byte[6], .. XlsWorkbook.Two(5), 0x01, .. XlsWorkbook.Two(row), .. XlsWorkbook.Two(column)];

    // The form with its total one of the cells that share the formula of H1: the sum of the two cells below.
    private static (byte[] Bytes, string Cell) XlsxSharing(string stored)
    {
        var form = new CsvForm();
        var total = $"D{form.RowOf("7.1.")}";
        var special = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["H1"] = """<f t="shared" si="0" ref="D1:H99">SUM(H2:H3)</f><v>0</v>""",
            [total] = $"""<f t="shared" si="0"/><v>{stored}</v>""",
        };
        form.Rows[0] = [.. form.Rows[0], .. Enumerable.Repeat("", 8 - form.Rows[0].Length)];
        return (new FormWorkbook().Sheet("Phụ lục I", form.Rows, special: special).Bytes(), total);
    }

    private static (byte[] Bytes, string Cell) XlsSharing(double stored)
    {
        var form = new CsvForm();
        var total = form.RowOf("7.1.");
        byte[] below = [0x2D, 1, 0, 2, 0, 0, 0xC0, 0, 0xC0, 0x19, 0x10, 0, 0];
        var book = new XlsWorkbook().Sheet("Phụ lục I").Cell(Formula, 0, 7, Points(0, 0, 7));
        book.Record(SharedFormula, [.. XlsWorkbook.Two(0), .. XlsWorkbook.Two(99), 3, 7, 0, 2, .. XlsWorkbook.Two(below.Length), .. below]);
        for (var row = 0; row < form.Rows.Count; row++)
        {
            for (var column = 0; column < form.Rows[row].Length; column++)
            {
                if ((row + 1, column) == (total, CsvForm.Value)) book.Cell(Formula, row, column, Points(stored, 0, 7));
                else if (form.Rows[row][column].Length > 0) book.Cell(0x204, row, column, XlsWorkbook.Wide(form.Rows[row][column]));
            }
        }
        return (book.ToBytes(), $"D{total}");
    }

    // The real form as LibreOffice writes it, with its total a formula of the two lines below it.
    private static (byte[] Bytes, string Cell) OdsWith(string stored, string repeated = "")
    {
        var form = new CsvForm();
        var total = form.RowOf("7.1.");
        using var bytes = new MemoryStream();
        bytes.Write(Importing.Form("variants", "v6-ods.ods"));
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = package.GetEntry("content.xml")!;
            string xml;
            using (var reader = new StreamReader(part.Open())) xml = reader.ReadToEnd();
            var at = xml.IndexOf("<text:p>7.1.</text:p>", StringComparison.Ordinal);
            var cell = new Regex("<table:table-cell[^>]*><text:p>127</text:p></table:table-cell>", RegexOptions.None, TimeSpan.FromSeconds(5)).Match(xml, at);
            Assert.True(cell.Success);
            var formula = $"""<table:table-cell {repeated}table:formula="of:=SUM([.D{total + 1}:.D{total + 2}])" office:value-type="float" office:value="{stored}"><text:p>{stored}</text:p></table:table-cell>""";
            xml = xml[..cell.Index] + formula + xml[(cell.Index + cell.Length)..];
            part.Delete();
            using var writer = new StreamWriter(package.CreateEntry("content.xml").Open());
            writer.Write(xml);
        }
        return (bytes.ToArray(), $"D{total}");
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
