using Kpi.Data.Analysis.Signals;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>
/// Lays a trend out: periods at even distances, a scale that begins at zero, gaps left open, targets as steps over the periods they are for, and room for the
/// targets and the projection to come.
/// </summary>
public static class TrendBuilder
{
    private const int GridLines = 5;

    // Targets of years to come would squeeze the series; they stand in the words beside it.
    private const int Ahead = 3;

    /// <param name="points">By period end, then start.</param>
    /// <param name="targets">Value by period. Those of periods before the first point are left out.</param>
    /// <param name="breaksAtYear">Whether the values count from the start of each year, so that no line may lead from one year to the next.</param>
    /// <param name="connects">Whether neighbouring points may be joined at all.</param>
    /// <param name="percent">Whether values are percent points, which end at 100.</param>
    /// <param name="whole">Whether values are whole things, so that no grid line stands between two.</param>
    /// <param name="layers">What an analysis of the same points adds; it is passed over where they may not be joined.</param>
    /// <param name="uppers">Upper bounds by period of those of the targets that are ranges.</param>
    public static TrendShape Build(
        IReadOnlyList<TrendPoint> points,
        IReadOnlyList<(Period Period, double Value)> targets,
        bool breaksAtYear,
        bool connects,
        bool percent,
        bool whole,
        TrendLayers? layers = null,
        IReadOnlyList<(Period Period, double Value)>? uppers = null)
    {
        var added = connects && layers is not null ? layers : TrendLayers.None;
        var periods = Periods(points, [.. targets.Select(t => t.Period), .. added.Ahead.Select(a => a.Period)]);
        var (steps, ends) = (Placed(targets, periods), Placed(uppers ?? [], periods));
        var values = points.SelectMany(p => new[] { p.Value, connects ? p.Before : null }).OfType<double>().Concat(steps.Concat(ends).Select(s => s.Value)).ToList();
        var lastIndex = points.Count - 1;
        while (lastIndex >= 0 && points[lastIndex].Value is null) lastIndex--;
        var least = Math.Min(0, values.DefaultIfEmpty(0).Min());
        var center = Steps(points, added, l => l.Center);
        var upper = Steps(points, added, l => percent && l.Upper > 100 ? null : l.Upper);
        var lower = Steps(points, added, l => least == 0 && l.Lower <= 0 ? null : l.Lower);
        var (projection, band) = lastIndex == points.Count - 1 && lastIndex >= 0 ? Beyond(periods, lastIndex, points[lastIndex].Value!.Value, added) : ([], []);
        values.AddRange(upper.Concat(lower).Concat(projection).Select(s => s.Y).OfType<double>());
        values.AddRange(band.SelectMany(b => new[] { b.Low, b.High }));
        var (low, high, step) = Scale(values, percent, whole);
        return new TrendShape(
            periods,
            Line([.. points.Select(p => p.Value)], periods, breaksAtYear),
            connects ? Line([.. points.Select(p => p.Before)], periods, breaksAtYear) : [],
            Target(steps),
            [.. Named(steps), .. Named(ends)],
            [.. Enumerable.Range(0, points.Count).Where(i => points[i].Value is null)],
            lastIndex < 0 ? null : new TrendSpot(lastIndex, points[lastIndex].Value),
            low,
            high,
            step,
            connects)
        {
            TargetUpper = Target(ends),
            Center = center,
            Upper = upper,
            Lower = lower,
            Projection = projection,
            Band = band,
        };
    }

    private static List<(double Value, int Slot)> Placed(IReadOnlyList<(Period Period, double Value)> targets, List<Period> periods) =>
        [.. targets.Select(t => (t.Value, Slot: periods.FindIndex(p => p.End == t.Period.End))).Where(t => t.Slot >= 0).DistinctBy(t => t.Slot).OrderBy(t => t.Slot)];

