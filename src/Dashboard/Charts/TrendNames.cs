namespace Kpi.Dashboard.Charts;

/// <summary>
/// Finds places for the words in a trend: names of lines in a column right of the plot, each beside the end of its line; figures beside their points, where they cover
/// neither a line nor a point nor each other, or as little as can be. What happened stands above the plot. Pure.
/// </summary>
public static class TrendNames
{
    private const double CharacterWidth = 6.4;
    private const double Ascent = 10;
    private const double Descent = 3;
    private const double Row = 16;
    private const double Dot = 5.5;

    // Two rows above the plot, so that neighbours do not write over each other.
    private const double MarkRow = 11;
    private const int WideMark = 42;
    private const int NarrowMark = 22;

    // What a place costs; the order of the places decides between those that cost the same.
    private const double Outside = 1000;
    private const double OnWords = 60;
    private const double OnPoint = 25;
    private const double OnLine = 20;

    /// <summary>From the plot to the column of names.</summary>
    public const double Gap = 8;

    /// <summary>How wide the names of lines are; 0 without any.</summary>
    public static double Width(TrendView view) => CharacterWidth * OfLines(view).Select(n => n.Text.Length).DefaultIfEmpty(0).Max();

    /// <param name="view">The trend.</param>
    /// <param name="frame">Where its plot lies.</param>
    /// <param name="wide">Whether there is room right of the plot for names of lines. Without it the caption says them.</param>
    public static IReadOnlyList<TrendName> Place(TrendView view, TrendFrame frame, bool wide)
    {
        var shape = view.Shape;
        var names = new List<TrendName>(Marks(view, frame, wide));
        var lines = Lines(view, frame).ToList();
        if (wide) names.AddRange(Column(view, frame, lines));
        List<PlotBox> points = [.. shape.Points.Concat(shape.Projection.Skip(1)).Select(s => Around(frame.X(s.X), frame.Y(s.Y!.Value))), .. shape.Gaps.Select(g => Around(frame.X(g), frame.Bottom - 8))];
        var words = new List<PlotBox>();
        void Put(string text, string looks, TrendSpot spot, bool below, double up, double down, bool always = true)
        {
            var (name, box, cost) = Best(text, looks, frame.X(spot.X), frame.Y(spot.Y!.Value), below, up, down, frame, view.Marks.Count > 0, lines, points, words);
            if (cost >= OnLine && !always) return;
            names.Add(name);
            words.Add(box);
        }

        if (shape.Last is { } last) Put(view.LastValue, "lbl b", last, shape.LastBelow, 11, 20);
        for (var i = 0; i < shape.Labels.Count; i++) Put(view.TargetTexts[i], "lbl2", shape.Labels[i], shape.LabelBelow(i), 6, 15);

        // The caption and the line that is read out say it too: it need not lie on something.
        if (!wide && shape.Projection.Count > 0) Put(view.ProjectionText, "lbl2 proj", shape.Projection[^1], below: false, 10, 19, always: false);
        return names;
    }

    // Those of lines that have a name of their own: targets are named with their values, and the line of the figures by its last one.
    private static List<(string Text, string Class, TrendSpot End)> OfLines(TrendView view)
    {
        var found = new List<(string, string, TrendSpot)>();
        void Add(string text, string looks, IReadOnlyList<TrendSpot> line)
        {
            if (text.Length > 0 && line.LastOrDefault(s => s.Y is not null) is { } end) found.Add((text, looks, end));
        }

        if (view.LimitTexts.Count > 0)
        {
            Add(view.LimitTexts[0], "ax", view.Shape.Upper);
            Add(view.LimitTexts[1], "ax", view.Shape.Center);
            Add(view.LimitTexts[2], "ax", view.Shape.Lower);
        }
        Add(view.BeforeText, "ax", view.Shape.Before);
        Add(view.ProjectionText, "lbl2 proj", view.Shape.Projection);
        return found;
    }

    private static IEnumerable<TrendName> Marks(TrendView view, TrendFrame frame, bool wide)
    {
        for (var i = 0; i < view.Marks.Count; i++)
        {
            var x = frame.X(view.Marks[i].X);
            var flips = x > (frame.Left + frame.Right) / 2;
            yield return new TrendName(view.Marks[i].Brief(wide ? WideMark : NarrowMark), "lbl2", x + (flips ? -4 : 4), frame.Top - MarkRow - 2 + (i % 2 * MarkRow), flips ? "end" : "start");
        }
    }

