using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>One pasted cell as it was read.</summary>
/// <param name="Row">Line of the pasted block, from 1.</param>
/// <param name="Text">As pasted.</param>
/// <param name="Value">Null when there is a problem; of a range the lower bound.</param>
/// <param name="Readings">What the text could mean, where that is more than one or beyond the possible.</param>
public sealed record PasteCell(
    int Row, string Text, Indicator? Indicator, Period? Period, TargetComparator Comparator, double? Value, PasteProblem? Problem, IReadOnlyList<double> Readings)
{
    /// <summary>Upper bound of a range; null for everything else.</summary>
    public double? High { get; init; }
}
