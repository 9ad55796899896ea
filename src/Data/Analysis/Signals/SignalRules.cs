namespace Kpi.Data.Analysis.Signals;

/// <summary>
/// The rules of special cause, inside one segment (methods §1.2). A missing period breaks a run, a trend and a window of three; a point on the centre breaks a run; an equal
/// neighbour breaks a trend.
/// </summary>
internal static class SignalRules
{
    // Of the size of the numbers: a mean of equal values differs from them in the last digits.
    private const double Rounding = 1e-12;

    /// <summary>Sets flags and the direction of the rule a point is called by: outside before trend before two of three before shift.</summary>
    public static void Apply(ReadOnlySpan<SeriesValue> points, ReadOnlySpan<ControlLimits?> limits, SignalOptions options, Span<SignalFlags> flags, Span<int> directions)
    {
        var slack = 0.0;
        foreach (var point in points) slack = Math.Max(slack, Math.Abs(point.Value ?? 0) * Rounding);
        Span<int> sides = points.Length <= 256 ? stackalloc int[points.Length] : new int[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            sides[i] = points[i].Value is { } value && limits[i] is { } at ? Side(value - at.Center, slack) : 0;
        }
        Shift(sides, options.RunLength, flags, directions);
        TwoOfThree(points, limits, sides, slack, options.TwoOfThree, flags, directions);
        Trend(points, limits, slack, options.RunLength, flags, directions);
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].Value is not { } value || limits[i] is not { } at) continue;
            var side = value > at.Upper + slack ? 1 : value < at.Lower - slack ? -1 : 0;
            if (side == 0) continue;
            flags[i] = flags[i] with { Outside = true };
            directions[i] = side;
        }
    }

    private static void Shift(ReadOnlySpan<int> sides, int length, Span<SignalFlags> flags, Span<int> directions)
    {
        var start = 0;
        for (var i = 1; i <= sides.Length; i++)
        {
            if (i < sides.Length && sides[i] == sides[start] && sides[i] != 0) continue;
            if (sides[start] != 0 && i - start >= length)
            {
                for (var j = start; j < i; j++)
                {
                    flags[j] = flags[j] with { Shift = true };
                    directions[j] = sides[start];
                }
            }
            start = i;
        }
    }

    private static void TwoOfThree(
        ReadOnlySpan<SeriesValue> points, ReadOnlySpan<ControlLimits?> limits, ReadOnlySpan<int> sides, double slack, TwoOfThreeRule rule, Span<SignalFlags> flags, Span<int> directions)
    {
        for (var i = 0; i + 2 < points.Length; i++)
        {
            var far = 0;
            var known = true;
            for (var j = i; j < i + 3; j++)
            {
                known &= points[j].Value is not null && limits[j] is not null;
                if (known) far += Far(points[j].Value!.Value, limits[j]!.Value, slack, rule);
            }
            if (!known) continue;
            var side = Math.Sign(far);
            if (Math.Abs(far) < 2 || (rule != TwoOfThreeRule.CountingOutside && (sides[i] != side || sides[i + 1] != side || sides[i + 2] != side))) continue;
            for (var j = i; j < i + 3; j++)
            {
                if (Far(points[j].Value!.Value, limits[j]!.Value, slack, rule) != side) continue;
                flags[j] = flags[j] with { TwoOfThree = true };
                directions[j] = side;
            }
        }
    }

    private static int Far(double value, ControlLimits at, double slack, TwoOfThreeRule rule)
    {
        var side = value > at.NearUpper + slack ? 1 : value < at.NearLower - slack ? -1 : 0;
        return rule == TwoOfThreeRule.BetweenTwoAndThreeSigma && (value > at.Upper + slack || value < at.Lower - slack) ? 0 : side;
    }

    private static void Trend(ReadOnlySpan<SeriesValue> points, ReadOnlySpan<ControlLimits?> limits, double slack, int length, Span<SignalFlags> flags, Span<int> directions)
    {
        var start = 0;
        var way = 0;
        for (var i = 1; i <= points.Length; i++)
        {
            var step = i < points.Length && points[i].Value is { } value && points[i - 1].Value is { } before ? Side(value - before, slack) : 0;
            if (step != 0 && step == way) continue;
            if (way != 0 && i - start >= length)
            {
                for (var j = start; j < i; j++)
                {
                    if (limits[j] is null) continue;
                    flags[j] = flags[j] with { Trend = true };
                    directions[j] = way;
                }
            }
            (start, way) = (i - 1, step);
        }
    }

    private static int Side(double difference, double slack) => difference > slack ? 1 : difference < -slack ? -1 : 0;
}
