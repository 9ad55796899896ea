using System.Globalization;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import.Reading;

namespace Kpi.Jobs.Import;

/// <summary>Which answers a problem takes, and what they make of a result. An answer that fits no problem any more is left out: nothing is ever chosen for a cell that says otherwise now.</summary>
public static class ProblemAnswers
{
    /// <summary>The readings among which a person may choose; empty when there is nothing to choose. A percentage that was taken for a share is one of them already.</summary>
    public static IReadOnlyList<double> Readings(Problem problem) => problem.Code is ProblemCodes.ValueAmbiguousNumber or ProblemCodes.ValuePercentScale && problem.Facts.GetValueOrDefault("readings") is { Length: > 0 } readings
        ? [.. readings.Split('|').Select(r => double.Parse(r, NumberStyles.Float, CultureInfo.InvariantCulture)).Where(r => !CountsThings(problem) || r == Math.Floor(r))]
        : [];

    /// <summary>The same where a problem's cell holds two counts, which are chosen together: of what is written one way both are.</summary>
    /// <param name="lines">The lines of the check.</param>
    public static IReadOnlyList<NumberChoice> Choices(Problem problem, IReadOnlyList<CheckedLine> lines) => problem.Code is not (ProblemCodes.ValueAmbiguousNumber or ProblemCodes.ValuePercentScale) ? [] : Own(problem, lines) switch
    {
        [_] => [.. Readings(problem).Select(r => new NumberChoice(r))],
        [var first, _] when string.Equals(first.Key, problem.Line, StringComparison.Ordinal) => FractionChoices.Of(first.Raw),
        _ => [],
    };

    /// <summary>Whether the line may be declared missing or not applicable: its value could not be taken.</summary>
    public static bool MayBeLeftOut(Problem problem) => problem is { Severity: Severity.Error, Line: not null }
        && problem.Code is ProblemCodes.ValueUnreadable or ProblemCodes.ValueNotAnOption or ProblemCodes.ValueFormulaError or ProblemCodes.ValueAmbiguousNumber or ProblemCodes.ValueOutOfRange;

    /// <summary>Whether an explanation closes it, or travels with it: rules and doubts have reasons, unreadable cells have none.</summary>
    public static bool MayBeExplained(Problem problem) => problem.Code == ProblemCodes.RuleBroken || (problem is { Severity: Severity.Warning, Line: not null });

    // What is counted comes whole.
    private static bool CountsThings(Problem problem) => string.Equals(problem.Facts.GetValueOrDefault("expected"), "@expected.count", StringComparison.Ordinal);

    /// <summary>Applies what was chosen for lines, before rules and comparisons look at them.</summary>
    internal static ResultDraft ApplyToLines(ResultDraft draft, IReadOnlyList<ProblemAnswer> answers, CatalogueSnapshot catalogue)
    {
        var (lines, problems, kept) = (draft.Result.Lines.ToList(), draft.Result.Problems.ToList(), new List<ProblemAnswer>());
        foreach (var answer in answers)
        {
            var at = problems.FindIndex(p => string.Equals(p.Key, answer.Problem, StringComparison.Ordinal));
            if (answer.Kind is ProblemAnswerKind.Explanation or ProblemAnswerKind.Placed)
            {
                kept.Add(answer);
                continue;
            }
            if (at < 0 || !(answer.Kind == ProblemAnswerKind.Reading ? answer.Choice is { } chosen && Choices(problems[at], lines).Contains(chosen) : MayBeLeftOut(problems[at]))) continue;

            // Two counts in one cell are one line, the first of them before the second.
            var own = Own(problems[at], lines);
            if (own.Count == 0) continue;
            for (var part = 0; part < own.Count; part++) lines[lines.IndexOf(own[part])] = Answered(own[part], answer, part == 0 ? answer.Value : answer.Second);
            problems[at] = problems[at] with { Answer = answer };
            kept.Add(answer);
        }
        var result = draft.Result with { Lines = lines, Problems = problems, Answers = kept };
        return draft with { Result = result, Figures = ResultDraft.FiguresOf(lines, catalogue, draft.Period, result.Illustrative) };
    }

    /// <summary>Puts explanations to the problems they are for.</summary>
    internal static CheckResult ApplyExplanations(CheckResult result)
    {
        var explanations = result.Answers.Where(a => a.Kind == ProblemAnswerKind.Explanation).ToDictionary(a => a.Problem, StringComparer.Ordinal);
        return explanations.Count == 0 ? result : result with
        {
            Problems = [.. result.Problems.Select(p => MayBeExplained(p) && explanations.TryGetValue(p.Key, out var answer) ? p with { Answer = answer } : p)],
        };
    }

    // The lines that were read from a problem's cell.
    private static List<CheckedLine> Own(Problem problem, IReadOnlyList<CheckedLine> lines) =>
        [.. lines.Where(l => l.Cell is not null && string.Equals(l.Cell, problem.Cell, StringComparison.Ordinal) && string.Equals(l.Sheet, problem.Sheet, StringComparison.Ordinal))];

    private static CheckedLine Answered(CheckedLine line, ProblemAnswer answer, double? chosen) => answer.Kind switch
    {
        ProblemAnswerKind.Reading => line with { State = ObservationState.Reported, Value = chosen },
        ProblemAnswerKind.NotApplicable => line with { State = ObservationState.NotApplicable, Value = null },
        _ => line with { State = ObservationState.Missing, Value = null },
    };
}
