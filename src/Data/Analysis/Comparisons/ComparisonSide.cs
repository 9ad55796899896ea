using Kpi.Data.Periods;

namespace Kpi.Data.Analysis.Comparisons;

/// <summary>One side of a comparison.</summary>
/// <param name="Value">In the indicator's unit of measure; null when missing or undefined.</param>
/// <param name="Numerator">Of a rate, like <paramref name="Denominator"/>; null when not known.</param>
/// <param name="Start">First day of the window the figure covers, which a report may declare otherwise than its period has it.</param>
/// <param name="End">Last day of it.</param>
public sealed record ComparisonSide(Period Period, double? Value, double? Numerator, double? Denominator, DateOnly Start, DateOnly End)
{
    /// <summary>Whether the figure counts from the first day of the reporting year, although its period may begin later.</summary>
    public bool FromStart { get; init; }

    /// <summary>Whether a report says itself which days these are, otherwise than its period has it.</summary>
    public bool Declared { get; init; }

    /// <summary>Days that the reports behind a difference or a sum cover, where they leave some out or some in: 1 or more. Null where they are those of the window.</summary>
    public int? Counted { get; init; }

    /// <summary>Both ends counted.</summary>
    public int Days => Counted ?? End.DayNumber - Start.DayNumber + 1;

    /// <summary>How long windows of this kind are, 1 to 12: a year-to-date line's third-quarter report covers nine months. What a report declares, a few days more or less, changes nothing of it.</summary>
    public int Months => (Period.Kind, FromStart) switch
    {
        (PeriodKind.Month, true) => Period.Month,
        (PeriodKind.Month, false) => 1,
        (PeriodKind.H1, _) or (PeriodKind.Q2, true) => 6,
        (PeriodKind.NineMonths, _) or (PeriodKind.Q3, true) => 9,
        (PeriodKind.Year, _) or (PeriodKind.Q4, true) => 12,
        _ => 3,
    };
}
