using System.Globalization;

namespace Kpi.Data.Analysis.Signals;

/// <summary>
/// Tells a slip of the finger from natural growth before a value enters its series. Source: screened XmR limits (methods §1.1; Nelson 1982), drawn from the values before it only, so that
/// a wrong value cannot widen the range it is judged by. A chart asks whether a process has changed, and is right to mark growth; this asks whether a number may be mistyped, so it takes
/// the limits around the mean and around the last value, widens them by <see cref="Margin"/>, and asks for a difference that matters. Equivariant to scale. Pure.
/// </summary>
public static class OutlierFinder
{
    /// <summary>Values before it from which natural limits are drawn: useful from five or six on (Wheeler, methods §1.1).</summary>
    public const int LimitsFrom = 6;

    /// <summary>Values before it from which a large factor counts: one alone says nothing of what is usual.</summary>
    public const int FactorFrom = 2;

    /// <summary>Limits are widened to this many times three sigma.</summary>
    public const double Margin = 1.5;

    /// <summary>A difference from an earlier value below this part of it does not matter.</summary>
    public const double Material = 0.25;

    /// <summary>So many times every earlier value, or so small a part of it, is too much even without limits: a digit too many, or one too few, is a factor near 10.</summary>
    public const double Factor = 8;

    private const int MostDigits = 15;
    private static readonly double[] Powers = [10, 0.1, 100, 0.01, 1000, 0.001];

    /// <summary>Null when the value is near an earlier one, usual, or cannot be judged for want of earlier values.</summary>
    /// <param name="earlier">Like values before it, in order: the same window, the same accumulation. A missing one is there, without a value.</param>
    /// <param name="value">In the unit of the series; not below zero.</param>
    /// <param name="least">Smallest difference that matters, in the same unit, 0 or more: counts of a few things vary by a few.</param>
    /// <param name="offset">What was written, less <paramref name="value"/>: of a year-to-date figure the quarters before. Only hints depend on it.</param>
    public static Outlier? Find(ReadOnlySpan<SeriesValue> earlier, double value, double least = 0, double offset = 0)
    {
        var known = new List<double>(earlier.Length);
        foreach (var point in earlier)
        {
            if (point.Value is { } one && double.IsFinite(one)) known.Add(one);
        }
        if (known.Count < FactorFrom || !double.IsFinite(value) || known.Exists(k => Math.Abs(value - k) <= Math.Max(least, Material * Math.Abs(k)))) return null;

        // What never varied has no limits that a first change could leave.
        if (known.Count >= LimitsFrom && ControlChartLimits.Xmr(earlier, screening: true) is { Limits: { } limits, MovingRange: > 0 and { } range })
        {
            var half = ControlChartLimits.Sigmas * range;
            var (low, high) = (Math.Min(limits.Center, known[^1]), Math.Max(limits.Center, known[^1]));
            if (value >= low - half && value <= high + half) return null;
            if (value < low - (Margin * half) || value > high + (Margin * half)) return Found(OutlierBasis.Limits, low - half, high + half);
        }
        var (fewest, most) = (known.Min(), known.Max());

        // Nothing at all is no factor of anything: it is odd only after many values, none of them near it.
        var little = value <= fewest / Factor && fewest > 0 && (value > 0 || known.Count >= LimitsFrom);
        return little || (most > 0 && value >= Factor * most) ? Found(OutlierBasis.Factor, fewest, most) : null;

        Outlier Found(OutlierBasis basis, double low, double high) => new(basis, low, high, Meant(value + offset, low - (Material * Math.Abs(low)) + offset, high + (Material * Math.Abs(high)) + offset));
    }

    /// <summary>The slip that explains a figure: the first, from the likeliest on, that leads into the range.</summary>
    private static double? Meant(double written, double low, double high)
    {
        foreach (var candidate in Slips(written))
        {
            if (candidate > 0 && candidate >= low && candidate <= high) return candidate;
        }
        return null;
    }

    private static IEnumerable<double> Slips(double written)
    {
        var whole = written == Math.Floor(written) && written > 0 && written < Math.Pow(10, MostDigits);
        foreach (var power in Powers)
        {
            // A digit that is missing is not known, unless it was one more nought.
            if (power >= 1 && whole && written % 10 != 0) continue;

            // Divided, not multiplied: a tenth of a figure has its digits, not a rounding of them.
            var candidate = power >= 1 ? written * power : written / Math.Round(1 / power);
            if (!whole || candidate == Math.Floor(candidate)) yield return candidate;
        }
        if (!whole) yield break;
        var digits = written.ToString("0", CultureInfo.InvariantCulture);
        for (var i = 0; i + 1 < digits.Length; i++)
        {
            // Only a doubled digit: any other one could have been too many.
            if (digits[i] == digits[i + 1]) yield return Number(string.Concat(digits.AsSpan(0, i), digits.AsSpan(i + 1)));
        }
        for (var i = 0; i + 1 < digits.Length; i++) yield return Number(string.Concat(digits.AsSpan(0, i), digits.AsSpan(i + 1, 1), digits.AsSpan(i, 1), digits.AsSpan(i + 2)));
    }

    private static double Number(string digits) => double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
