using System.Globalization;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;

namespace Kpi.Jobs.Import.Checking;

/// <summary>Checks the figures of a form against the rules and against its own notes.</summary>
internal static class RuleChecker
{
    /// <summary>The draft with the problems found, and what came of every rule. A rule says of missing figures what an administrator chose: nothing, unless told otherwise.</summary>
    /// <param name="published">Figures of the same agency: a rule may compare this form with another one of the same period.</param>
    public static (ResultDraft Draft, IReadOnlyList<CrossCheck> Rules) Check(ResultDraft draft, CatalogueSnapshot catalogue, AgencyFigures published)
    {
        var operands = new PeriodOperands(catalogue, Merge(draft, catalogue, published), draft.Form.FormKey, draft.WindowDays);

        // A rule anchored in another form is that form's to answer for.
        var rules = catalogue.Rules.Where(r => draft.Line(r.LineKey) is not null && r.AppliesTo(draft.Form.FormKey, draft.Period)).Select(r => new CrossCheck(r, r.Evaluate(operands), operands)).ToList();
        return (draft.With([.. rules.Where(r => r.Outcome is { Holds: false }).Select(r => Broken(draft, r)), .. NoteChecker.Check(draft, operands)]), rules);
    }

    private static Problem Broken(ResultDraft draft, CrossCheck check)
    {
        var (rule, broken) = (check.Rule, check.Outcome!.Value);
        var line = draft.Line(rule.LineKey)!;
        var missing = broken.Left is null || broken.Right is null;
        var keys = missing ? rule.Operands.Where(k => check.Operands.Value(k) is null) : rule.Operands;
        return Problem.Of(
            rule.Severity, ProblemCodes.RuleBroken, line.Sheet, line.Cell, rule.LineKey,
            ("key", rule.Key),
            ("rule.vi", rule.Message.Vi),
            ("rule.en", rule.Message.En),
            (Problem.Case, missing ? "missing" : null),
            ("left", broken.Left?.ToString("R", CultureInfo.InvariantCulture)),
            ("right", broken.Right?.ToString("R", CultureInfo.InvariantCulture)),
            ("lines", string.Join(", ", keys.Select(k => draft.Line(k)?.Cell ?? k))));
    }

    private static Dictionary<int, Figure> Merge(ResultDraft draft, CatalogueSnapshot catalogue, AgencyFigures published)
    {
        var figures = new Dictionary<int, Figure>(draft.Figures);
        if (draft.Period is not { } period) return figures;

        // What a table of history does not hold is as it was published.
        var own = draft.Form.Indicators.Where(i => !draft.Result.IsHistory || draft.Line(i.Key) is not null).Select(i => i.Id).ToHashSet();
        foreach (var indicator in catalogue.Indicators)
        {
            if (!own.Contains(indicator.Id) && published.Of(indicator.Id, period) is { } figure) figures[indicator.Id] = figure;
        }
        return figures;
    }
}
