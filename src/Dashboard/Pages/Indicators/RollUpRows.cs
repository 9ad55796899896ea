using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Makes rows of a sum over agencies. Pure.</summary>
public static class RollUpRows
{
    /// <param name="connects">Whether neighbouring points may be compared.</param>
    /// <param name="happened">Events that count for the agency at the top.</param>
    public static IReadOnlyList<IndicatorRow> Of(CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, bool connects, IndicatorSeries sum, IReadOnlyList<SeriesEvent> happened)
    {
        var windows = new FigureWindows(catalogue, calendar, indicator);
        var byPeriod = sum.Points.ToDictionary(p => p.Figure.Period);
        var rows = new List<IndicatorRow>();
        SeriesPoint? last = null;
        foreach (var point in sum.Points)
        {
            var comparable = connects && sum.Accumulation != SeriesAccumulation.Ytd && last is not null && Alike(last, point) && point.RollUp!.Break is null;
            var earlier = calendar.YearBefore(point.Figure.Period) is { } before ? byPeriod.GetValueOrDefault(before) : null;
            var year = earlier is { Figure.Value: not null } ? earlier : null;
            var alike = year is not null && Alike(year, point);
            var compared = Compare(alike ? year : null, point);
            rows.Add(new IndicatorRow(
                point.Figure,
                point.Judgement,
                alike && compared.Refusal is null or ComparisonRefusal.MissingSide ? year!.Figure : null,
                compared,
                comparable ? IndicatorRow.StepOf(Compare(last, point)) : null,
                Reported: true)
            {
                RollUp = point.RollUp,
                UnlikeBefore = alike || earlier is not ({ Figure.Value: not null } or { RollUp.UnlikeWindows: true }) ? null : earlier.Figure.Period,
            });
            last = point;
        }
        return rows;

        Comparison Compare(SeriesPoint? before, SeriesPoint after) =>
            IndicatorAnalyser.Compare(catalogue, indicator, windows, before is null ? null : Side(before), Side(after), after.Judgement, null, happened);

        // The days that the reports of all agencies cover, where they do so alike; what counts from the start of the year begins with it whatever its last report covers.
        ComparisonSide Side(SeriesPoint point)
        {
            var side = windows.Side(point.Figure, sum.Accumulation);
            if (point.RollUp is not { Start: { } start, End: { } end }) return side;
            if (side.FromStart) start = side.Start;
            return side with { Start = start, End = end, Declared = start != side.Start || end != side.End, Counted = point.RollUp.Counted };
        }
    }

    /// <summary>Whether two sums rest on as many agencies, all of which reported over the same days: else a difference says who reported, not what happened (methods §3.6).</summary>
    private static bool Alike(SeriesPoint one, SeriesPoint other) =>
        one.RollUp is { Provisional: false, UnlikeWindows: false } a && other.RollUp is { Provisional: false, UnlikeWindows: false } b && a.Expected == b.Expected;
}
