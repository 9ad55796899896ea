namespace Kpi.Dashboard.Charts;

/// <summary>A change as a bar from a zero line in the middle: to the left it fell, to the right it rose.</summary>
/// <param name="Zero">Where the zero line lies.</param>
/// <param name="End">Where the bar ends.</param>
/// <param name="Cut">Whether the change reaches beyond the scale.</param>
public sealed record VarianceShape(double Zero, double End, bool Cut)
{
    // Half the head of a pin, which must not be cut off at the end of the scale.
    private const double Edge = 5;

    // What changed is seen to have changed.
    private const double Shortest = 1.5;

    public double Left => Math.Min(Zero, End);

    public double Length => Math.Abs(End - Zero);

    /// <param name="limit">How far the scale reaches to either side.</param>
    /// <param name="width">Of the whole picture.</param>
    public static VarianceShape Build(double change, double limit, double width)
    {
        var zero = width / 2;
        if (change == 0) return new VarianceShape(zero, zero, false);
        var length = Math.Clamp(Math.Abs(change) / limit, 0, 1) * (zero - Edge);
        return new VarianceShape(zero, zero + (Math.Sign(change) * Math.Max(Shortest, length)), Math.Abs(change) > limit);
    }
}
