using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>One spoilt cell at a time, through the whole pipeline.</summary>
public sealed class LineReadingTests
{
    [Theory]
    [InlineData("7.1.1.", "", ObservationState.Missing, null)]
    [InlineData("7.1.1.", "   ", ObservationState.Missing, null)]
    [InlineData("7.1.1.", "…", ObservationState.Missing, null)]
    [InlineData("7.1.1.", "-", ObservationState.NotApplicable, null)]
    [InlineData("7.1.1.", "–", ObservationState.NotApplicable, null)]
    [InlineData("7.1.1.", "x", ObservationState.NotApplicable, null)]
    [InlineData("7.1.1.", "Không có", ObservationState.NotApplicable, null)]
    [InlineData("7.1.1.", "N/A", ObservationState.NotApplicable, null)]
    [InlineData("7.1.1.", "không phát sinh", ObservationState.Reported, 0d)]
    [InlineData("7.1.1.", "０２６", ObservationState.Reported, 26d)]
    [InlineData("7.1.1.", "\u00a026\u200b", ObservationState.Reported, 26d)]
    [InlineData("7.1.1.", "２６", ObservationState.Reported, 26d)]
    [InlineData("7.1.1.", "26\u202f", ObservationState.Reported, 26d)]
    [InlineData("7.1.1.", "’26", ObservationState.Reported, 26d)]
    [InlineData("1.1.1.", "39 nhiệm vụ", ObservationState.Reported, 39d)]
    [InlineData("1.1.1.", "39 NHIỆM VỤ.", ObservationState.Reported, 39d)]
    [InlineData("1.1.1.", "16.183", ObservationState.Reported, 16183d)]
    [InlineData("1.1.1.", "16\u00a0183", ObservationState.Reported, 16183d)]
    [InlineData("1.1.1.", "1.234.567", ObservationState.Reported, 1234567d)]
    [InlineData("3.2.1.", "100 %", ObservationState.Reported, 100d)]
    [InlineData("3.2.1.", "20,5%", ObservationState.Reported, 20.5)]
    [InlineData("3.2.1.", "20,5 %", ObservationState.Reported, 20.5)]
    [InlineData("1.5.", "Có", ObservationState.Reported, 1d)]
    [InlineData("1.5.", "Không", ObservationState.Reported, 0d)]
    [InlineData("1.5.", "1", ObservationState.Reported, 1d)]
    [InlineData("1.4.2.", "ket hop", ObservationState.Reported, 2d)]
    [InlineData("1.4.2.", "-", ObservationState.NotApplicable, null)]
    [InlineData("3.3.", "-", ObservationState.NotApplicable, null)]
    public async Task Value_WithOneMeaning_IsReadWithoutAWord(string code, string text, ObservationState state, double? value)
    {
        var check = await CheckAsync(new CsvForm().Set(code, CsvForm.Value, text).Set("7.1.", CsvForm.Value, "").Set("3.3.1.", CsvForm.Note, ""));
        var line = check.Lines.First(l => l.Code == code);
        Assert.Equal((state, value, text), (line.State, line.Value, line.Raw ?? text));
        Assert.DoesNotContain(check.Problems, p => p.Line == line.Key);
        Assert.True(check.CanPublish);
    }

