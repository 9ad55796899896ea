using System.Globalization;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;

namespace Kpi.Jobs.Import.Checking;

/// <summary>Checks the figures of a form against the rules and against its own notes.</summary>
internal static class RuleChecker
{
    /// <summary>The draft with the problems found. A rule whose operands are not all reported says nothing.</summary>
    /// <param name="published">Figures of the same agency: a rule may compare this form with another one of the same period.</param>
    public static ResultDraft Check(ResultDraft draft, CatalogueSnapshot catalogue, AgencyFigures published)
    {
        var operands = new PeriodOperands(catalogue, Merge(draft, catalogue, published), draft.Form.FormKey, draft.WindowDays);
        var problems = new List<Problem>();
        foreach (var rule in catalogue.Rules)
        {
            // Anchored in another form, it is that form's to answer for.
            if (draft.Line(rule.LineKey) is not { } line || rule.Evaluate(operands) is not { Holds: false } broken) continue;
            var keys = rule.Left.Keys.Concat(rule.Right.Keys).Distinct(StringComparer.Ordinal);
            problems.Add(Problem.Of(
                rule.Severity, ProblemCodes.RuleBroken, line.Sheet, line.Cell, rule.LineKey,
                ("key", rule.Key),
                ("rule.vi", rule.Message.Vi),
                ("rule.en", rule.Message.En),
                ("left", broken.Left.ToString("R", CultureInfo.InvariantCulture)),
                ("right", broken.Right.ToString("R", CultureInfo.InvariantCulture)),
                ("lines", string.Join(", ", keys.Select(k => draft.Line(k)?.Cell ?? k)))));
        }
        problems.AddRange(NoteChecker.Check(draft, operands));
        return draft.With(problems);
    }

    private static Dictionary<int, Figure> Merge(ResultDraft draft, CatalogueSnapshot catalogue, AgencyFigures published)
    {
        var figures = new Dictionary<int, Figure>(draft.Figures);
        if (draft.Period is not { } period) return figures;
        var own = draft.Form.Indicators.Select(i => i.Id).ToHashSet();
        foreach (var indicator in catalogue.Indicators)
        {
            if (!own.Contains(indicator.Id) && published.Of(indicator.Id, period) is { } figure) figures[indicator.Id] = figure;
        }
        return figures;
    }
}
