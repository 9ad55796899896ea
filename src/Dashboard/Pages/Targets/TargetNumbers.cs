using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
using Kpi.Jobs.Import.Reading;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>
/// Reads numbers as planners type and paste them: by Vietnamese rules first (16.183 is sixteen thousand), on English pages only where one reading is possible. What can be
/// read in two ways is not guessed at.
/// </summary>
public sealed class TargetNumbers(CultureInfo culture)
{
    private const double Most = 1e12;
    private static readonly char[] Dashes = ['–', '-', '−'];

    /// <summary>A number of 0 or more; null when it is none, or could be two.</summary>
    public double? Plain(string? text) => Read(text, v => v is >= 0 and <= Most) is { Count: 1 } one ? one[0] : null;

    /// <summary>
    /// A target's value with its side, if it says one (<c>≥ 35 %</c>); the indicator's better direction decides where it does not.
    /// </summary>
    /// <returns>The value, or the problem: no number, beyond what the indicator can be, or two readings.</returns>
    public (double? Value, TargetComparator Comparator, PasteProblem? Problem, IReadOnlyList<double> Readings) Value(Indicator indicator, string text)
    {
        var rest = text.Trim();
        TargetComparator? said = rest switch
        {
            ['≥', ..] or ['>', ..] => TargetComparator.AtLeast,
            ['≤', ..] or ['<', ..] => TargetComparator.AtMost,
            _ => null,
        };
        var comparator = said ?? (indicator.Direction == Direction.Lower ? TargetComparator.AtMost : TargetComparator.AtLeast);
        rest = rest.TrimStart('≥', '≤', '>', '<', '=', ' ', NumberText.NoBreakSpace);
        if (indicator.Kind == ValueKind.Percent) rest = rest.TrimEnd('%', ' ', NumberText.NoBreakSpace);
        var any = Read(rest, _ => true);
        if (any.Count == 0) return (null, comparator, PasteProblem.NotANumber, []);
        var possible = Read(rest, v => Possible(indicator, v));
        return possible.Count switch
        {
            0 => (null, comparator, PasteProblem.OutOfRange, any),
            1 => (possible[0], comparator, null, possible),
            _ => (null, comparator, PasteProblem.Ambiguous, possible),
        };
    }

    /// <summary>The two bounds of a range (<c>90–95 %</c>); null where a text is none, or either of them could be read in two ways.</summary>
    public (double Low, double High)? Range(Indicator indicator, string text)
    {
        var rest = text.Trim();
        var dash = rest.IndexOfAny(Dashes, Math.Min(1, rest.Length));
        if (dash < 0) return null;
        return (Bound(rest[..dash]), Bound(rest[(dash + 1)..])) is ({ } low, { } high) && low < high ? (low, high) : null;

        double? Bound(string side) => side.Length > 0 && char.IsAsciiDigit(side.TrimStart(' ', NumberText.NoBreakSpace, '-', '−').FirstOrDefault()) ? Value(indicator, side).Value : null;
    }

    /// <summary>Whether an indicator can have a value.</summary>
    public static bool Possible(Indicator indicator, double value) => double.IsFinite(value) && Math.Abs(value) <= Most && indicator.Kind switch
    {
        ValueKind.Percent => value is >= 0 and <= 100,
        ValueKind.Count => value >= 0,
        _ => true,
    };

    private List<double> Read(string? text, Func<double, bool> possible)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var (vietnamese, foreign) = VietnameseNumber.Read(text.Trim().Replace(NumberText.NoBreakSpace, ' '));
        var here = vietnamese.Where(possible).ToList();
        if (here.Count == 1 && Language.Code(culture) != Language.Code(Language.English)) return here;
        return [.. here.Concat(foreign.Where(possible)).Distinct()];
    }
}