    [Theory]
    [InlineData("7.1.1.", "1,250", ProblemCodes.ValueAmbiguousNumber, "1.25|1250")]
    [InlineData("3.2.1.", "1.250", ProblemCodes.ValueAmbiguousNumber, "1250|1.25")]
    [InlineData("3.2.1.", "99.98", ProblemCodes.ValueAmbiguousNumber, "99.98")]
    [InlineData("7.1.1.", "16,183", ProblemCodes.ValueAmbiguousNumber, "16.183|16183")]
    [InlineData("7.1.1.", "1,234,567", ProblemCodes.ValueAmbiguousNumber, "1234567")]
    [InlineData("7.1.1.", "1.0", ProblemCodes.ValueAmbiguousNumber, "1")]
    [InlineData("7.1.1.", "(5)", ProblemCodes.ValueAmbiguousNumber, "-5|5")]
    [InlineData("7.1.1.", "16’183", ProblemCodes.ValueAmbiguousNumber, "16183")]
    [InlineData("7.1.1.", "1.6183E+04", ProblemCodes.ValueAmbiguousNumber, "16183")]
    [InlineData("3.2.1.", "20.5", ProblemCodes.ValueAmbiguousNumber, "20.5")]
    [InlineData("3.2.1.", "20.5%", ProblemCodes.ValueAmbiguousNumber, "20.5")]
    [InlineData("7.1.1.", "20.5", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "16.183,5", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "0,205", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "02/06/2024", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "2.6.2024", ProblemCodes.ValueUnreadable, "")]
    [InlineData("1.1.1.", "39 văn bản", ProblemCodes.ValueUnreadable, "")]
    [InlineData("1.1.1.", "5 triệu", ProblemCodes.ValueUnreadable, "")]
    [InlineData("1.1.1.", "khoảng 39 nhiệm vụ", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "26,5", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "?", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "chưa có", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "hai mươi sáu", ProblemCodes.ValueUnreadable, "")]
    [InlineData("7.1.1.", "26%", ProblemCodes.ValueUnreadable, "")]
    [InlineData("3.3.", "16.181", ProblemCodes.ValueUnreadable, "")]
    [InlineData("3.3.", "16.181/", ProblemCodes.ValueUnreadable, "")]
    [InlineData("3.3.", "1/2/3", ProblemCodes.ValueUnreadable, "")]
    [InlineData("1.5.", "2", ProblemCodes.ValueNotAnOption, "")]
    [InlineData("1.5.", "Đôi khi", ProblemCodes.ValueNotAnOption, "")]
    public async Task Value_WithNoOrSeveralMeanings_IsNeverGuessed(string code, string text, string problem, string readings)
    {
        var check = await CheckAsync(new CsvForm().Set(code, CsvForm.Value, text));
        var line = check.Lines.First(l => l.Code == code);
        Assert.Equal((ObservationState.Unreadable, (double?)null), (line.State, line.Value));
        var found = Assert.Single(check.Problems, p => p.Code == problem);
        Assert.Equal((Severity.Error, line.Key, line.Cell), (found.Severity, found.Line, found.Cell));
        Assert.Equal(readings, found.Facts.GetValueOrDefault("readings", ""));
        Assert.False(check.CanPublish);
    }

    [Theory]
    [InlineData("3.2.1.", "120", ProblemCodes.ValueOutOfRange)]
    [InlineData("3.2.1.", "-1", ProblemCodes.ValueOutOfRange)]
    [InlineData("7.1.1.", "-26", ProblemCodes.ValueOutOfRange)]
    public async Task Value_ThatCannotBe_IsAnError(string code, string text, string problem)
    {
        var check = await CheckAsync(new CsvForm().Set(code, CsvForm.Value, text));
        Assert.Contains(check.Problems, p => p.Code == problem && p.Severity == Severity.Error);
        Assert.False(check.CanPublish);
    }

    [Fact]
    public async Task Percentage_TypedAsAShare_IsScaledAndSaid()
    {
        var check = await CheckAsync(new CsvForm().Set("3.2.1.", CsvForm.Value, "0,205"));
        Assert.Equal(20.5, check.Lines.First(l => l.Code == "3.2.1.").Value);
        Assert.Equal(Severity.Warning, Assert.Single(check.Problems, p => p.Code == ProblemCodes.ValuePercentScale).Severity);
    }

    [Fact]
    public async Task Rule_Broken_NamesTheLinesAndBothSides()
    {
        var check = await CheckAsync(new CsvForm().Set("7.1.2.", CsvForm.Value, "102"));
        var broken = Assert.Single(check.Problems, p => p.Code == ProblemCodes.RuleBroken);
        Assert.Equal((Severity.Error, "cchc.7.1", "128", "127"), (broken.Severity, broken.Line, broken.Facts["left"], broken.Facts["right"]));
        Assert.False(check.CanPublish);
    }

