using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Of an ambiguous number a person sees what each reading would mean before choosing one.</summary>
public sealed class ReadingEffectTests
{
    [Fact]
    public async Task AmbiguousNumber_ShowsWhatEachReadingKeepsAndBreaks_AndWhatWasBefore()
    {
        await using var store = await Importing.StoreAsync();
        await store.PublishFormAsync(new CsvForm().Title(2, "QUÝ I NĂM 2024").Title(3, "").Set("7.1.", CsvForm.Value, "97").Set("7.1.1.", CsvForm.Value, "20").Set("7.1.2.", CsvForm.Value, "77").Bytes(), "form.csv");
        var check = await store.CheckAsync(new CsvForm().Set("7.1.1.", CsvForm.Value, "(26)").Bytes(), "form.csv");
        var problem = Assert.Single(check.Problems, p => p.Code == ProblemCodes.ValueAmbiguousNumber);
        Assert.Equal("cchc.7.1.1", problem.Line);
        Assert.Equal(ProblemAnswers.Readings(problem), problem.Readings.Select(r => r.Value));
        Assert.All(problem.Readings, r => Assert.Contains(r.Rules, e => e.Holds == (r.Value == 26)));
        Assert.Equal(new PreviousFigure("2024-Q1", 20), problem.Previous);
        Assert.Equal(problem.Previous, CheckJson.Load(CheckJson.Store(check)).Problems.Single(p => p.Code == ProblemCodes.ValueAmbiguousNumber).Previous);
        Assert.NotNull(CheckView.From(check, System.Globalization.CultureInfo.InvariantCulture).Problems.Single(p => p.Code == ProblemCodes.ValueAmbiguousNumber).Readings);
    }
}
