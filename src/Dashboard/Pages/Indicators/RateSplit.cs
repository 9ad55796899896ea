using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What the movement of one agency's rate consists of, as the page of comparisons takes it apart: what the rate did, and what more or fewer cases did (methods §3.5).</summary>
/// <param name="Before">The same period a year earlier, else the latest one over a window as long; null where there is none.</param>
/// <param name="Parts">Null where <paramref name="Refusal"/> says why.</param>
public sealed record RateSplit(Figure? Before, Figure After, RateDecomposition? Parts, RateSplitRefusal? Refusal)
{
    private const double Tolerance = 1e-6;

    /// <summary>Null for what is no rate in per cent, and without a figure.</summary>
    /// <param name="accumulation">Of the rows.</param>
    /// <param name="rows">Oldest first.</param>
    public static RateSplit? Of(CatalogueSnapshot catalogue, Indicator indicator, FigureWindows windows, SeriesAccumulation accumulation, IReadOnlyList<IndicatorRow> rows, IndicatorRow? row, IReadOnlyList<SeriesEvent> happened)
    {
        if (indicator.Kind != ValueKind.Percent || row is not { Figure: { Value: not null } after }) return null;
        var like = rows.Where(r => r.Figure.Value is not null && r.Period.End < row.Period.End && (windows.Level || Comparer.Refuse(Side(r.Figure), Side(after)) is null)).ToList();
        var before = row.Before ?? like.FindLast(r => IndicatorAnalyser.Crossed(catalogue, indicator, r.Period, row.Period, happened) is null)?.Figure;
        if (before is null) return new RateSplit(null, after, null, Crossed(catalogue, indicator, row, like, happened));
        if (!Counted(before) || !Counted(after)) return new RateSplit(before, after, null, RateSplitRefusal.NoCounts);
        var parts = RateDecomposition.Of([new RatePart(indicator.Key, before.Numerator!.Value, before.Denominator!.Value, after.Numerator!.Value, after.Denominator!.Value)]);
        return new RateSplit(before, after, parts, parts is null ? RateSplitRefusal.NoCounts : null);

        ComparisonSide Side(Figure figure) => windows.Side(figure, accumulation);
    }

    // What lies nearest keeps them apart; without anything to compare with nothing does.
    private static RateSplitRefusal Crossed(CatalogueSnapshot catalogue, Indicator indicator, IndicatorRow row, List<IndicatorRow> like, IReadOnlyList<SeriesEvent> happened) =>
        (row.YearBefore.Refusal is { } refusal and not ComparisonRefusal.MissingSide ? refusal : like.Count > 0 ? IndicatorAnalyser.Crossed(catalogue, indicator, like[^1].Period, row.Period, happened) : null) switch
        {
            ComparisonRefusal.Break => RateSplitRefusal.Break,
            ComparisonRefusal.Rebase => RateSplitRefusal.Rebase,
            _ => RateSplitRefusal.NoEarlier,
        };

    // Counts that do not give the rate would explain another one.
    private static bool Counted(Figure figure) =>
        figure is { Value: { } value, Numerator: { } numerator, Denominator: { } denominator and > 0 } && Math.Abs((100 * numerator / denominator) - value) <= Tolerance * Math.Max(1, Math.Abs(value));
}
