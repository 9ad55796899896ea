namespace Kpi.Dashboard.Charts;

/// <summary>Puts values beside their places in a picture of ways, where they cover neither a line nor a place nor each other, or as little as can be.</summary>
/// <param name="room">In which words may stand.</param>
/// <param name="lines">What is drawn there.</param>
/// <param name="spots">What is marked there.</param>
internal sealed class PathNames(PlotBox room, IReadOnlyList<PlotLine> lines, IEnumerable<SparkSpot> spots)
{
    private const double CharacterWidth = 6.4;
    private const double Ascent = 10;
    private const double Descent = 3;
    private const double Dot = 5;

    // What a place costs; the order of the places decides between those that cost the same.
    private const double Outside = 1000;
    private const double OnWords = 60;
    private const double OnSpot = 25;
    private const double OnLine = 20;

    private static readonly (double X, double Y, string Anchor)[] Places =
    [
        (0, -8, "middle"), (0, 18, "middle"), (-7, -6, "end"), (7, -6, "start"), (7, 15, "start"), (-7, 15, "end"), (9, 4, "start"), (-9, 4, "end"),
        (0, -22, "middle"), (0, 32, "middle"), (-7, -20, "end"), (7, -20, "start"), (-7, 29, "end"), (7, 29, "start"),
    ];

    private readonly List<PlotBox> _spots = [.. spots.Select(s => new PlotBox(s.X - Dot, s.Y - Dot, s.X + Dot, s.Y + Dot))];
    private readonly List<PlotBox> _words = [];
    private readonly List<TrendName> _names = [];

    public IReadOnlyList<TrendName> All => _names;

    /// <summary>Names a place.</summary>
    /// <param name="looks">The class of the word.</param>
    /// <param name="always">Whether it stands there even if it covers something; otherwise it is left to the words beside the picture.</param>
    public void Put(string text, string looks, SparkSpot at, bool always)
    {
        var (best, least, taken) = ((TrendName?)null, double.MaxValue, default(PlotBox));
        foreach (var (order, (dx, dy, anchor)) in Places.Index())
        {
            var box = BoxOf(text, at.X + dx, at.Y + dy, anchor);
            var inside = box.Left >= room.Left && box.Right <= room.Right && box.Top >= room.Top && box.Bottom <= room.Bottom;
            var cost = order + (OnLine * lines.Count(box.Meets)) + (OnSpot * _spots.Count(box.Meets)) + (OnWords * _words.Count(box.Meets)) + (inside ? 0 : Outside);
            if (cost >= least) continue;
            (best, least, taken) = (new TrendName(text, looks, at.X + dx, at.Y + dy, anchor), cost, box);
        }
        if (least >= (always ? Outside : OnLine)) return;
        _names.Add(best!);
        _words.Add(taken);
    }

    private static PlotBox BoxOf(string text, double x, double y, string anchor)
    {
        var width = CharacterWidth * text.Length;
        var left = anchor switch { "start" => x, "end" => x - width, _ => x - (width / 2) };
        return new PlotBox(left, y - Ascent, left + width, y + Descent);
    }
}
