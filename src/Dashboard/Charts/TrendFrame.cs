using System.Globalization;
using System.Text;

namespace Kpi.Dashboard.Charts;

/// <summary>Puts a trend into a box of pixels: where the plot lies in it, and paths of its lines.</summary>
public sealed class TrendFrame
{
    private const double CharacterWidth = 6.6;
    private const double Margin = 10;
    private readonly TrendShape _shape;
    private readonly double _left;
    private readonly double _right;
    private readonly double _top;
    private readonly double _bottom;

    /// <param name="view">The trend.</param>
    /// <param name="width">Of the box.</param>
    /// <param name="height">Of the box.</param>
    /// <param name="named">Whether there is room right of the plot for the names of lines.</param>
    public TrendFrame(TrendView view, int width, int height, bool named)
        : this(
            view.Shape,
            12 + (CharacterWidth * view.TickTexts.Select(t => t.Length).DefaultIfEmpty(1).Max()),
            width - (named && TrendNames.Width(view) is > 0 and var names ? TrendNames.Gap + names : Margin),
            24,
            height - 42)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Over a plot that something else has laid out, which ends where the plot does.</summary>
    public TrendFrame(TrendShape shape, double left, double right, double top, double bottom)
    {
        _shape = shape;
        _left = left;
        _right = right;
        _top = top;
        _bottom = bottom;
        Width = (int)right;
        Height = (int)bottom;
    }

    public int Width { get; }

    public int Height { get; }

    public double Left => _left;

    public double Right => _right;

    public double Top => _top;

    public double Bottom => _bottom;

    /// <summary>From the left, for a place; periods stand in the middle of their share of the width.</summary>
    public double X(double place) => _left + ((place + 0.5) / Math.Max(1, _shape.Periods.Count) * (_right - _left));

    /// <summary>From above, for a value.</summary>
    public double Y(double value) => _bottom - ((value - _shape.Low) / (_shape.High - _shape.Low) * (_bottom - _top));

    /// <summary>The path of a line; open where a spot has no value, and a dot where a single value stands between two gaps.</summary>
    public string Path(IReadOnlyList<TrendSpot> spots)
    {
        var path = new StringBuilder();
        var open = false;
        for (var i = 0; i < spots.Count; i++)
        {
            if (spots[i].Y is not { } value)
            {
                open = false;
                continue;
            }
            path.Append(open ? 'L' : 'M').Append(N(X(spots[i].X))).Append(',').Append(N(Y(value)));
            open = true;
        }
        return path.ToString();
    }

    /// <summary>The outline of a band: along its upper edge, and back along its lower one.</summary>
    public string Area(IReadOnlyList<TrendRange> band) =>
        "M" + string.Join('L', band.Select(b => At(b.X, b.High)).Concat(band.Reverse().Select(b => At(b.X, b.Low)))) + "Z";

    /// <summary>The years from the left, each with its first place and the place behind its last.</summary>
    public IReadOnlyList<(int Year, int From, int To)> Years()
    {
        var years = new List<(int Year, int From, int To)>();
        for (var i = 0; i < _shape.Periods.Count; i++)
        {
            var year = _shape.Periods[i].Year;
            if (years.Count > 0 && years[^1].Year == year) years[^1] = years[^1] with { To = i + 1 };
            else years.Add((year, i, i + 1));
        }
        return years;
    }

    private string At(double place, double value) => N(X(place)) + "," + N(Y(value));

    /// <summary>A coordinate as SVG reads it.</summary>
    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