    [Fact]
    public async Task Rule_WithAMissingOperand_SaysNothing()
    {
        var check = await CheckAsync(new CsvForm().Set("7.1.2.", CsvForm.Value, ""));
        Assert.DoesNotContain(check.Problems, p => p.Code == ProblemCodes.RuleBroken);
    }

    [Fact]
    public async Task History_YearToDateThatFalls_IsSaidOnce()
    {
        await using var store = await Importing.StoreAsync();
        await store.PublishFormAsync(Importing.Form("history", "phu-luc-I-quy-I-2024.xlsx"));
        var check = await store.CheckAsync(new CsvForm().Set("1.1.3.", CsvForm.Value, "0").Bytes(), "x.csv");
        var fall = Assert.Single(check.Problems, p => p.Code == ProblemCodes.RuleBroken);
        Assert.Equal((Severity.Warning, "cchc.1.1.3"), (fall.Severity, fall.Line));
        Assert.True(check.CanPublish);
    }

    [Fact]
    public async Task History_ReportedQuarterThatContradictsTheSums_IsAContinuityWarning()
    {
        await using var store = await Importing.StoreAsync();
        await store.PublishFormAsync(Importing.Form("history", "phu-luc-I-quy-I-2024.xlsx"));
        await store.PublishFormAsync(Importing.Form("phu-luc-I-6-thang-2024.xlsx"));
        var quarter = new CsvForm().Title(2, "KẾT QUẢ QUÝ II").Title(3, "NĂM 2024").Set("1.1.3.", CsvForm.Value, "9");
        var check = await store.CheckAsync(quarter.Bytes(), "x.csv");
        Assert.Equal("2024-Q2", check.Period?.Key);
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.HistoryContinuity, Line: "cchc.1.1.3", Severity: Severity.Warning });
    }

    [Fact]
    public async Task Correction_OfAPublishedPeriod_ShowsOldAndNewAndWarns()
    {
        await using var store = await Importing.StoreAsync();
        await store.PublishFormAsync(Importing.Form("phu-luc-I-6-thang-2024.xlsx"));
        var check = await store.CheckAsync(new CsvForm().Set("7.1.1.", CsvForm.Value, "27").Set("7.1.2.", CsvForm.Value, "100").Bytes(), "x.csv");
        Assert.Equal([new Change("cchc.7.1.1", 26, 27, ObservationState.Reported), new Change("cchc.7.1.2", 101, 100, ObservationState.Reported)], check.Changes.Items);
        Assert.Contains(check.Problems, p => p is { Code: ProblemCodes.RevisionClosedPeriod, Severity: Severity.Warning });
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    [InlineData("de-CH")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public async Task Form_UnderAnyCultureOfTheServer_IsReadAlike(string culture)
    {
        await using var store = await Importing.StoreAsync();
        var bytes = new CsvForm().Set("1.1.1.", CsvForm.Value, "16.183 NHIỆM VỤ").Set("7.1.1.", CsvForm.Value, "1.0").Set("3.2.1.", CsvForm.Value, "20,5%").Bytes();
        var (before, language) = (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture);
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            var check = await store.CheckAsync(bytes, "x.csv");
            Assert.Equal([16183d, null, 20.5], new[] { "1.1.1.", "7.1.1.", "3.2.1." }.Select(c => check.Lines.First(l => l.Code == c).Value));
            var said = check.Problems.First(p => p.Code == ProblemCodes.ValueAmbiguousNumber);
            Assert.Equal("Ô D98, trang “x”: “1.0” có thể hiểu là 1; không thể tự chọn.", ProblemText.Message(said, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")));
        }
        finally
        {
            (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (before, language);
        }
    }

    private static async Task<CheckResult> CheckAsync(CsvForm form)
    {
        await using var store = await Importing.StoreAsync();
        return await store.CheckAsync(form.Bytes(), "form.csv");
    }
}
