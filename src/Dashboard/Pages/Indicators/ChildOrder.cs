using Kpi.Data.Analysis;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Puts agencies side by side: what needs attention first. Pure.</summary>
public static class ChildOrder
{
    /// <summary>Those that existed in the period or have a figure of it: missed, then near, then without a figure, then the others; within each as they came.</summary>
    /// <param name="period">Null when none is looked at; all then stay as they came.</param>
    public static IReadOnlyList<ChildSeries> Of(IReadOnlyList<ChildSeries> children, Period? period) => period is null
        ? children
        : [.. children.Where(c => At(c, period) is not null || Exists(c, period)).OrderBy(c => Rank(At(c, period)))];

    /// <summary>The point of a period; null when there is none.</summary>
    public static SeriesPoint? At(ChildSeries child, Period? period) => child.Series.Points.FirstOrDefault(p => p.Figure.Period == period);

    /// <summary>Whether the agency existed on the last day of a period.</summary>
    public static bool Exists(ChildSeries child, Period period) => (child.Agency.ValidFrom ?? DateOnly.MinValue) <= period.End && (child.Agency.ValidTo ?? DateOnly.MaxValue) >= period.End;

    private static int Rank(SeriesPoint? point) => point switch
    {
        null or { Figure.Value: null } => 2,
        { Judgement.Toward: Status.Missed } => 0,
        { Judgement.Toward: Status.Near } => 1,
        _ => 3,
    };
}
