using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Analysis.Goals;

/// <summary>What was reported of a window so far, put together from reports that follow each other without gap or overlap.</summary>
/// <param name="Until">First day that nothing was reported of.</param>
/// <param name="Parts">The reports; empty when none begins with the window.</param>
public sealed record GoalWindow(double Value, double? Numerator, double? Denominator, DateOnly Until, IReadOnlyList<Figure> Parts)
{
    /// <summary>The widest report that begins with the window, then the widest that follows, until its end or a gap.</summary>
    /// <param name="figures">Of one indicator; those without a value are left out.</param>
    /// <param name="ratio">Whether the counts behind a rate are added up; a report without them ends the chain.</param>
    public static GoalWindow Of(IEnumerable<Figure> figures, DateOnly start, DateOnly end, bool ratio)
    {
        var usable = figures.Where(f => f.Value is not null && f.Period.End <= end && (!ratio || f is { Numerator: not null, Denominator: not null })).ToList();
        var parts = new List<Figure>();
        var until = start;
        while (until <= end && usable.Where(f => f.Period.Start == until).MaxBy(f => f.Period.End) is { } next)
        {
            parts.Add(next);
            until = next.Period.End.AddDays(1);
        }
        var (numerator, denominator) = ratio ? (parts.Sum(p => p.Numerator!.Value), parts.Sum(p => p.Denominator!.Value)) : ((double?)null, (double?)null);
        return new GoalWindow(ratio ? denominator > 0 ? 100 * numerator!.Value / denominator.Value : 0 : parts.Sum(p => p.Value!.Value), numerator, denominator, until, parts);
    }

    /// <summary>What one report counts from the start of a year; nothing without it.</summary>
    public static GoalWindow Of(Figure? figure, DateOnly start) => figure is null
        ? new GoalWindow(0, 0, 0, start, [])
        : new GoalWindow(figure.Value!.Value, figure.Numerator, figure.Denominator, figure.Period.End.AddDays(1), [figure]);

    /// <summary>The whole as one figure of a period; null when nothing was reported, or when a rate has nothing to be a rate of.</summary>
    public Figure? As(Period period) => Parts.Count == 0 || Denominator is <= 0
        ? null
        : new Figure(period, ObservationState.Reported, Value, Numerator, Denominator, Parts.Any(p => p.Illustrative));
}
