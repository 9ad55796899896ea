using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>Which neighbouring points of a series a line may join: where it leads, a reader sees a movement.</summary>
/// <param name="BreaksAtYear">Whether values count from the start of each year, so that no line may lead from one year to the next.</param>
/// <param name="Connects">Whether points of different kinds of report may be joined. A rate of its own window may only beside the same window of another year.</param>
public readonly record struct PointLine(bool BreaksAtYear, bool Connects)
{
    /// <summary>Whether a line may lead from a period to the next one that is drawn.</summary>
    public bool Joins(Period before, Period next) => (!BreaksAtYear || before.Year == next.Year) && (Connects || before.Kind == next.Kind);
}
