using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Jobs.Import.Reading;

/// <summary>Says of every reading of a number with several which rules it would keep and break, and what the line was before: what a person chooses by.</summary>
internal static class ReadingEffects
{
    public static CheckResult Add(CheckResult result, IReadOnlyList<CrossCheck> rules, CatalogueSnapshot catalogue, AgencyFigures published, Period? period) =>
        result.Problems.All(p => ProblemAnswers.Readings(p).Count == 0)
            ? result
            : result with { Problems = [.. result.Problems.Select(p => Of(p, result, rules, catalogue, published, period))] };

    private static Problem Of(Problem problem, CheckResult result, IReadOnlyList<CrossCheck> rules, CatalogueSnapshot catalogue, AgencyFigures published, Period? period)
    {
        // Of two counts in one cell nobody knows which is in doubt.
        if (catalogue.Find(problem.Line) is not { } indicator || ProblemAnswers.Readings(problem) is not { Count: > 0 } readings) return problem;
        if (result.Lines.Count(l => l.Cell == problem.Cell && l.Sheet == problem.Sheet) > 1) return problem;
        var own = rules.Where(r => r.Rule.Left.Keys.Concat(r.Rule.Right.Keys).Contains(indicator.Key, StringComparer.Ordinal)).ToList();
        return problem with
        {
            Readings = [.. readings.Select(r => new ReadingEffect(r, [.. own.Select(c => Effect(c, indicator.Key, r)).OfType<RuleEffect>()]))],
            Previous = period is null ? null : Before(published.Of(indicator.Id), period),
        };
    }

    private static RuleEffect? Effect(CrossCheck check, string key, double reading) =>
        check.Rule.Evaluate(new Supposed(check.Operands, key, reading)) is { Left: { } left, Right: { } right } outcome
            ? new RuleEffect(check.Rule.Key, outcome.Holds, left, right)
            : null;

    private static PreviousFigure? Before(IReadOnlyDictionary<Period, Figure> figures, Period period) => figures.Values
        .Where(f => f.Value is not null && f.Period.End < period.End)
        .OrderByDescending(f => f.Period.End).ThenBy(f => f.Period.Start)
        .Select(f => new PreviousFigure(f.Period.Key, f.Value!.Value)).FirstOrDefault();

    private sealed class Supposed(IOperands others, string key, double reading) : IOperands
    {
        public double? WindowDays => others.WindowDays;

        public double? Value(string name) => string.Equals(name, key, StringComparison.Ordinal) ? reading : others.Value(name);

        public double? CountLines(IReadOnlyCollection<ObservationState>? states) => others.CountLines(states);
    }
}
