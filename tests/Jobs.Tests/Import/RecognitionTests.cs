using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Forms whose lines are moved, renamed, dropped or repeated: a value is read where it belongs or not at all.</summary>
public sealed class RecognitionTests
{
    [Fact]
    public async Task Rows_InAnyOrder_AreReadByCodeAndName()
    {
        await using var store = await Importing.StoreAsync();
        var expected = (await store.CheckAsync(new CsvForm().Bytes(), "form.csv")).Lines.Where(l => l.Code.Length > 0 && l.Key != "cchc.6.3").ToDictionary(l => l.Key, l => l.Value);
        for (var seed = 0; seed < 25; seed++)
        {
            var check = await store.CheckAsync(new CsvForm().Shuffle(new Random(seed)).Bytes(), "form.csv");
            foreach (var (key, value) in expected) Assert.Equal((seed, key, value), (seed, key, check.Lines.First(l => l.Key == key).Value));
        }
    }

    [Fact]
    public async Task Line_NotThere_IsAbsentAndMissingNeverZero()
    {
        var check = await CheckAsync(new CsvForm().Remove("7.1.1."));
        Assert.Equal((null, null), (check.Lines.First(l => l.Key == "cchc.7.1.1").Value, check.Lines.First(l => l.Key == "cchc.7.1.1").Cell));
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.LineAbsent, Line: "cchc.7.1.1", Severity: Severity.Warning });
    }

    [Fact]
    public async Task Line_Renumbered_IsReadByItsNameAndSaid()
    {
        var check = await CheckAsync(new CsvForm().Set("7.1.1.", CsvForm.Code, "7.1.9."));
        Assert.Equal(26, check.Lines.First(l => l.Key == "cchc.7.1.1").Value);
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.LineCodeMismatch, Line: "cchc.7.1.1", Severity: Severity.Warning });
    }

    [Fact]
    public async Task Line_WithAnotherName_IsNotReadByItsCodeAlone()
    {
        var check = await CheckAsync(new CsvForm().Set("7.1.1.", CsvForm.Name, "Số lượt truy cập cổng thông tin điện tử"));
        Assert.Null(check.Lines.First(l => l.Key == "cchc.7.1.1").Value);
        Assert.Contains(check.Problems, p => p.Code == ProblemCodes.LineUnknown);
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.LineAbsent, Line: "cchc.7.1.1" });
    }

    [Fact]
    public async Task Line_Inserted_IsUnknownAndNothingMoves()
    {
        var check = await CheckAsync(new CsvForm().InsertAfter("7.1.", "7.1.0.", "Một dòng mới của năm nay", "TTHC", "999"));
        Assert.Equal([127d, 26d, 101d], check.Lines.TakeLast(3).Select(l => l.Value!.Value));
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.LineUnknown, Severity: Severity.Warning });
    }

    [Theory]
    [InlineData("26", Severity.Warning)]
    [InlineData("27", Severity.Error)]
    public async Task Line_Twice_IsAnErrorWhenTheValuesDiffer(string value, Severity expected)
    {
        var check = await CheckAsync(new CsvForm().InsertAfter("7.1.1.", "7.1.1.", "Tổng số TTHC cung cấp toàn trình", "TTHC", value));
        Assert.Equal(expected, Assert.Single(check.Problems, p => p.Code == ProblemCodes.LineDuplicate).Severity);
        Assert.Equal(expected != Severity.Error, check.CanPublish);
    }

    [Theory]
    [InlineData("QUÝ III NĂM 2024", "", "2024-Q3")]
    [InlineData("Quý 3/2024", "", "2024-Q3")]
    [InlineData("6 THÁNG", "ĐẦU NĂM 2024", "2024-H1")]
    [InlineData("06 tháng đầu năm 2024", "", "2024-H1")]
    [InlineData("9 THÁNG NĂM 2024", "", "2024-9M")]
    [InlineData("NĂM 2024", "", "2024")]
    [InlineData("cả năm 2024", "", "2024")]
    [InlineData("THÁNG 5 NĂM 2024", "", "2024-05")]
    [InlineData("từ ngày 15/12/2023 đến ngày 14/3/2024", "", "2024-Q1")]
    [InlineData("6 tháng đầu năm 2024", "Hà Nam, ngày 06 tháng 7 năm 2024", "2024-H1")]
    [InlineData("6 tháng đầu năm 2024", "Hà Nam, ngày tháng 6 năm 2024", "2024-H1")]
    public async Task Period_InAnySpelling_IsFound(string second, string third, string expected)
    {
        var check = await CheckAsync(new CsvForm().Title(2, second).Title(3, third));
        Assert.Equal(expected, check.Period?.Key);
    }

    [Theory]
    [InlineData("BÁO CÁO", "", ProblemCodes.PeriodMissing)]
    [InlineData("6 THÁNG CUỐI NĂM 2024", "", ProblemCodes.PeriodMissing)]
    [InlineData("QUÝ I NĂM 2024", "6 tháng đầu năm 2024", ProblemCodes.PeriodConflict)]
    public async Task Period_MissingOrContradicted_IsAskedFor(string second, string third, string problem)
    {
        var check = await CheckAsync(new CsvForm().Title(2, second).Title(3, third));
        Assert.Null(check.Period);
        Assert.Contains(check.Problems, p => p.Code == problem && p.Severity == Severity.Error);
        Assert.False(check.CanPublish);
    }

    [Theory]
    [InlineData("Đơn vị báo cáo: Sở Công Thương tỉnh Hà Nam", "sct-ha-nam")]
    [InlineData("ĐƠN VỊ BÁO CÁO: SỞ CÔNG THƯƠNG TỈNH HÀ NAM.", "sct-ha-nam")]
    [InlineData("Đơn vị: Sở Công Thương", "sct-ha-nam")]
    [InlineData("SỞ CÔNG THƯƠNG TỈNH HÀ NAM", "sct-ha-nam")]
    public async Task Agency_InAnySpelling_IsFound(string title, string expected) => Assert.Equal(expected, (await CheckAsync(new CsvForm().Title(4, title))).Agency?.Key);

    [Fact]
    public async Task Agency_Unknown_KeepsThePrintedNameAndIsNeverCreated()
    {
        var check = await CheckAsync(new CsvForm().Title(4, "Đơn vị báo cáo: Sở Y tế tỉnh Hà Nam"));
        Assert.Equal(new CheckedAgency(null, "Sở Y tế tỉnh Hà Nam"), check.Agency);
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.AgencyUnknown, Cell: "A4" });
        Assert.False(check.CanPublish);
    }

    [Fact]
    public async Task Agency_NotNamed_IsTakenFromTheFolderOnly()
    {
        await using var store = await Importing.StoreAsync();
        var bytes = new CsvForm().Title(4, "").Bytes();
        Assert.Contains((await store.CheckAsync(bytes, "x.csv")).Problems, p => p.Code == ProblemCodes.AgencyMissing);
        Assert.Equal("sct-ha-nam", (await store.CheckAsync(bytes, "x.csv", new CheckAnswers(FallbackAgency: "sct-ha-nam"))).Agency?.Key);
    }

    [Fact]
    public async Task Form_HalfOfItsLines_IsStillRecognised()
    {
        var form = new CsvForm();
        foreach (var code in new[] { "2.1.", "2.2.", "2.3.", "2.4.", "2.5.", "5.1.1.", "5.1.2.", "5.1.3.", "5.2.1.", "5.4.1.", "5.4.2.", "6.1.", "6.2." }) form.Remove(code);
        var check = await CheckAsync(form);
        Assert.Equal("cchc-pl1", check.Form?.Key);
        Assert.InRange(check.Form!.Confidence, 0.7, 0.95);
        Assert.Equal(13, check.Problems.Count(p => p.Code == ProblemCodes.LineAbsent));
    }

    // 45275 is 15/12/2023, 45276 the day after, 45457 is 14/6/2024, 45449 6/6/2024: as dates of Excel, in cells of the style below.
    [Theory]
    [InlineData("Từ ngày|45275|đến ngày|45457", "2024-H1", null, null)]
    [InlineData("Từ ngày:|45275|Đến ngày:|45365", "2024-Q1", null, null)]
    [InlineData("Từ|45276|đến|45449", "2024-H1", "2023-12-16", "2024-06-06")]
    [InlineData("Từ 16/12/2023 đến 06/6/2024", "2024-H1", "2023-12-16", "2024-06-06")]
    [InlineData("6 tháng đầu năm 2024|Từ ngày|45276|đến ngày|45449", "2024-H1", "2023-12-16", "2024-06-06")]
    [InlineData("6 tháng đầu năm 2024|Từ ngày|Đến ngày|45276|45449", "2024-H1", "2023-12-16", "2024-06-06")]
    public async Task Window_InDateCells_IsReadLikeOneInText(string cells, string? period, string? start, string? end)
    {
        const string Styles = """<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>""";
        var form = new CsvForm();
        var rows = form.Rows;
        var parts = cells.Split('|');
        var special = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var title in Enumerable.Range(0, 3)) rows[title] = [];
        rows[1] = [.. parts];
        for (var i = 0; i < parts.Length; i++)
        {
            if (int.TryParse(parts[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var serial)) special[$"{(char)('A' + i)}2"] = $"<v>{serial}</v>";
        }
        await using var store = await Importing.StoreAsync();
        var check = await store.CheckAsync(new FormWorkbook().Styles(Styles).Sheet("S", rows, special: special).Bytes());
        Assert.Equal((period, start, end), (check.Period?.Key, Iso(check.Period?.DeclaredStart), Iso(check.Period?.DeclaredEnd)));
        Assert.Equal(start is not null, check.Problems.Any(p => p.Code == ProblemCodes.PeriodWindowDiffers));
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<CheckResult> CheckAsync(CsvForm form)
    {
        await using var store = await Importing.StoreAsync();
        return await store.CheckAsync(form.Bytes(), "form.csv");
    }
}
