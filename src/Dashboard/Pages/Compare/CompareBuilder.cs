using System.Globalization;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Chooses, orders and groups what is compared. Pure.</summary>
public static class CompareBuilder
{
    private const int MoversShown = 4;
    private const int PairsShown = 3;

    /// <summary>The two periods of the page: the latest with figures beside the same period a year before, or what comes nearest to that.</summary>
    /// <param name="periods">With figures, newest first; at least one.</param>
    /// <param name="a">As asked for; null when it is left to the page.</param>
    /// <param name="b">As asked for; null when it is left to the page.</param>
    public static PeriodPair Choose(IReadOnlyList<Period> periods, ReportingCalendar calendar, Period? a, Period? b)
    {
        var after = b ?? periods.FirstOrDefault(p => p != a) ?? periods[0];
        var before = a ?? Earlier(periods, calendar, after) ?? periods.FirstOrDefault(p => p != after) ?? after;
        return new PeriodPair(before, after);
    }

    /// <summary>Pairs with figures that may be compared and have a period of the pair that was asked for, at most three.</summary>
    public static IReadOnlyList<PeriodPair> Comparable(IReadOnlyList<Period> periods, ReportingCalendar calendar, PeriodPair asked)
    {
        var pairs = new List<PeriodPair>();
        foreach (var period in new[] { asked.B, asked.A }.Where(periods.Contains))
        {
            if (Earlier(periods, calendar, period) is { } before) pairs.Add(new PeriodPair(before, period));
            if (periods.FirstOrDefault(p => calendar.YearBefore(p) == period) is { } after) pairs.Add(new PeriodPair(period, after));
        }
        return [.. pairs.Distinct().Where(p => p != asked).Take(PairsShown)];
    }

    /// <summary>Why counts and rates of two periods are not compared; null when they are.</summary>
    public static ComparisonRefusal? Refuse(PeriodPair pair) => Comparer.Refuse(Side(pair.A), Side(pair.B));

    /// <summary>Rows by section in the order of the form; what belongs to no section last.</summary>
    public static IReadOnlyList<CompareGroup> Groups(FormVersion form, IEnumerable<CompareRow> rows, CultureInfo culture)
    {
        var heads = form.Lines.Where(l => l.Section > 0 && l.ParentKey is null).DistinctBy(l => l.Section).ToDictionary(l => l.Section, l => l.Name.For(culture));
        return
        [
            .. rows.GroupBy(r => heads.ContainsKey(r.Indicator.Section) ? r.Indicator.Section : int.MaxValue).OrderBy(g => g.Key).Select(g => new CompareGroup(
                heads.TryGetValue(g.Key, out var name) ? FormattableString.Invariant($"{g.Key}. {name}") : null, [.. g])),
        ];
    }

    /// <summary>
    /// What moved most, of what has a better direction and moved more than usual; what cannot be held against the usual comes after what is clear. Percent points and things
    /// cannot be ranked against each other: the first of each come before the second of each. Shown with the worse before the better.
    /// </summary>
    public static IReadOnlyList<CompareRow> Movers(IEnumerable<CompareRow> rows) =>
    [
        .. rows.Where(r => r.Verdict is Verdict.Better or Verdict.Worse)
            .GroupBy(r => r.InPoints)
            .SelectMany(unit => unit.OrderByDescending(r => r.Comparison.Clarity == Clarity.Clear).ThenByDescending(r => Math.Abs(r.Size ?? 0)).Select((Row, Place) => (Row, Place)))
            .OrderBy(r => r.Place).ThenByDescending(r => r.Row.InPoints)
            .Take(MoversShown)
            .OrderBy(r => r.Row.Verdict)
            .Select(r => r.Row),
    ];

    /// <summary>The rate that rose most, or fell most; null when none did. Counts are left out: from a small base, a few things are many per cent.</summary>
    public static CompareRow? Extreme(IEnumerable<CompareRow> rows, bool rise)
    {
        var sign = rise ? 1 : -1;
        return rows.Where(r => r.InPoints && sign * r.Size > 0).MaxBy(r => sign * r.Size);
    }

    /// <summary>
    /// The ratio that is taken apart: the one asked for, else one that moved more than usual before one that did not, and of those whose denominator changed the one that moved
    /// most. Where it did not, the rate did all of it and there is little to tell. Null when no ratio with its counts moved.
    /// </summary>
    public static RateWhy? Why(IEnumerable<CompareRow> kpis, string? key)
    {
        var moved = Ratios(kpis).ToList();
        return moved.Find(w => string.Equals(w.Row.Indicator.Key, key, StringComparison.Ordinal))
            ?? moved.OrderBy(w => w.Row.Verdict == Verdict.Unclear).ThenByDescending(w => w.Before.Denominator != w.After.Denominator).ThenByDescending(w => Math.Abs(w.Row.Comparison.Absolute ?? 0)).FirstOrDefault();
    }

    /// <summary>The ratios that moved and can be taken apart.</summary>
    public static IEnumerable<RateWhy> Ratios(IEnumerable<CompareRow> kpis) =>
        from row in kpis
        where row.InPoints && row.Indicator.IsDerived && row.Comparison is { Refusal: null, Absolute: not null and not 0 }
        let why = row is { Before: { Numerator: { } n0, Denominator: { } d0 }, After: { Numerator: { } n1, Denominator: { } d1 } }
            && RateDecomposition.Of([new RatePart(row.Indicator.Key, n0, d0, n1, d1)]) is { } parts
                ? new RateWhy(row, (n0, d0), (n1, d1), parts)
                : null
        where why is not null
        select why;

    // The same period a year before, else the latest earlier one over a window as long.
    private static Period? Earlier(IReadOnlyList<Period> periods, ReportingCalendar calendar, Period period) =>
        calendar.YearBefore(period) is { } year && periods.Contains(year)
            ? year
            : periods.FirstOrDefault(p => p.End < period.End && Refuse(new PeriodPair(p, period)) is null);

    private static ComparisonSide Side(Period period) => new(period, null, null, null, period.Start, period.End);
}
