using System.Globalization;

namespace Kpi.Jobs.Import;

/// <summary>A check result as the API and the inbox give it: the words are in the reader's language, everything else is a fact.</summary>
public record CheckView(
    CheckedFile File,
    bool Illustrative,
    CheckedForm? Form,
    CheckedAgency? Agency,
    CheckedPeriod? Period,
    IReadOnlyList<CheckedLine> Lines,
    IReadOnlyList<ProblemView> Problems,
    ChangeSummary Changes,
    bool CanPublish,
    bool IsHistory,
    IReadOnlyList<RememberedLine> Remembered,
    IReadOnlyList<CheckView>? Others)
{
    public static CheckView From(CheckResult result, CultureInfo culture) => new(
        result.File,
        result.Illustrative,
        result.Form,
        result.Agency,
        result.Period,
        result.Lines,
        [.. result.Problems.Select(p => new ProblemView(
            p.Severity, p.Code, p.Sheet, p.Cell, p.Line, ProblemText.Message(p, culture), ProblemText.Suggestion(p, culture), p.Answer, p.Readings.Count == 0 ? null : p.Readings, p.Previous))],
        result.Changes,
        result.CanPublish,
        result.IsHistory,
        result.Remembered,
        result.Others.Count == 0 ? null : [.. result.Others.Select(o => From(o, culture))]);
}
