namespace Kpi.Data.Observations;

/// <summary>How exactly a figure is known.</summary>
public static class Digits
{
    // Half a unit of the fifteenth digit, of each of two numbers.
    private const double Relative = 1e-14;

    /// <summary>
    /// Whether two numbers are the same to the 15 digits that a workbook carries: a rate that was calculated has more, and comes back from the official form without them. Two that are
    /// missing are the same; a missing one and zero are not.
    /// </summary>
    public static bool Same(double? one, double? other) =>
        one == other || (one is { } a && other is { } b && Math.Abs(a - b) <= Relative * Math.Max(Math.Abs(a), Math.Abs(b)));
}
