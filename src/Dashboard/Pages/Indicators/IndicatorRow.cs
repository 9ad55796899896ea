using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>One period of the indicator.</summary>
/// <param name="Figure">The figure in the accumulation that is shown.</param>
/// <param name="Judgement">How it stands to its target.</param>
/// <param name="Before">The same period a year earlier; null without one, and where it is not compared with that.</param>
/// <param name="YearBefore">Beside the same period a year earlier, over the windows that both cover, or why it is not compared with that.</param>
/// <param name="Step">The change from the point before it; null where the two are not comparable.</param>
/// <param name="Reported">Whether it was reported as it stands, not calculated from other periods.</param>
public sealed record IndicatorRow(Figure Figure, Judgement Judgement, Figure? Before, Comparison YearBefore, Comparison? Step, bool Reported)
{
    public Period Period => Figure.Period;

    /// <summary>
    /// The change from the point before as it stands in the row: things, where each of the two covers the quarter of the calendar, and a day where a report declares other days. Null where the
    /// two are not compared.
    /// </summary>
    public static Comparison? StepOf(Comparison compared) => compared switch
    {
        { Refusal: not null } => null,

        // The quarters of a calendar follow each other with a day or two more or less; nobody reads a step of two tasks as 0.02 a day.
        { PerDay: true, Before: { } before, After: { } after } when Whole(before) && Whole(after) => compared with { Absolute = after.Value - before.Value, PerDay = false },
        _ => compared,
    };

    private static bool Whole(ComparisonSide side) => side.Start == side.Period.Start && side.End == side.Period.End && side.Counted is null;

    /// <summary>The count and the days that the figure is the quotient of, where figures are given a day; null otherwise, and without a count.</summary>
    public DayBasis? Day { get; init; }

    /// <summary>What the figure rests on where several agencies were added up; null for one agency's own.</summary>
    public RollUpPoint? RollUp { get; init; }

    /// <summary>The period a year earlier where it has a figure, but not of the same agencies, so that the two are not compared; null otherwise.</summary>
    public Period? UnlikeBefore { get; init; }
}
