using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>The form anywhere in a workbook, its columns in any order and among others, its lines beside what only looks like them.</summary>
public sealed class WorkbookLayoutTests
{
    private static readonly string[][] Instructions =
    [
        ["HƯỚNG DẪN ĐIỀN BIỂU MẪU"],
        ["STT", "Chỉ tiêu thống kê", "Cách ghi", "Ghi chú"],
        ["1.1.1.", "Số nhiệm vụ đề ra trong kế hoạch", "Ghi số nguyên, ví dụ 16.183", ""],
    ];

    [Fact]
    public async Task Form_AmongInstructionsBlankAndHiddenCopies_IsTheOnlyResult()
    {
        var blank = new CsvForm();
        foreach (var row in blank.Rows.Skip(7)) row[CsvForm.Value] = "";
        var stale = new CsvForm().Set("7.1.1.", CsvForm.Value, "25");
        var check = await CheckAsync(new FormWorkbook().Sheet("Hướng dẫn", Instructions).Sheet("Mẫu trống", blank.Rows).Sheet("Phụ lục I", new CsvForm().Rows).Sheet("Bản cũ", stale.Rows, hidden: true));
        Assert.Equal(("Phụ lục I", "2024-H1", 26d), (check.Sheet?.Name, check.Period?.Key, Value(check, "cchc.7.1.1")));
        Assert.Empty(check.Others);
        Assert.True(check.CanPublish);
    }

