namespace Kpi.Dashboard.Charts;

/// <summary>A rectangle of a picture, in pixels; above is less.</summary>
internal readonly record struct PlotBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether the two lie on each other, be it in part.</summary>
    public bool Meets(PlotBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether a straight line between two points goes through it (Liang and Barsky 1984: what remains of the line after each edge has cut its part off).</summary>
    public bool Meets(PlotLine line)
    {
        var (dx, dy) = (line.X2 - line.X1, line.Y2 - line.Y1);
        var (from, to) = (0d, 1d);
        return Cut(-dx, line.X1 - Left, ref from, ref to) && Cut(dx, Right - line.X1, ref from, ref to) && Cut(-dy, line.Y1 - Top, ref from, ref to) && Cut(dy, Bottom - line.Y1, ref from, ref to);
    }

    private static bool Cut(double toward, double room, ref double from, ref double to)
    {
        if (toward == 0) return room >= 0;
        if (toward < 0) from = Math.Max(from, room / toward);
        else to = Math.Min(to, room / toward);
        return from <= to;
    }
}
