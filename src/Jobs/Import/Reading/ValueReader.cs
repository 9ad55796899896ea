using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Data.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Reading;

/// <summary>
/// Reads the value of a line from its cell. A number is accepted only when exactly one reading is possible; everything else is unreadable with a coded
/// problem, never a guess. No reading depends on the server's culture.
/// </summary>
public static class ValueReader
{
    // Beyond this a double no longer holds every whole number.
    private const double MaxNumber = 999_999_999_999_999;

    /// <summary>The value of a line that carries one: a count, a percentage or an answer.</summary>
    /// <param name="cell">Null when there is no cell.</param>
    /// <param name="units">The line's unit of measure, of the form and as printed: it may stand behind the number, nothing else may.</param>
    public static ValueReading Read(Cell? cell, ValueKind kind, IReadOnlyList<IndicatorOption> options, params ReadOnlySpan<string> units)
    {
        if (cell is not { } found) return ValueReading.Missing;
        if (Refusal(found) is { } refused) return refused;
        return kind switch
        {
            ValueKind.Enumeration => Answer(found, options),
            ValueKind.Percent => found.Kind == CellKind.Number ? PercentNumber(found) : PercentText(CellText.Clean(found.Unicode)),
            _ => found.Kind == CellKind.Number ? CountNumber(found.Number) : CountText(WithoutUnit(CellText.Clean(found.Unicode), units)),
        };
    }

    /// <summary>Two counts in one cell, "16.181 /16.183".</summary>
    public static ValueReading ReadFraction(Cell? cell)
    {
        if (cell is not { } found) return ValueReading.Missing;
        if (Refusal(found) is { } refused) return refused;
        if (found.Kind == CellKind.Number) return ValueReading.Unreadable();
        var text = CellText.Clean(found.Unicode);
        if (Word(text) is { } word) return word with { Second = word.Value };
        if (text.Split('/') is not [var first, var second]) return ValueReading.Unreadable();
        var (one, other) = (CountText(first.Trim()), CountText(second.Trim()));
        if (one.State != ObservationState.Reported) return one.State == ObservationState.Unreadable ? one : ValueReading.Unreadable();
        if (other.State != ObservationState.Reported) return other.State == ObservationState.Unreadable ? other : ValueReading.Unreadable();
        return one with { Second = other.Value };
    }

    private static ValueReading? Refusal(Cell cell) => cell.Kind switch
    {
        CellKind.Error or CellKind.FormulaWithoutValue => ValueReading.Unreadable(ProblemCodes.ValueFormulaError),
        CellKind.Boolean => ValueReading.Unreadable(),

        // 127 with a small 1 above it is not 1271.
        CellKind.Text when cell.HasMarks && !string.IsNullOrWhiteSpace(cell.Unicode) => ValueReading.Unreadable(),
        CellKind.Number when cell.IsDate || Math.Abs(cell.Number) > MaxNumber => ValueReading.Unreadable(),
        _ => null,
    };

    private static ValueReading? Word(string clean) =>
        CellText.SaysMissing(clean) ? ValueReading.Missing
        : CellText.SaysNotApplicable(clean) ? ValueReading.NotApplicable
        : CellText.SaysNone(clean) ? ValueReading.Of(0)
        : null;

    private static ValueReading Answer(Cell cell, IReadOnlyList<IndicatorOption> options)
    {
        if (cell.Kind == CellKind.Number) return Option(cell.Number, options);
        var clean = CellText.Clean(cell.Unicode);
        if (CellText.SaysMissing(clean)) return ValueReading.Missing;
        var folded = Folding.Fold(clean);
        if (options.FirstOrDefault(o => string.Equals(Folding.Fold(o.Name), folded, StringComparison.Ordinal)) is { } named) return ValueReading.Of(named.Value);
        if (CellText.SaysNotApplicable(clean)) return ValueReading.NotApplicable;
        var (readings, _) = VietnameseNumber.Read(clean);
        return readings is [var number] ? Option(number, options) : ValueReading.Unreadable(ProblemCodes.ValueNotAnOption);
    }

