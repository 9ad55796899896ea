using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Jobs.Import;

/// <summary>A result on its way through the checks, with what they need besides it.</summary>
/// <param name="Figures">What the file says, by indicator number; unreadable lines have no figure.</param>
internal sealed record ResultDraft(CheckResult Result, FormVersion Form, Period? Period, IReadOnlyDictionary<int, Figure> Figures)
{
    /// <summary>Days of the window the report covers: the declared one, else the period's.</summary>
    public double? WindowDays => Result.Period is { DeclaredStart: { } start, DeclaredEnd: { } end } ? end.DayNumber - start.DayNumber + 1 : Period?.Days;

    public ResultDraft With(IEnumerable<Problem> more) => this with { Result = Result with { Problems = [.. Result.Problems, .. more] } };

    /// <summary>The line of an indicator, or null when the form has none.</summary>
    public CheckedLine? Line(string key) => Result.Lines.FirstOrDefault(l => string.Equals(l.Key, key, StringComparison.Ordinal));
}