    private static List<TrendName> Column(TrendView view, TrendFrame frame, List<PlotLine> lines)
    {
        var named = OfLines(view).OrderBy(n => frame.Y(n.End.Y!.Value)).ToList();
        var rows = Spread([.. named.Select(n => frame.Y(n.End.Y!.Value))], frame.Bottom);
        var names = new List<TrendName>();
        for (var i = 0; i < named.Count; i++)
        {
            var (text, looks, end) = named[i];
            var (x, y) = (frame.X(end.X), frame.Y(end.Y!.Value));
            var lead = "";
            if (x < frame.Right - Gap)
            {
                // On from where the line ends, so that the word is seen to be its name.
                var from = x + Dot + 1;
                lead = $"M{TrendFrame.N(from)},{TrendFrame.N(y)}H{TrendFrame.N(frame.Right)}L{TrendFrame.N(frame.Right + Gap - 3)},{TrendFrame.N(rows[i])}";
                lines.Add(new PlotLine(from, y, frame.Right, y));
            }
            else if (Math.Abs(rows[i] - y) > 2)
            {
                lead = $"M{TrendFrame.N(Math.Max(x, frame.Right))},{TrendFrame.N(y)}L{TrendFrame.N(frame.Right + Gap - 3)},{TrendFrame.N(rows[i])}";
            }
            names.Add(new TrendName(text, looks, frame.Right + Gap, rows[i] + 4, "start") { Lead = lead });
        }
        return names;
    }

    // Each where its line ends, or below the one above it, and none below the plot.
    private static double[] Spread(double[] rows, double bottom)
    {
        for (var i = 1; i < rows.Length; i++) rows[i] = Math.Max(rows[i], rows[i - 1] + Row);
        for (var i = rows.Length - 1; i >= 0; i--) rows[i] = Math.Min(rows[i], i == rows.Length - 1 ? bottom : rows[i + 1] - Row);
        return rows;
    }

    private static (TrendName Name, PlotBox Box, double Cost) Best(
        string text, string looks, double x, double y, bool below, double up, double down, TrendFrame frame, bool marked, List<PlotLine> lines, List<PlotBox> points, List<PlotBox> words)
    {
        (double X, double Y, string Anchor)[] places =
        [
            (0, -up, "middle"), (0, down, "middle"), (8, -up, "start"), (-8, -up, "end"), (8, down, "start"), (-8, down, "end"), (10, 4, "start"), (-10, 4, "end"),
            .. from far in new[] { Row, 2 * Row, 3 * Row, 4 * Row }
               from place in new (double, double, string)[]
               {
                   (0, -up - far, "middle"), (0, down + far, "middle"), (8, -up - far, "start"), (-8, -up - far, "end"), (8, down + far, "start"), (-8, down + far, "end"),
               }
               select place,
        ];
        var (least, best, taken) = (double.MaxValue, new TrendName(text, looks, x, y, "middle"), default(PlotBox));
        foreach (var (order, (dx, dy, anchor)) in places.OrderByDescending(p => below && p.Y > 0).Index())
        {
            var box = BoxOf(text, x + dx, y + dy, anchor);
            var cost = order
                + (OnLine * lines.Count(box.Meets)) + (OnPoint * points.Count(box.Meets)) + (OnWords * words.Count(box.Meets))
                + (box.Left < frame.Left - 2 || box.Right > frame.Right + Gap || box.Top < frame.Top - (marked ? 0 : 2 * MarkRow) || box.Bottom > frame.Bottom ? Outside : 0);
            if (cost >= least) continue;
            (least, best, taken) = (cost, new TrendName(text, looks, x + dx, y + dy, anchor), box);
        }
        return (best, taken, least);
    }

    private static PlotBox BoxOf(string text, double x, double y, string anchor)
    {
        var width = CharacterWidth * text.Length;
        var left = anchor switch { "start" => x, "end" => x - width, _ => x - (width / 2) };
        return new PlotBox(left, y - Ascent, left + width, y + Descent);
    }

    private static PlotBox Around(double x, double y) => new(x - Dot, y - Dot, x + Dot, y + Dot);

    private static IEnumerable<PlotLine> Lines(TrendView view, TrendFrame frame)
    {
        var shape = view.Shape;
        IReadOnlyList<TrendSpot>[] drawn = [shape.Connects ? shape.Actual : [], shape.Before, shape.Target, shape.TargetUpper, shape.Center, shape.Upper, shape.Lower, shape.Projection];
        foreach (var line in drawn)
        {
            foreach (var (one, next) in line.Zip(line.Skip(1)))
            {
                if (one.Y is { } from && next.Y is { } to) yield return new PlotLine(frame.X(one.X), frame.Y(from), frame.X(next.X), frame.Y(to));
            }
        }
        foreach (var mark in view.Marks) yield return new PlotLine(frame.X(mark.X), frame.Top, frame.X(mark.X), frame.Bottom);
    }
}
