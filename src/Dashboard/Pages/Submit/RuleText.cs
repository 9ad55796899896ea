using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Jobs.Import;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>A rule as a sum: once with its numbers, once with its cells, the way a spreadsheet would have it.</summary>
public sealed class RuleText(CatalogueSnapshot catalogue, Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    private readonly FormulaText _formula = new(numbers, text);

    /// <summary><c>26 + 101 = 127</c>; of a broken rule <c>26 + 102 ≠ 127</c>.</summary>
    public string Figures(CrossCheck check) => _formula.Write(check.Rule, check.Outcome, key => check.Operands.Value(key) is { } value ? _formula.Number(value) : text["missing.missing"]);

    /// <summary><c>D98 + D99 = D97</c>; a line of another form goes by its name.</summary>
    public string Cells(CrossCheck check, CheckResult result) => _formula.Write(check.Rule, null, key => Cell(key, result));

    private string Cell(string key, CheckResult result)
    {
        // A ratio's numerator and denominator stand in the note of its line.
        var line = result.Lines.FirstOrDefault(l => key == l.Key) ?? result.Lines.FirstOrDefault(l => key == l.Key + ".numerator" || key == l.Key + ".denominator");
        if (line is not null) return line.Cell ?? line.Code;
        var form = catalogue.Forms.FirstOrDefault(f => f.Lines.Any(l => l.Key == key));
        return form is null ? key : $"{words.Form(form)} {form.Lines.First(l => l.Key == key).Code.TrimEnd('.')}";
    }
}
