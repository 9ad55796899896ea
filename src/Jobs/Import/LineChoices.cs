using System.Globalization;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Jobs.Import.Recognition;

namespace Kpi.Jobs.Import;

/// <summary>What may be said to a problem with a line, and what is remembered of it. Pure.</summary>
public static class LineChoices
{
    /// <summary>Whether something may be said: who reports for which period is known, and the problem is one of a line that does not stand as in the form.</summary>
    public static bool MayBeSaid(CheckResult check, Problem problem) =>
        check is { Form: not null, Agency.Key: not null, Period: not null } && (IsUnknown(problem) || problem.Code is ProblemCodes.LineAbsent or ProblemCodes.LineCodeMismatch);

    /// <summary>
    /// The lines that the printed line of a problem may be, likeliest first, each with the confidence of its proposal, 0 to 1, or null. Only lines that are read from no
    /// other row; where the printed name clearly is a line's own, no other than that one.
    /// </summary>
    public static IReadOnlyList<(FormLine Line, double? Confidence)> Lines(CheckResult check, FormVersion form, Problem problem)
    {
        if (problem.Code == ProblemCodes.LineAbsent) return [];
        var own = problem.Code == ProblemCodes.LineCodeMismatch ? form.Lines.FirstOrDefault(l => string.Equals(l.Key, problem.Line, StringComparison.Ordinal)) : null;
        if (own is not null && IsClear(problem)) return [(own, Alike(problem))];
        var proposals = Proposals(problem);
        var absent = (check.IsHistory
            ? form.Indicators.Select(i => i.Key).Except(check.Lines.Select(l => l.Key), StringComparer.Ordinal)
            : check.Problems.Where(p => p.Code == ProblemCodes.LineAbsent).Select(p => p.Line!)).ToHashSet(StringComparer.Ordinal);
        var others = form.Lines.Where(l => l != own && l.Indicator is not null && absent.Contains(l.Indicator.Key))
            .Select(l => (Line: l, Confidence: proposals.TryGetValue(l.Key, out var confidence) ? confidence : (double?)null))
            .OrderByDescending(l => l.Confidence ?? 0).ThenBy(l => l.Line.Order);
        return own is null ? [.. others] : [(own, Alike(problem)), .. others];
    }

    /// <summary>Whether the printed line may be said to be none of the form's.</summary>
    public static bool MayBeNoLine(Problem problem) => IsUnknown(problem) || (problem.Code == ProblemCodes.LineCodeMismatch && !IsClear(problem));

    /// <summary>Problems of unknown lines whose sum an absent line may be: a line that counts may be printed as several.</summary>
    public static IReadOnlyList<Problem> Parts(CheckResult check, FormVersion form, Problem problem) =>
        problem.Code == ProblemCodes.LineAbsent && Absent(form, problem) is { Kind: LineKind.Count } && check.Problems.Where(IsUnknown).ToList() is { Count: > 1 } unknown
            ? unknown
            : [];

    /// <summary>Whether an unknown line is proposed as a part of an absent one.</summary>
    public static bool IsProposedPart(Problem absent, Problem unknown) =>
        unknown.Cell is not null && absent.Facts.GetValueOrDefault("parts", "").Split('|').Contains(unknown.Cell, StringComparer.Ordinal);

    /// <summary>What is remembered of a choice; null when it cannot be made.</summary>
    public static IReadOnlyList<LineMappingDraft>? Drafts(CheckResult check, FormVersion form, string problemKey, LineChoice choice)
    {
        if (check.Problems.FirstOrDefault(p => string.Equals(p.Key, problemKey, StringComparison.Ordinal)) is not { } problem || !MayBeSaid(check, problem)) return null;
        switch (choice.Kind)
        {
            case LineMappingKind.Line:
                var line = Lines(check, form, problem).FirstOrDefault(l => string.Equals(l.Line.Key, choice.Line, StringComparison.Ordinal)).Line;
                return line is null ? null : [Draft(LineMappingKind.Line, problem, line.Key)];
            case LineMappingKind.NotALine:
                return MayBeNoLine(problem) ? [Draft(LineMappingKind.NotALine, problem, null)] : null;
            case LineMappingKind.Gone:
                return problem.Code == ProblemCodes.LineAbsent && Absent(form, problem) is { } gone
                    ? [new LineMappingDraft(LineMappingKind.Gone, PrintedLine.Gone(gone.Key), gone.Code, gone.Name.Vi, gone.Key)]
                    : null;
            default:
                var parts = Parts(check, form, problem).Where(p => choice.Parts.Contains(p.Key, StringComparer.Ordinal)).ToList();
                var drafts = parts.ConvertAll(p => Draft(LineMappingKind.Part, p, Absent(form, problem)!.Key) with { Parts = parts.Count });
                return drafts.Count > 1 && drafts.DistinctBy(d => d.PrintedKey, StringComparer.Ordinal).Count() == drafts.Count ? drafts : null;
        }
    }

    private static LineMappingDraft Draft(LineMappingKind kind, Problem problem, string? line)
    {
        var (code, name) = (problem.Facts.GetValueOrDefault("code", ""), problem.Facts.GetValueOrDefault("name", ""));
        return new LineMappingDraft(kind, PrintedLine.Key(code, name), code, name, line);
    }

    private static FormLine? Absent(FormVersion form, Problem problem) => form.Lines.FirstOrDefault(l => l.Indicator is not null && string.Equals(l.Indicator.Key, problem.Line, StringComparison.Ordinal));

    // A figure beside a heading is a figure in the wrong row: what the row is, is known.
    private static bool IsUnknown(Problem problem) => problem is { Code: ProblemCodes.LineUnknown, Line: null };

    private static bool IsClear(Problem problem) => problem.Facts.GetValueOrDefault("clear", "").Length > 0;

    private static double? Alike(Problem problem) =>
        double.TryParse(problem.Facts.GetValueOrDefault("alike"), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) ? percent / 100 : null;

    private static Dictionary<string, double> Proposals(Problem problem) => problem.Facts.GetValueOrDefault("proposals", "")
        .Split('|', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('='))
        .Where(p => p.Length == 2)
        .ToDictionary(p => p[0], p => double.Parse(p[1], NumberStyles.Float, CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
