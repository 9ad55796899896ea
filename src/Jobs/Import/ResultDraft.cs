using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Jobs.Import;

/// <summary>A result on its way through the checks, with what they need besides it.</summary>
/// <param name="Figures">What the file says, by indicator number; unreadable lines have no figure.</param>
internal sealed record ResultDraft(CheckResult Result, FormVersion Form, Period? Period, IReadOnlyDictionary<int, Figure> Figures)
{
    /// <summary>A result that was kept, on its way through the checks once more: what they had found is left out. Null when its form is no longer known.</summary>
    public static ResultDraft? From(CheckResult kept, CatalogueSnapshot catalogue)
    {
        if (kept.Form is not { } named || catalogue.Forms.FirstOrDefault(f => f.FormKey == named.Key && f.Version == named.Version) is not { } form) return null;
        var period = kept.Period is null ? null : catalogue.CalendarOf(form).Find(kept.Period.Key);
        var own = form.Indicators.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        var lines = kept.Lines.Where(l => own.Contains(l.Key)).ToList();
        var bare = kept with { Lines = lines, Problems = [.. kept.Problems.Where(p => !ProblemCodes.DependOnHistory.Contains(p.Code))], Changes = ChangeSummary.None };
        return new ResultDraft(bare, form, period, FiguresOf(lines, catalogue, period, kept.Illustrative));
    }

    /// <summary>The figures of lines that could be read, by indicator number.</summary>
    /// <param name="period">Rules compare figures of one submission; without a period they still can.</param>
    public static IReadOnlyDictionary<int, Figure> FiguresOf(IEnumerable<CheckedLine> lines, CatalogueSnapshot catalogue, Period? period, bool illustrative)
    {
        var at = period ?? new Period(0, 0, PeriodKind.Year, 0, DateOnly.MinValue, DateOnly.MinValue, null);
        return lines.Where(l => l.State != ObservationState.Unreadable)
            .ToDictionary(l => catalogue.Find(l.Key)!.Id, l => new Figure(at, l.State, l.Value, l.Numerator, l.Denominator, illustrative));
    }

    /// <summary>Days of the window the report covers: the declared one, else the period's.</summary>
    public double? WindowDays => Result.Period is { DeclaredStart: { } start, DeclaredEnd: { } end } ? end.DayNumber - start.DayNumber + 1 : Period?.Days;

    public ResultDraft With(IEnumerable<Problem> more) => this with { Result = Result with { Problems = [.. Result.Problems, .. more] } };

    /// <summary>The line of an indicator, or null when the form has none.</summary>
    public CheckedLine? Line(string key) => Result.Lines.FirstOrDefault(l => string.Equals(l.Key, key, StringComparison.Ordinal));
}
