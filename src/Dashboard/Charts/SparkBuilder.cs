using System.Globalization;
using System.Text;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>
/// Draws a series as a sparkline: periods at even distances, a scale of its own (only the pattern matters; the value stands beside it in figures), gaps left open,
/// targets as steps. The horizontal places of periods to come are kept for their targets.
/// </summary>
public static class SparkBuilder
{
    /// <summary>Between the ends of the scale and the edge of the box, in its units.</summary>
    public const double Margin = 4;

    private const double DotRadius = 3.5;

    // Targets further away would squeeze the series; they are named at the edge.
    private const int SlotsAhead = 2;

    // Room for "100 %" in the smallest type, in units of a box as wide as it is shown.
    private const double LabelWidth = 36;
    private const double LabelHeight = 13;

    /// <param name="points">By period end, then start; a missing value is null.</param>
    /// <param name="targets">Value by period; those before the first point are left out.</param>
    /// <param name="breaksAtYear">Whether the values count from the start of each year, so that no line may lead from one year to the next.</param>
    /// <param name="width">Units of the box, 40 or more.</param>
    /// <param name="height">Units of the box, 16 or more.</param>
    /// <param name="scale">Values at the foot and the head of the box, for lines that are read against each other; null for a scale of its own. It is stretched to what lies outside it.</param>
    /// <param name="uppers">Upper bounds by period of those of the targets that are ranges.</param>
    /// <param name="connects">Whether points of different kinds of report may be joined.</param>
    public static SparkShape Build(
        IReadOnlyList<SparkPoint> points, IReadOnlyList<(Period Period, double Value)> targets, bool breaksAtYear, int width, int height, (double Low, double High)? scale = null,
        IReadOnlyList<(Period Period, double Value)>? uppers = null, bool connects = true)
    {
        if (points.Count == 0) return new SparkShape(width, height, "", null, null, [], []);
        var slots = Slots(points, targets);
        var (shown, ends) = (Placed(targets, slots), Placed(uppers ?? [], slots));
        var next = shown.Count > 0 ? null : targets.Where(t => t.Period.End > slots[^1].End).OrderBy(t => t.Period.End).Select(t => t.Period).FirstOrDefault();
        var (far, farEnds) = (Of(targets, next), Of(uppers ?? [], next));

        var values = points.Select(p => p.Value).OfType<double>().Concat(shown.Concat(ends).Select(t => t.Value)).Concat(far).Concat(farEnds).ToList();
        if (values.Count == 0) return new SparkShape(width, height, "", null, null, [], []);
        var (low, high) = (Math.Min(values.Min(), scale?.Low ?? double.PositiveInfinity), Math.Max(values.Max(), scale?.High ?? double.NegativeInfinity));
        var step = slots.Count > 1 ? (width - (2 * Margin) - DotRadius) / (slots.Count - 1) : 0;
        double X(double slot) => Margin + (slot * step);
        double Y(double value) => high == low ? height / 2.0 : Margin + ((high - value) / (high - low) * (height - (2 * Margin)));

        List<SparkSpot> spots = [.. points.Select((p, i) => new SparkSpot(X(i), p.Value is { } value ? Y(value) : height - Margin))];
        var (actual, last, gaps, alone) = Line(points, new PointLine(breaksAtYear, connects), spots);
        var (target, labels) = Steps(shown, far, slots.Count, X, Y, width, height);
        var (upper, more) = Steps(ends, farEnds, slots.Count, X, Y, width, height);
        return new SparkShape(width, height, actual, target + upper is { Length: > 0 } both ? both : null, last, gaps, Apart([.. labels, .. more], width, height)) { Spots = spots, Alone = connects ? [] : alone };
    }

    private static List<(double Value, int Slot)> Placed(IReadOnlyList<(Period Period, double Value)> targets, List<Period> slots) =>
        [.. targets.Select(t => (t.Value, Slot: slots.FindIndex(s => s.End == t.Period.End))).Where(t => t.Slot >= 0).OrderBy(t => t.Slot)];

    private static List<double> Of(IReadOnlyList<(Period Period, double Value)> targets, Period? period) => [.. targets.Where(t => t.Period == period).Take(1).Select(t => t.Value)];

    private static List<Period> Slots(IReadOnlyList<SparkPoint> points, IReadOnlyList<(Period Period, double Value)> targets)
    {
        var last = points[^1].Period.End;
        var ahead = targets.Select(t => t.Period).Where(p => p.End > last && p.Year <= points[^1].Period.Year).DistinctBy(p => p.End).OrderBy(p => p.End).Take(SlotsAhead);
        return [.. points.Select(p => p.Period), .. ahead];
    }

    private static (string Path, SparkSpot? Last, IReadOnlyList<SparkSpot> Gaps, IReadOnlyList<SparkSpot> Alone) Line(IReadOnlyList<SparkPoint> points, PointLine line, List<SparkSpot> spots)
    {
        var path = new StringBuilder();
        SparkSpot? last = null;
        var (gaps, alone) = (new List<SparkSpot>(), new List<SparkSpot>());
        bool Joined(int i) => i > 0 && i < points.Count && points[i - 1].Value is not null && points[i].Value is not null && line.Joins(points[i - 1].Period, points[i].Period);
        for (var i = 0; i < points.Count; i++)
        {
            var spot = spots[i];
            if (points[i].Value is null)
            {
                gaps.Add(spot);
                continue;
            }
            path.Append(Joined(i) ? 'L' : 'M').Append(N(spot.X)).Append(',').Append(N(spot.Y));

            // A value that is joined to neither neighbour would have no length to be seen by.
            if (!Joined(i) && !Joined(i + 1))
            {
                path.Append("h0");
                alone.Add(spot);
            }
            last = i == points.Count - 1 ? spot : null;
        }
        return (path.ToString(), last, gaps, alone);
    }

    private static (string? Path, List<SparkLabel> Labels) Steps(
        List<(double Value, int Slot)> shown, List<double> far, int slots, Func<double, double> x, Func<double, double> y, int width, int height)
    {
        if (shown.Count + far.Count == 0) return (null, []);
        var path = new StringBuilder();
        var labels = new List<SparkLabel>();
        for (var i = 0; i < shown.Count; i++)
        {
            var (value, slot) = shown[i];
            var begins = Math.Max(0, x(slot - 0.5));
            var ends = slot == slots - 1 ? width : x(slot + 0.5);
            var follows = i > 0 && shown[i - 1].Slot == slot - 1;
            path.Append(follows ? $"V{N(y(value))}H{N(ends)}" : $"M{N(begins)},{N(y(value))}H{N(ends)}");
            if (slot >= slots - 1 - SlotsAhead) labels.Add(Label(value, x(slot), y(value), width, height));
        }
        foreach (var value in far)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{N(width - 14)},{N(y(value))}H{N(width)}");
            labels.Add(Label(value, width - 4, y(value), width, height));
        }
        return (path.ToString(), labels);
    }

    // Of labels that would lie on each other the later one stays: nearer ones are named in the words beside the line.
    private static List<SparkLabel> Apart(List<SparkLabel> labels, int width, int height)
    {
        var kept = new List<SparkLabel>();
        foreach (var label in Enumerable.Reverse(labels))
        {
            if (!kept.Exists(k => Math.Abs(k.Left - label.Left) * width < 100 * LabelWidth && Math.Abs(k.Top - label.Top) * height < 100 * LabelHeight)) kept.Insert(0, label);
        }
        return kept;
    }

    private static SparkLabel Label(double value, double x, double y, int width, int height) => new(value, Math.Round(100 * x / width, 1), Math.Round(100 * y / height, 1));

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
