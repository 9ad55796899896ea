namespace Kpi.Dashboard.Charts;

/// <summary>How one number became another: a floating bar for each thing that moved it, each beginning where the one before ended.</summary>
/// <param name="Base">Value at the left edge. Not always 0: the bars show differences, and the picture says where its axis begins.</param>
/// <param name="Start">Where the first number lies.</param>
/// <param name="End">Where the last number lies.</param>
/// <param name="Bars">From where to where each effect leads.</param>
public sealed record WaterfallShape(double Base, double Start, double End, IReadOnlyList<(double From, double To)> Bars)
{
    private const int Parts = 4;

    /// <param name="from">The first number.</param>
    /// <param name="effects">What is added to it, in order.</param>
    /// <param name="width">Of the drawing, without room for words.</param>
    public static WaterfallShape Build(double from, IReadOnlyList<double> effects, double width)
    {
        var values = new List<double> { from };
        foreach (var effect in effects) values.Add(values[^1] + effect);
        var (low, high) = (values.Min(), values.Max());
        var step = VarianceScale.Of([(high - low) / Parts], double.MaxValue) ?? Math.Max(1, Math.Abs(high));
        var origin = Math.Floor((low - step) / step) * step;
        if (low >= 0) origin = Math.Max(0, origin);
        // Nothing that moved from nothing still has an axis.
        var span = high > origin ? high - origin : step;
        double Place(double value) => width * (value - origin) / span;
        return new WaterfallShape(origin, Place(values[0]), Place(values[^1]), [.. effects.Select((_, i) => (Place(values[i]), Place(values[i + 1])))]);
    }
}
