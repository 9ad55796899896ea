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
    [InlineData("3.2.1.", "1%", ObservationState.Reported, 1d)]
    [InlineData("3.2.1.", "01", ObservationState.Reported, 1d)]
    [InlineData("3.2.1.", "0,5%", ObservationState.Reported, 0.5)]
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
    [InlineData("3.2.1.", "1", ProblemCodes.ValueAmbiguousNumber, "1|100")]
    [InlineData("3.2.1.", "1,0", ProblemCodes.ValueAmbiguousNumber, "1|100")]
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

    [Theory]
    [InlineData("0,5", 50d, 0.5)]
    [InlineData("1", null, 100d)]
    [InlineData("1", null, 1d)]
    public async Task Percentage_ThatMayBeAShare_IsOneClickAway(string text, double? before, double chosen)
    {
        await using var store = await Importing.StoreAsync();
        var bytes = new CsvForm().Set("3.2.1.", CsvForm.Value, text).Bytes();
        var check = await store.CheckAsync(bytes, "form.csv");
        Assert.Equal(before, check.Lines.First(l => l.Code == "3.2.1.").Value);
        var asked = Assert.Single(check.Problems, p => p.Line == "cchc.3.2.1");
        Assert.Contains(chosen, ProblemAnswers.Readings(asked));
        Assert.Contains(asked.Readings, r => r.Value == chosen);
        var answers = CheckAnswers.None with { Problems = [new ProblemAnswer(asked.Key, ProblemAnswerKind.Reading, chosen)] };
        var answered = await store.CheckAsync(bytes, "form.csv", answers);
        Assert.Equal((ObservationState.Reported, chosen), (answered.Lines.First(l => l.Code == "3.2.1.").State, answered.Lines.First(l => l.Code == "3.2.1.").Value!.Value));
        Assert.Equal(chosen, Assert.Single(answered.Problems, p => p.Line == "cchc.3.2.1").Answer?.Value);
        Assert.True(answered.CanPublish);
    }

    [Theory]
    [InlineData("<v>1</v>", null, ProblemCodes.ValueAmbiguousNumber)]
    [InlineData("<v>0.5</v>", 50d, ProblemCodes.ValuePercentScale)]
    [InlineData("<v>100</v>", 100d, null)]
    [InlineData("<v>0</v>", 0d, null)]
    public async Task Percentage_InACellWithoutPercentFormat_IsDecidedOrAsked(string cell, double? value, string? problem)
    {
        var form = new CsvForm();
        await using var store = await Importing.StoreAsync();
        var check = await store.CheckAsync(
            new FormWorkbook().Sheet("S", form.Rows, special: new Dictionary<string, string>(StringComparer.Ordinal) { [$"D{form.RowOf("3.2.1.")}"] = cell }).Bytes());
        Assert.Equal(value, check.Lines.First(l => l.Code == "3.2.1.").Value);
        Assert.Equal(problem, check.Problems.SingleOrDefault(p => p.Line == "cchc.3.2.1")?.Code);
    }

    [Theory]
    [InlineData("98", "06/2024")]
    [InlineData("50", "12/2024")]
    [InlineData("5", "105/2021")]
    [InlineData("98", "105/2021/NĐ-CP")]
    [InlineData("98", "15/6")]
    [InlineData("100", "Đạt 127/127")]
    public async Task Note_OfAPeriodOrADecision_GivesNoCountsAndNoWord(string value, string note)
    {
        var (line, problems) = await NoteAsync(value, note);
        Assert.Equal(((double?)double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), (double?)null, (double?)null), (line.Value, line.Numerator, line.Denominator));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("100", "127/127", 127d, 127d)]
    [InlineData("99,99", "16.181 / 16.183", 16181d, 16183d)]
    [InlineData("100", "16.181/16.183", 16181d, 16183d)]
    [InlineData("48,7", "19/39", 19d, 39d)]
    [InlineData("50", "1/2", 1d, 2d)]
    [InlineData("78,1", "1.578/2.021", 1578d, 2021d)]
    [InlineData("78,1", "1578/2021", 1578d, 2021d)]
    [InlineData("0", "0/127", 0d, 127d)]
    public async Task Note_OfTheCountsOfItsPercentage_GivesThem(string value, string note, double numerator, double denominator)
    {
        var (line, problems) = await NoteAsync(value, note);
        Assert.Equal((numerator, denominator), (line.Numerator!.Value, line.Denominator!.Value));
        Assert.Empty(problems);
    }

    [Fact]
    public async Task Note_OfCountsThatAreAnotherPercentage_IsAContradiction()
    {
        var (line, problems) = await NoteAsync("98", "100/127");
        Assert.Equal((98d, (double?)null, (double?)null), (line.Value!.Value, line.Numerator, line.Denominator));
        var said = Assert.Single(problems);
        Assert.Equal((ProblemCodes.NoteContradiction, Severity.Info, "98"), (said.Code, said.Severity, said.Facts["expected"]));
        Assert.StartsWith("E", said.Cell, StringComparison.Ordinal);
        Assert.Contains("“100/127” nêu 78,7402, còn số liệu là 98", ProblemText.Message(said, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "5/5", 100d, ProblemCodes.ValuePercentScale)]
    [InlineData("1", "2/200", 1d, null)]
    [InlineData("0,5", "1/200", 0.5, null)]
    [InlineData("0,5", "100/200", 50d, ProblemCodes.ValuePercentScale)]
    public async Task Percentage_ThatMayBeAShare_IsDecidedByItsCounts(string text, string note, double value, string? problem)
    {
        var (line, problems) = await NoteAsync(text, note);
        Assert.Equal((value, true), (line.Value!.Value, line.Numerator is not null));
        Assert.Equal(problem, problems.SingleOrDefault()?.Code);
        Assert.All(problems, p => Assert.Empty(ProblemAnswers.Readings(p)));
    }

    [Theory]
    [InlineData("5", true)]
    [InlineData("10%", true)]
    [InlineData("năm", true)]
    [InlineData("-", false)]
    [InlineData("…", false)]
    [InlineData(" ", false)]
    public async Task Heading_WithAValue_IsSaid(string text, bool said)
    {
        var check = await CheckAsync(new CsvForm().Set("1.2.", CsvForm.Value, text));
        var found = check.Problems.SingleOrDefault(p => p.Line == "cchc.1.2");
        Assert.Equal(said, found is not null);
        if (found is null) return;
        Assert.Equal((ProblemCodes.LineUnknown, Severity.Warning, $"D{new CsvForm().RowOf("1.2.")}"), (found.Code, found.Severity, found.Cell));
        Assert.Contains($"“{text}”", ProblemText.Message(found, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), StringComparison.Ordinal);
        Assert.False(LineChoices.MayBeSaid(check, found));
        Assert.True(check.CanPublish);
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

    private static async Task<(CheckedLine Line, List<Problem> Problems)> NoteAsync(string value, string note)
    {
        var check = await CheckAsync(new CsvForm().Set("3.2.1.", CsvForm.Value, value).Set("3.2.1.", CsvForm.Note, note));
        return (check.Lines.First(l => l.Code == "3.2.1."), [.. check.Problems.Where(p => p.Line == "cchc.3.2.1")]);
    }

    private static async Task<CheckResult> CheckAsync(CsvForm form)
    {
        await using var store = await Importing.StoreAsync();
        return await store.CheckAsync(form.Bytes(), "form.csv");
    }
}
