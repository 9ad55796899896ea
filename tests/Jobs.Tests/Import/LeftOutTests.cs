using System.Globalization;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>A table of figures that is not read is said to be there.</summary>
public sealed class LeftOutTests
{
    private static readonly string[][] History =
    [
        ["THEO DÕI CHỈ TIÊU"],
        ["STT", "Chỉ tiêu", "ĐVT", "Quý I/2023", "6 tháng 2023"],
        ["7.1.", "Dịch vụ công trực tuyến", "TTHC", "97", "102"],
        ["7.1.1.", "Tổng số TTHC cung cấp toàn trình", "TTHC", "20", "22"],
        ["7.1.2.", "Tổng số TTHC cung cấp một phần", "TTHC", "77", "80"],
    ];

    // Eight lines of the form and as many of somebody else's.
    private static string[][] HalfAForm => [["Đơn vị khác"], ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"], .. new CsvForm().Rows.Skip(8).Take(8), .. Enumerable.Range(1, 8).Select(i => (string[])[$"9.{i}.", $"Một việc khác số {i}", "Việc", $"{i}", ""])];

    [Theory]
    [InlineData(false, Severity.Warning)]
    [InlineData(true, Severity.Info)]
    public async Task History_BesideAForm_IsSaid(bool hidden, Severity severity)
    {
        var check = await CheckAsync(new FormWorkbook().Sheet("Phụ lục I", new CsvForm().Rows).Sheet("Lịch sử", History, hidden));
        Assert.Equal(("cchc-pl1", true), (check.Form?.Key, check.CanPublish));
        Assert.Empty(check.Others);
        var said = Assert.Single(check.Problems, p => p.Code == ProblemCodes.FormUnrecognised);
        Assert.Equal((severity, "Lịch sử", "B3"), (said.Severity, said.Sheet, said.Cell));
        Assert.Equal("Trang “Lịch sử”, ô B3: bảng có 2 kỳ báo cáo (quý I/2023, 6 tháng 2023) không được đọc vì tệp này còn có biểu mẫu.", ProblemText.Message(said, CultureInfo.GetCultureInfo("vi-VN")));
        Assert.Contains("file of its own", ProblemText.Suggestion(said, CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfTooFewLinesBesideAnother_IsSaid()
    {
        var check = await CheckAsync(new FormWorkbook().Sheet("Phụ lục I", new CsvForm().Rows).Sheet("Khác", HalfAForm));
        Assert.Equal(("cchc-pl1", true), (check.Form?.Key, check.CanPublish));
        var said = Assert.Single(check.Problems, p => p.Code == ProblemCodes.FormUnrecognised);
        Assert.Equal((Severity.Warning, "Khác", "1"), (said.Severity, said.Sheet, said.Facts["count"]));
        Assert.InRange(double.Parse(said.Facts["confidence"], CultureInfo.InvariantCulture), 5, 59);
        foreach (var culture in new[] { "vi-VN", "en" }) Assert.DoesNotContain('{', ProblemText.Message(said, CultureInfo.GetCultureInfo(culture)));
    }

    [Fact]
    public async Task Form_BlankOrWhole_NeedsNoWord()
    {
        var blank = HalfAForm.Select(r => r.ToArray()).ToArray();
        foreach (var row in blank.Skip(2)) row[CsvForm.Value] = "";
        Assert.DoesNotContain((await CheckAsync(new FormWorkbook().Sheet("Phụ lục I", new CsvForm().Rows).Sheet("Mẫu", blank))).Problems, p => p.Code == ProblemCodes.FormUnrecognised);
        Assert.DoesNotContain((await CheckAsync(new FormWorkbook().Sheet("Lịch sử", History))).Problems, p => p.Code == ProblemCodes.FormUnrecognised);
    }

    private static async Task<CheckResult> CheckAsync(FormWorkbook workbook)
    {
        await using var store = await Importing.StoreAsync();
        return await store.CheckAsync(workbook.Bytes());
    }
}