    private static IEnumerable<TrendSpot> Named(List<(double Value, int Slot)> steps) =>
        steps.Where((s, i) => i == 0 || steps[i - 1].Value != s.Value || steps[i - 1].Slot != s.Slot - 1).Select(s => new TrendSpot(s.Slot, s.Value));

    // Each value over the whole share of its period; open where a point has none.
    private static List<TrendSpot> Steps(IReadOnlyList<TrendPoint> points, TrendLayers layers, Func<ControlLimits, double?> one)
    {
        var spots = new List<TrendSpot>();
        for (var i = 0; i < points.Count; i++)
        {
            var value = layers.Limits.TryGetValue(points[i].Period.End, out var limits) ? one(limits) : null;
            if (value is null)
            {
                spots.Add(new TrendSpot(i, null));
                continue;
            }
            spots.Add(new TrendSpot(i - 0.5, value));
            spots.Add(new TrendSpot(i + 0.5, value));
        }
        return spots.TrueForAll(s => s.Y is null) ? [] : spots;
    }

    private static (List<TrendSpot> Line, List<TrendRange> Band) Beyond(List<Period> periods, int last, double value, TrendLayers layers)
    {
        var line = new List<TrendSpot> { new(last, value) };
        var band = new List<TrendRange> { new(last, value, value) };
        foreach (var (period, point) in layers.Ahead)
        {
            var place = periods.FindIndex(p => p.End == period.End);
            if (place <= last) continue;
            line.Add(new TrendSpot(place, point.Value));
            if (point is { Low80: { } low, High80: { } high }) band.Add(new TrendRange(place, low, high));
        }
        return (line.Count > 1 ? line : [], band.Count > 1 ? band : []);
    }

    private static List<Period> Periods(IReadOnlyList<TrendPoint> points, IReadOnlyList<Period> ahead)
    {
        if (points.Count == 0) return [];
        var last = points[^1].Period;
        return
        [
            .. points.Select(p => p.Period),
            .. ahead.Where(p => p.End > last.End && p.Year <= last.Year + 1).DistinctBy(p => p.End).OrderBy(p => p.End).Take(Ahead),
        ];
    }

    private static List<TrendSpot> Line(List<double?> values, List<Period> periods, bool breaksAtYear)
    {
        var spots = new List<TrendSpot>();
        for (var i = 0; i < values.Count; i++)
        {
            if (breaksAtYear && i > 0 && periods[i].Year != periods[i - 1].Year) spots.Add(new TrendSpot(i - 0.5, null));
            spots.Add(new TrendSpot(i, values[i]));
        }
        return spots.TrueForAll(s => s.Y is null) ? [] : spots;
    }

    private static List<TrendSpot> Target(List<(double Value, int Slot)> steps)
    {
        var spots = new List<TrendSpot>();
        for (var i = 0; i < steps.Count; i++)
        {
            var (value, slot) = steps[i];
            if (i > 0 && steps[i - 1].Slot != slot - 1) spots.Add(new TrendSpot(slot - 0.5, null));
            spots.Add(new TrendSpot(slot - 0.5, value));
            spots.Add(new TrendSpot(slot, value));
            spots.Add(new TrendSpot(slot + 0.5, value));
        }
        return spots;
    }

    /// <summary>A scale from 0 (or below) in steps of 1, 2 or 5 times a power of ten.</summary>
    private static (double Low, double High, double Step) Scale(List<double> values, bool percent, bool whole)
    {
        var (least, most) = (Math.Min(0, values.DefaultIfEmpty(0).Min()), values.DefaultIfEmpty(0).Max());
        if (most <= least) most = least + 1;
        var rough = (most - least) / GridLines;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        if (whole) step = Math.Max(1, step);
        var high = Math.Ceiling((most / step) - 1e-9) * step;

        // The highest point needs air for its label, but nothing is above 100 %.
        if (high - most < 0.25 * step) high += step;
        if (percent && most <= 100) high = Math.Min(high, Math.Ceiling(100 / step) * step);
        return (Math.Floor((least / step) + 1e-9) * step, high, step);
    }
}
