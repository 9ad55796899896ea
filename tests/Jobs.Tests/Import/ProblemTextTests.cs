using System.Globalization;
using System.Reflection;
using System.Resources;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

public sealed class ProblemTextTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void EveryCode_InBothLanguages_HasAMessageAndAdvice()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        foreach (var code in codes)
        {
            var problem = Problem.Of(Severity.Error, code, "Phụ lục I", "D9", null);
            Assert.NotEqual(ProblemText.Message(problem, Vietnamese), ProblemText.Message(problem, English));
            Assert.NotEqual(ProblemText.Suggestion(problem, Vietnamese), ProblemText.Suggestion(problem, English));
        }
    }

    [Fact]
    public void Resources_OfBothLanguages_HaveTheSameKeysAndPlaceholders()
    {
        var manager = new ResourceManager("Kpi.Jobs.Resources.Problems", typeof(ProblemText).Assembly);
        var vietnamese = Entries(manager, CultureInfo.InvariantCulture);
        var english = Entries(manager, English);
        Assert.Equal(vietnamese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in vietnamese) Assert.Equal((key, Placeholders(text)), (key, Placeholders(english[key])));
    }

    [Fact]
    public void Message_WithNumbers_WritesThemAsTheReaderDoes()
    {
        var problem = Problem.Of(Severity.Error, ProblemCodes.ValueAmbiguousNumber, "Phụ lục I", "D9", null, ("found", "1.250"), ("readings", "1250|1.25"));
        Assert.Equal("Ô D9, trang “Phụ lục I”: “1.250” có thể hiểu là 1.250 / 1,25; không thể tự chọn.", ProblemText.Message(problem, Vietnamese));
        Assert.Equal("Cell D9, sheet “Phụ lục I”: “1.250” can mean 1,250 / 1.25; the program does not guess.", ProblemText.Message(problem, English));
    }

    [Fact]
    public void Message_WithTextOfTheFile_DoesNotFillPlaceholdersFromIt()
    {
        var problem = Problem.Of(Severity.Warning, ProblemCodes.LineUnknown, "S", "A1", null, ("found", "{sheet} {cell}"));
        Assert.Contains("“{sheet} {cell}”", ProblemText.Message(problem, English), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_WithPeriods_NamesThem()
    {
        var conflict = Problem.Of(Severity.Error, ProblemCodes.PeriodConflict, "S", null, null, ("found", "2024-Q1, 2024-H1"));
        Assert.Contains("quý I/2024, 6 tháng 2024", ProblemText.Message(conflict, Vietnamese), StringComparison.Ordinal);
        Assert.Contains("Q1 2024, H1 2024", ProblemText.Message(conflict, English), StringComparison.Ordinal);
        var rule = Problem.Of(Severity.Error, ProblemCodes.RuleBroken, "S", "D9", null, ("lines", "D98, D99, 2024-H1"));
        Assert.Contains("D98, D99, 6 tháng 2024", ProblemText.Suggestion(rule, Vietnamese), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_WithDays_WritesThemAsThePagesDo()
    {
        var problem = Problem.Of(
            Severity.Warning, ProblemCodes.PeriodWindowDiffers, "S", null, null, ("declaredStart", "2024-01-02"), ("declaredEnd", "2024-06-06"), ("start", "2023-12-15"), ("end", "2024-06-14"));
        Assert.Equal("Trang “S” khai số liệu từ 02/01/2024 đến 06/6/2024; kỳ quy định là từ 15/12/2023 đến 14/6/2024.", ProblemText.Message(problem, Vietnamese));
        Assert.Equal("Sheet “S” declares figures from 2 Jan 2024 to 6 Jun 2024; the period runs from 15 Dec 2023 to 14 Jun 2024.", ProblemText.Message(problem, English));
    }

    [Theory]
    [InlineData("512", "512\u00A0B", "512\u00A0B")]
    [InlineData("20971520", "20\u00A0MB", "20\u00A0MB")]
    [InlineData("1572864", "1,5\u00A0MB", "1.5\u00A0MB")]
    [InlineData("much", "much", "much")]
    public void Message_WithASize_WritesItInTheLargestFittingUnit(string limit, string vi, string en)
    {
        var problem = Problem.Of(Severity.Error, ProblemCodes.FileTooLarge, null, null, null, ("file", "x.xlsx"), ("limit", limit));
        Assert.Equal($"Tệp “x.xlsx” lớn hơn mức cho phép {vi}.", ProblemText.Message(problem, Vietnamese));
        Assert.Equal($"The file “x.xlsx” is larger than the {en} allowed.", ProblemText.Message(problem, English));
    }

    private static Dictionary<string, string> Entries(ResourceManager manager, CultureInfo culture) =>
        manager.GetResourceSet(culture, true, false)!.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Placeholders(string text) => string.Join(' ', text.Split('{').Skip(1).Select(p => p.Split('}')[0]).Distinct().Order(StringComparer.Ordinal));
}
