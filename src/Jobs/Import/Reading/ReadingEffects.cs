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
        if (catalogue.Find(problem.Line) is not { } indicator || ProblemAnswers.Choices(problem, result.Lines) is not { Count: > 0 } choices) return problem;

        // The second of two counts in one cell, which is chosen with the first.
        var second = catalogue.Find(result.Lines.LastOrDefault(l => l.Cell == problem.Cell && l.Sheet == problem.Sheet && l.Key != indicator.Key)?.Key);
        string[] keys = second is null ? [indicator.Key] : [indicator.Key, second.Key];
        var own = rules.Where(r => r.Rule.Left.Keys.Concat(r.Rule.Right.Keys).Intersect(keys, StringComparer.Ordinal).Any()).ToList();
        return problem with
        {
            Readings = [.. choices.Select(c => new ReadingEffect(c.Value, [.. own.Select(r => Effect(r, keys, c)).OfType<RuleEffect>()], c.Second))],
            Previous = period is null ? null : Before(published.Of(indicator.Id), second is null ? null : published.Of(second.Id), period),
        };
    }

    private static RuleEffect? Effect(CrossCheck check, string[] keys, NumberChoice choice) =>
        check.Rule.Evaluate(new Supposed(check.Operands, keys, choice)) is { Left: { } left, Right: { } right } outcome
            ? new RuleEffect(check.Rule.Key, outcome.Holds, left, right)
            : null;

    private static PreviousFigure? Before(IReadOnlyDictionary<Period, Figure> figures, IReadOnlyDictionary<Period, Figure>? seconds, Period period) => figures.Values
        .Where(f => f.Value is not null && f.Period.End < period.End)
        .OrderByDescending(f => f.Period.End).ThenBy(f => f.Period.Start)
        .Select(f => new PreviousFigure(f.Period.Key, f.Value!.Value, seconds?.GetValueOrDefault(f.Period)?.Value)).FirstOrDefault();

    /// <param name="keys">The indicator whose reading is supposed, and that of the second count in its cell.</param>
    private sealed class Supposed(IOperands others, string[] keys, NumberChoice choice) : IOperands
    {
        public double? WindowDays => others.WindowDays;

        public double? Value(string name) => Array.IndexOf(keys, name) switch
        {
            0 => choice.Value,
            1 => choice.Second,
            _ => others.Value(name),
        };

        public double? CountLines(IReadOnlyCollection<ObservationState>? states) => others.CountLines(states);
    }
}