    private static ValueReading Option(double number, IReadOnlyList<IndicatorOption> options) =>
        options.Any(o => o.Value == number) ? ValueReading.Of(number) : ValueReading.Unreadable(ProblemCodes.ValueNotAnOption);

    private static ValueReading CountNumber(double number)
    {
        if (number == Math.Floor(number)) return ValueReading.Of(number);

        // Excel with English settings has turned "16.183" into a little over 16.
        var thousands = Math.Round(number * 1000, 6);
        return Math.Abs(number) < 1000 && thousands == Math.Floor(thousands) ? ValueReading.Ambiguous([thousands, number]) : ValueReading.Unreadable();
    }

    internal static ValueReading CountText(string clean)
    {
        if (Word(clean) is { } word) return word;
        var (vietnamese, foreign) = VietnameseNumber.Read(clean);
        var whole = vietnamese.Where(n => n == Math.Floor(n)).ToList();

        // A count is whole: of 16.183 only sixteen thousand remains, and 16,183 needs a person.
        if (whole is [var number]) return ValueReading.Of(number);
        var possible = vietnamese.Concat(foreign).ToList();
        return possible.Exists(n => n == Math.Floor(n)) ? ValueReading.Ambiguous(possible) : ValueReading.Unreadable();
    }

    // "39 nhiệm vụ" in a line of tasks is 39. "5 triệu" is not five: what is behind a number and not its unit makes it unreadable.
    private static string WithoutUnit(string clean, ReadOnlySpan<string> units)
    {
        var end = clean.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        if (end == 0 || end == clean.Length) return clean;
        var rest = Folding.Fold(clean[end..]);
        foreach (var unit in units)
        {
            if (rest.Length == 0) break;
            if (string.Equals(rest, Folding.Fold(unit), StringComparison.Ordinal) || unit.Split([',', '/', ';']).Any(u => string.Equals(rest, Folding.Fold(u), StringComparison.Ordinal))) return clean[..end];
        }
        return clean;
    }

    private static ValueReading PercentNumber(Cell cell)
    {
        if (cell.IsPercent) return ValueReading.Of(Hundredfold(cell.Number)) with { Problem = ProblemCodes.ValuePercentScale, Severity = Severity.Info };
        return Scaled(cell.Number);
    }

    private static ValueReading PercentText(string clean)
    {
        if (Word(clean) is { } word) return word;
        var marked = clean.EndsWith('%');
        var (vietnamese, foreign) = VietnameseNumber.Read(marked ? clean[..^1].TrimEnd() : clean);
        var possible = vietnamese.Concat(foreign).ToList();
        return possible.Count switch
        {
            0 => ValueReading.Unreadable(),
            // Nobody writes a share as 01.
            1 when vietnamese.Count == 1 => marked || (possible[0] == 1 && clean.StartsWith('0')) ? ValueReading.Of(possible[0]) : Scaled(possible[0]),
            _ => ValueReading.Ambiguous(possible),
        };
    }

    // 0,205 in a line of percentages is a share that was not multiplied; the reader is told, and may say that it is not. Of 1 nobody knows: it is a hundredth or the whole.
    private static ValueReading Scaled(double number) => number switch
    {
        > 0 and < 1 => ValueReading.Of(Hundredfold(number)) with { Problem = ProblemCodes.ValuePercentScale, Severity = Severity.Warning, Readings = [Hundredfold(number), number], MayBeShare = true },
        1 => ValueReading.Ambiguous([number, Hundredfold(number)]) with { MayBeShare = true },
        _ => ValueReading.Of(number),
    };

    // Through decimal: 0.07 × 100 is 7, not 7.000000000000001.
    private static double Hundredfold(double share) => Math.Abs(share) < 1e12 ? (double)((decimal)share * 100m) : share * 100;
}
