namespace Kpi.Data.Analysis.Projections;

/// <summary>Half-drift with drift-t errors: b = (y_T − y_1)/(n − 1), forecast y_T + h·b/2, s² = Σ(eᵢ − b)²/(n − 2) over first differences, se_h = s·√(h(1 + h/(n − 1))), n − 2 degrees of freedom.</summary>
internal static class Drift
{
    /// <param name="values">Three or more.</param>
    public static (double Value, double Error) At(ReadOnlySpan<double> values, int horizon)
    {
        var n = values.Length;
        var drift = (values[^1] - values[0]) / (n - 1);
        double squares = 0;
        for (var i = 1; i < n; i++)
        {
            var error = values[i] - values[i - 1] - drift;
            squares += error * error;
        }
        var s = Math.Sqrt(squares / (n - 2));
        return (values[^1] + (horizon * drift / 2), s * Math.Sqrt(horizon * (1 + ((double)horizon / (n - 1)))));
    }
}
