using System.Globalization;

namespace Kpi.Jobs.Workbooks;

/// <summary>Numbers written out: the contract's <c>raw</c> has no exponent and no culture.</summary>
internal static class PlainNumber
{
    private const double LargestExactInteger = 1L << 53;

    /// <summary>The shortest decimal notation that reads back as the same number: 16183, 0.1, 0.00001. Finite numbers only.</summary>
    public static string Format(double value)
    {
        if (Math.Abs(value) <= LargestExactInteger && value == Math.Truncate(value))
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        return exponentAt < 0 ? shortest : Expand(shortest.AsSpan(0, exponentAt), int.Parse(shortest.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture));
    }

    private static string Expand(ReadOnlySpan<char> mantissa, int exponent)
    {
        var sign = mantissa[0] == '-' ? "-" : "";
        mantissa = mantissa[sign.Length..];
        // The first digit always stands alone before the point.
        var digits = mantissa.Length == 1 ? mantissa.ToString() : $"{mantissa[0]}{mantissa[2..]}";
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : $"{sign}{digits.PadRight(exponent + 1, '0')}";
    }
}
