using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Makes rows of a sum over agencies. Pure.</summary>
public static class RollUpRows
{
    /// <param name="connects">Whether neighbouring points may be compared.</param>
    public static IReadOnlyList<IndicatorRow> Of(ReportingCalendar calendar, bool connects, IndicatorSeries sum)
    {
        var byPeriod = sum.Points.ToDictionary(p => p.Figure.Period);
        var rows = new List<IndicatorRow>();
        SeriesPoint? last = null;
        foreach (var point in sum.Points)
        {
            var comparable = connects && sum.Accumulation != SeriesAccumulation.Ytd && last is not null && Alike(last, point) && point.RollUp!.Break is null;
            var year = calendar.YearBefore(point.Figure.Period) is { } before && byPeriod.GetValueOrDefault(before) is { Figure.Value: not null } earlier ? earlier : null;
            var alike = year is not null && Alike(year, point);
            rows.Add(new IndicatorRow(
                point.Figure,
                point.Judgement,
                alike ? year!.Figure : null,
                comparable && last!.Figure.Value is { } then && point.Figure.Value is { } now ? now - then : null,
                Reported: true)
            {
                RollUp = point.RollUp,
                UnlikeBefore = alike ? null : year?.Figure.Period,
            });
            last = point;
        }
        return rows;
    }

    /// <summary>Whether two sums rest on as many agencies, all of which reported over the same days: else a difference says who reported, not what happened (methods §3.6).</summary>
    private static bool Alike(SeriesPoint one, SeriesPoint other) =>
        one.RollUp is { Provisional: false, UnlikeWindows: false } a && other.RollUp is { Provisional: false, UnlikeWindows: false } b && a.Expected == b.Expected;
}
