namespace Kpi.Jobs.Import.Reading;

/// <summary>What two counts in one cell, "16,181/16,183", can mean when a person decides: every part whole and not below zero.</summary>
internal static class FractionChoices
{
    /// <summary>Every pair, those that follow Vietnamese rules first; none when a part is no such number.</summary>
    public static IReadOnlyList<NumberChoice> Of(string? raw) => CellText.Clean(raw).Split('/') is [var first, var second]
        ? [.. from one in Counts(first.Trim()) from other in Counts(second.Trim()) select new NumberChoice(one, other)]
        : [];

    private static IEnumerable<double> Counts(string text)
    {
        if (CellText.SaysNone(text)) return [0];
        var (vietnamese, foreign) = VietnameseNumber.Read(text);
        var whole = vietnamese.Where(n => n == Math.Floor(n)).ToList();

        // A part that has one reading by itself is not up for choice.
        return (whole.Count == 1 ? whole : vietnamese.Concat(foreign)).Where(n => n >= 0 && n == Math.Floor(n)).Distinct();
    }
}
