using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Where a figure comes from: what it is calculated from down to cells, the rules its parts take part in, and how it was revised.</summary>
/// <param name="Figure">The figure that is explained.</param>
/// <param name="Parts">What it is made of; the figure itself when it was reported as it stands.</param>
/// <param name="Checks">Rules over the parts, with both sides as figures.</param>
/// <param name="Revisions">Newest first; empty for a figure that is calculated on reading.</param>
public sealed record LineageView(Figure Figure, IReadOnlyList<LineagePart> Parts, IReadOnlyList<LineageCheck> Checks, IReadOnlyList<LineageRevision> Revisions)
{
    public Period Period => Figure.Period;
}
