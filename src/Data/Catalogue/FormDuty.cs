using Kpi.Data.Periods;

namespace Kpi.Data.Catalogue;

/// <summary>For which periods a form is handed in, from a reporting year on. The days by which it is due are the calendar's.</summary>
/// <param name="FromYear">First reporting year; 0 for always.</param>
/// <param name="Version">From 1 among those from the same year.</param>
/// <param name="Kinds">Kinds of period, with the month of a month, else 0; empty when nothing says when it is due.</param>
public sealed record FormDuty(int FromYear, int Version, IReadOnlyList<(PeriodKind Kind, int Month)> Kinds)
{
    private const string MonthWord = "month-";

    /// <summary>The kinds as one text: <c>q1 h1 month-05</c>.</summary>
    public static string Write(IEnumerable<(PeriodKind Kind, int Month)> kinds) =>
        string.Join(' ', kinds.Select(k => k.Kind == PeriodKind.Month ? FormattableString.Invariant($"{MonthWord}{k.Month:00}") : Words.Of(k.Kind)));

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="FormatException">A word is no kind of period.</exception>
    public static IReadOnlyList<(PeriodKind Kind, int Month)> Read(string kinds) => [.. kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Kind)];

    private static (PeriodKind Kind, int Month) Kind(string word) => word.StartsWith(MonthWord, StringComparison.Ordinal)
        ? (PeriodKind.Month, int.Parse(word.AsSpan(MonthWord.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture))
        : (Words.Parse<PeriodKind>(word), 0);
}
