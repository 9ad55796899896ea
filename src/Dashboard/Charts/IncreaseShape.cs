namespace Kpi.Dashboard.Charts;

/// <summary>A bar for each period, from a common line at zero: what was added, or taken away.</summary>
/// <param name="Zero">From above, where the bars begin.</param>
/// <param name="Bars">The periods that have a value: place from the left, upper edge and height. A zero has no height.</param>
public sealed record IncreaseShape(double Zero, IReadOnlyList<(int Place, double Top, double Height, double Value)> Bars)
{
    /// <summary>Room for a number above the highest bar and below the lowest.</summary>
    private const double Number = 16;

    /// <param name="values">By period; null where nothing can be said.</param>
    /// <param name="height">Of the box, in pixels.</param>
    public static IncreaseShape Build(IReadOnlyList<double?> values, double height)
    {
        var known = values.OfType<double>().ToList();
        var (low, high) = (Math.Min(0, known.DefaultIfEmpty(0).Min()), Math.Max(0, known.DefaultIfEmpty(0).Max()));
        var room = height - (high > 0 || low == 0 ? Number : 0) - (low < 0 ? Number : 0);
        var scale = high > low ? room / (high - low) : 0;
        var zero = (high > 0 || low == 0 ? Number : 0) + (high > low ? high * scale : room);
        return new IncreaseShape(
            zero,
            [
                .. from one in values.Index()
                   where one.Item is not null
                   let value = one.Item!.Value
                   select (one.Index, zero - (Math.Max(0, value) * scale), Math.Abs(value) * scale, value),
            ]);
    }
}
