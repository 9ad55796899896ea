using Kpi.Data.Rules;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Reading;

/// <summary>
/// Two counts in the note of a percentage, "127/127". Two numbers with a stroke between them are as often a month or the number of a decision: they are only taken for counts
/// where they are the percentage beside them.
/// </summary>
/// <param name="MayBeYear">Whether the second may be a year: "105/2021" is a decision at least as often as a count.</param>
/// <param name="IsClear">Whether they can be nothing but counts: a part and a whole that is no day, month or year.</param>
internal sealed record RatioNote(double Numerator, double Denominator, bool MayBeYear, bool IsClear)
{
    private const int Months = 12;
    private const int Days = 31;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    // Of a number that is not rounded, what calculating in binary leaves.
    private const double Exact = 1e-9;
    private const int MostDecimals = 9;
    private const double Whole = 0.5;

    /// <summary>The percentage that they make.</summary>
    public double Percent => 100 * Numerator / Denominator;

    /// <summary>The counts of a note that is nothing else; null for any other note, "06/2024" among them.</summary>
    public static RatioNote? Read(string? note)
    {
        if (CellText.Clean(note).Split('/') is not [var first, var second]) return null;
        if (ValueReader.CountText(first.Trim()) is not { Value: >= 0 and { } numerator } || ValueReader.CountText(second.Trim()) is not { Value: > 0 and { } denominator }) return null;

        // A number of four digits without a dot may be a year, of which 12 or fewer are months or quarters.
        var isYear = denominator is >= FirstYear and <= LastYear && !second.Contains('.', StringComparison.Ordinal);
        if (isYear && numerator <= Months) return null;
        var isDay = denominator <= Months && numerator <= Days;
        return new RatioNote(numerator, denominator, isYear, !isYear && !isDay && numerator <= denominator);
    }

    /// <summary>Whether they are the percentage beside them, as it is rounded. To agree with a whole one is no proof where the second may be a year.</summary>
    public bool Agrees(double percent) => Rounding(percent) is var rounding && Math.Abs(Percent - percent) <= rounding && !(MayBeYear && rounding >= Whole);

    /// <summary>A reading that may be a percentage or a share of one, a hundredfold apart: the counts beside it tell which.</summary>
    public ValueReading Decide(ValueReading reading)
    {
        if (!reading.MayBeShare || reading.Readings is not { } readings || readings.Where(Agrees).ToList() is not [var meant]) return reading;

        // A share is still said to have been multiplied; what stands as it is written needs no word.
        return meant == readings.Min() ? ValueReading.Of(meant) : ValueReading.Of(meant) with { Problem = ProblemCodes.ValuePercentScale, Severity = Severity.Warning };
    }

    // By the number alone, however it was typed: the same figure in another file has the same counts.
    private static double Rounding(double percent)
    {
        var text = PlainNumber.Format(percent);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return Math.Max(Whole * Math.Pow(10, point < 0 ? 0 : -Math.Min(text.Length - point - 1, MostDecimals)), Exact);
    }
}
