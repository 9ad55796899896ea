namespace Kpi.Dashboard.Charts;

/// <summary>What all bars of one unit of measure share: how far the scale reaches to either side of zero, a round number that can be named.</summary>
public static class VarianceScale
{
    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>The smallest of 1, 2, 5, 10, 20 … that holds every change, but no more than <paramref name="most"/>. Null when nothing changed.</summary>
    /// <param name="most">Beyond it a bar is cut off and marked: one that grew from nearly nothing must not make dots of the others.</param>
    public static double? Of(IEnumerable<double> changes, double most)
    {
        var largest = changes.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (!(largest > 0)) return null;
        if (largest >= most) return most;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        return Math.Min(most, magnitude * Array.Find(Steps, s => s * magnitude >= largest * (1 - 1e-9)));
    }
}
