using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>One period of the indicator.</summary>
/// <param name="Figure">The figure in the accumulation that is shown.</param>
/// <param name="Judgement">How it stands to its target.</param>
/// <param name="Before">The same period a year earlier, or null.</param>
/// <param name="Step">The difference from the point before it; null where the two are not comparable.</param>
/// <param name="Reported">Whether it was reported as it stands, not calculated from other periods.</param>
public sealed record IndicatorRow(Figure Figure, Judgement Judgement, Figure? Before, double? Step, bool Reported)
{
    public Period Period => Figure.Period;

    /// <summary>What lies between the period and the same one a year before, so that they are not compared and <see cref="Before"/> is null; null when nothing does.</summary>
    public ComparisonRefusal? Crossed { get; init; }

    /// <summary>The count and the days that the figure is the quotient of, where figures are given a day; null otherwise, and without a count.</summary>
    public DayBasis? Day { get; init; }

    /// <summary>What the figure rests on where several agencies were added up; null for one agency's own.</summary>
    public RollUpPoint? RollUp { get; init; }

    /// <summary>The period a year earlier where it has a figure, but not of the same agencies, so that the two are not compared; null otherwise.</summary>
    public Period? UnlikeBefore { get; init; }
}