    [Fact]
    public async Task Form_OnlyInAHiddenSheet_IsReadAndSaid()
    {
        var check = await CheckAsync(new FormWorkbook().Sheet("Hướng dẫn", Instructions).Sheet("Ẩn", new CsvForm().Rows, hidden: true));
        Assert.Equal(26, Value(check, "cchc.7.1.1"));
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.FormHiddenSheet, Severity: Severity.Info, Sheet: "Ẩn" });
        Assert.True(check.CanPublish);
    }

    [Fact]
    public async Task Forms_OneBelowTheOther_ShareTheAgencyThatIsNamedOnce()
    {
        var rows = new List<string[]>(new CsvForm().Rows);
        rows.AddRange([["Biểu mẫu 3", "", "", "", ""], ["KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024"], ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"], ["2.4", "Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ", "%", "100", "127/127"]]);
        var check = await CheckAsync(new FormWorkbook().Sheet("Tất cả", rows));
        Assert.Equal(["sct-ha-nam", "sct-ha-nam"], check.Others.Prepend(check).Select(c => c.Agency?.Key));
        Assert.DoesNotContain(check.Others[0].Problems, p => p.Code == ProblemCodes.AgencyMissing);
    }

    [Fact]
    public async Task Form_WithLastYearsCopy_GivesBothApart()
    {
        var last = new CsvForm().Title(3, "ĐẦU NĂM 2023").Set("7.1.1.", CsvForm.Value, "20").Set("7.1.2.", CsvForm.Value, "107");
        var check = await CheckAsync(new FormWorkbook().Sheet("2023", last.Rows).Sheet("2024", new CsvForm().Rows));
        var other = Assert.Single(check.Others);
        Assert.Equal(("2023-H1", 20d, "2024-H1", 26d), (check.Period?.Key, Value(check, "cchc.7.1.1"), other.Period?.Key, Value(other, "cchc.7.1.1")));
    }

    [Fact]
    public async Task Form_TwiceForOnePeriodWithOtherFigures_IsAQuestion()
    {
        var other = new CsvForm().Set("7.1.1.", CsvForm.Value, "27").Set("7.1.2.", CsvForm.Value, "100");
        var check = await CheckAsync(new FormWorkbook().Sheet("A", new CsvForm().Rows).Sheet("B", other.Rows));
        Assert.All([check, .. check.Others], c => Assert.Contains(c.Problems, p => p is { Code: ProblemCodes.FormAmbiguous, Severity: Severity.Error }));
        Assert.False(check.CanPublish);
    }

    [Fact]
    public async Task Forms_OneBelowTheOther_AreResultsOfTheirOwn()
    {
        var rows = new List<string[]>(new CsvForm().Rows);
        rows.AddRange([["Biểu mẫu 3", "", "", "", ""], ["KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024"], ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"], ["2.4", "Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ", "%", "100", "127/127"]]);
        rows.AddRange(new CsvForm().Title(3, "ĐẦU NĂM 2023").Set("1.1.3.", CsvForm.Value, "8").Rows);
        var check = await CheckAsync(new FormWorkbook().Sheet("Tất cả", rows));
        Assert.Equal(
            ["cchc-pl1 2024-H1", "cchc-bm3 2024-H1", "cchc-pl1 2023-H1"],
            check.Others.Prepend(check).Select(c => $"{c.Form?.Key} {c.Period?.Key}"));
        Assert.Equal((3d, 100d, 8d), (Value(check, "cchc.1.1.3"), Value(check.Others[0], "cchc-bm3.2.4"), Value(check.Others[1], "cchc.1.1.3")));
        Assert.DoesNotContain(check.Others.Prepend(check).SelectMany(c => c.Problems), p => p.Code.StartsWith("line.", StringComparison.Ordinal) && p.Line != "cchc.4.3");
    }

    [Theory]
    [InlineData("Kỳ trước")]
    [InlineData("Số liệu kỳ trước")]
    [InlineData("Số liệu cùng kỳ năm 2023")]
    [InlineData("Thực hiện 6 tháng đầu năm 2023")]
    [InlineData("Năm 2023")]
    [InlineData("Luỹ kế")]
    [InlineData("Số liệu lũy kế")]
    [InlineData("Kế hoạch năm 2024")]
    [InlineData("Mục tiêu")]
    [InlineData("So sánh (%)")]
    [InlineData("Chỉ tiêu giao")]
    [InlineData("Ước thực hiện")]
    public async Task Column_ThatIsNotTheReports_IsPassedOverOnEitherSide(string head)
    {
        foreach (var at in new[] { 0, 3, 4, 5 })
        {
            var form = new CsvForm();
            var rows = form.Rows.Select((r, i) => Inserted(r, at, IsData(r) ? "9" : r[CsvForm.Code] == "STT" || (r[CsvForm.Code].Length == 0 && r[CsvForm.Value] == "Số liệu") ? (r[CsvForm.Code] == "STT" ? head : "") : "")).ToList();
            var check = await CheckAsync(new FormWorkbook().Sheet("Phụ lục I", rows));
            Assert.Equal((head, at, 26d, 101d), (head, at, Value(check, "cchc.7.1.1"), Value(check, "cchc.7.1.2")));
            Assert.True(check.CanPublish);
        }
    }

    [Fact]
    public async Task Column_BelowAHeadThatIsNotTheReports_IsPassedOver()
    {
        string[][] head = [["STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước", "", "Kỳ này", "", "Ghi chú"], ["", "", "", "Số liệu", "Tỷ trọng", "Số liệu", "Tỷ trọng", ""], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"]];
        var form = new CsvForm();
        var rows = form.Rows.Take(5).Concat(head).Concat(form.Rows.Where(IsData).Select(r => new[] { r[0], r[1], r[2], "9", "1", r[3], "2", r[4] }));
        var check = await CheckAsync(new FormWorkbook().Sheet("S", rows));
        Assert.Equal((26d, 101d), (Value(check, "cchc.7.1.1"), Value(check, "cchc.7.1.2")));
        Assert.DoesNotContain(check.Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    [Fact]
    public async Task Columns_OfSeveralPeriods_AreResultsOfTheirOwn()
    {
        var form = new CsvForm().Title(2, "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH").Title(3, "");
        string[][] head = [["STT", "Chỉ tiêu", "Đơn vị tính", "6 tháng đầu năm 2023", "6 tháng đầu năm 2024", "Ghi chú"]];
        var rows = form.Rows.Take(5).Concat(head).Concat(form.Rows.Where(IsData).Select(r => new[] { r[0], r[1], r[2], r[0] == "1.1.3." ? "9" : r[3], r[3], r[4] }));
        var check = await CheckAsync(new FormWorkbook().Sheet("S", rows));
        Assert.Equal(("2023-H1", 9d), (check.Period?.Key, Value(check, "cchc.1.1.3")));
        Assert.Equal(("2024-H1", 3d), (Assert.Single(check.Others).Period?.Key, Value(check.Others[0], "cchc.1.1.3")));
    }

    [Fact]
    public async Task Columns_ThatNothingTellsApart_AreAQuestion()
    {
        var form = new CsvForm();
        string[][] head = [["STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Kết quả", "Ghi chú"]];
        var rows = form.Rows.Take(5).Concat(head).Concat(form.Rows.Where(IsData).Select(r => new[] { r[0], r[1], r[2], "9", r[3], r[4] }));
        var check = await CheckAsync(new FormWorkbook().Sheet("S", rows));
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.FormAmbiguous, Severity: Severity.Error });
    }

    [Fact]
    public async Task Line_WithTheWordsOfAnother_IsNotReadByItsCode()
    {
        var check = await CheckAsync(new CsvForm().Set("1.3.2.", CsvForm.Name, "Số nhiệm vụ đã hoàn thành quá hạn"));
        Assert.Equal((ObservationState.Unreadable, (double?)null), (Line(check, "cchc.1.3.2").State, Line(check, "cchc.1.3.2").Value));
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.LineCodeMismatch, Line: "cchc.1.3.2", Severity: Severity.Error });
    }

    [Fact]
    public async Task Line_WithTheNameOfAnotherThatIsNowhere_IsNotRead()
    {
        var name = new CsvForm().Rows.Single(r => r[CsvForm.Code] == "7.1.2.")[CsvForm.Name];
        var check = await CheckAsync(new CsvForm().Remove("7.1.2.").Set("7.1.1.", CsvForm.Name, name));
        Assert.Null(Line(check, "cchc.7.1.1").Value);
        Assert.Null(Line(check, "cchc.7.1.2").Value);
        Assert.False(check.CanPublish);
    }

    [Fact]
    public async Task Lines_RenumberedAlong_AreReadByTheirNamesAndSaid()
    {
        var form = new CsvForm();
        form.Rows[form.RowOf("7.1.2.") - 1][CsvForm.Code] = "7.1.3.";
        form.Rows[form.RowOf("7.1.1.") - 1][CsvForm.Code] = "7.1.2.";
        var check = await CheckAsync(form);
        Assert.Equal((26d, 101d), (Value(check, "cchc.7.1.1"), Value(check, "cchc.7.1.2")));
        Assert.Equal(2, check.Problems.Count(p => p is { Code: ProblemCodes.LineCodeMismatch, Severity: Severity.Warning } && p.Line!.StartsWith("cchc.7.1.", StringComparison.Ordinal)));
        Assert.True(check.CanPublish);
    }

    [Fact]
    public async Task Line_Reworded_IsReadByItsCodeAndSaidHowAlike()
    {
        var check = await CheckAsync(new CsvForm().Set("1.1.1.", CsvForm.Name, "Số lượng nhiệm vụ được đề ra trong bản kế hoạch CCHC năm"));
        Assert.Equal(39, Value(check, "cchc.1.1.1"));
        var said = Assert.Single(check.Problems, p => p is { Code: ProblemCodes.LineCodeMismatch, Line: "cchc.1.1.1" });
        Assert.Equal(Severity.Warning, said.Severity);
        Assert.Contains($"{said.Facts["alike"]} %", ProblemText.Message(said, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_SplitOverTwoRows_TakesTheValueBesideEitherPart()
    {
        var form = new CsvForm().Set("1.1.1.", CsvForm.Name, "Số nhiệm vụ đề ra").Set("1.1.1.", CsvForm.Value, "").InsertAfter("1.1.1.", "", "trong kế hoạch", "", "39");
        var check = await CheckAsync(form);
        Assert.Equal((39d, $"D{form.RowOf("1.1.1.") + 1}"), (Value(check, "cchc.1.1.1"), Line(check, "cchc.1.1.1").Cell));
        Assert.DoesNotContain(check.Problems, p => p.Code == ProblemCodes.LineUnknown);
    }

    private static bool IsData(string[] row) => row[CsvForm.Code] != "STT" && (row[CsvForm.Code].Length > 0 || row[CsvForm.Name].Length > 0) && row[CsvForm.Name].Length > 0;

    private static string[] Inserted(string[] row, int at, string text) => [.. row[..at], text, .. row[at..]];

    private static CheckedLine Line(CheckResult check, string key) => check.Lines.First(l => l.Key == key);

    private static double? Value(CheckResult check, string key) => Line(check, key).Value;

    private static async Task<CheckResult> CheckAsync(FormWorkbook workbook)
    {
        await using var store = await Importing.StoreAsync();
        return await store.CheckAsync(workbook.Bytes());
    }

    private static async Task<CheckResult> CheckAsync(CsvForm form)
    {
        await using var store = await Importing.StoreAsync();
        return await store.CheckAsync(form.Bytes(), "form.csv");
    }
}
