using Kpi.Data.Analysis.Comparisons;

namespace Kpi.Dashboard.Api;

/// <summary>The days a figure covers, both ends counted: those of its period, those its report declares, or those from the start of the year.</summary>
internal sealed record WindowItem(DateOnly Start, DateOnly End, int Days)
{
    public static WindowItem? Of(ComparisonSide? side) => side is null ? null : new WindowItem(side.Start, side.End, side.Days);
}
