using System.Collections.Frozen;

namespace Kpi.Data.Periods;

/// <summary>A reporting regime: which periods exist and where they begin and end. Rules are data; CCHC is one of them (domain facts: Công văn 581/BNV-CCHC).</summary>
/// <param name="Id">1 to 999.</param>
/// <param name="Key">Identifier, for example <c>cchc</c>.</param>
/// <param name="NameVi">Name in Vietnamese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Rules">Every version of the rules of every kind and month.</param>
/// <param name="Laid">Periods that carry values already: they stay where they were laid down, whatever rule came later.</param>
public sealed record ReportingCalendar(int Id, string Key, string NameVi, string NameEn, IReadOnlyList<PeriodRule> Rules, IReadOnlyList<Period>? Laid = null)
{
    private const int KeptFrom = 1990;
    private const int KeptTo = 2110;
    private const int Places = 41;
    private readonly FrozenDictionary<(int Year, PeriodKind Kind, int Month), Period> _laid = (Laid ?? []).ToFrozenDictionary(p => (p.Year, p.Kind, p.Month));

    // Analyses ask for the same periods thousands of times: those of the years people report are laid out once.
    private readonly Period?[] _kept = new Period?[(KeptTo - KeptFrom) * Places];

    /// <summary>The period of a key, or null when the key is malformed or the calendar has no such kind.</summary>
    public Period? Find(string? key) => PeriodKey.TryParse(key, out var year, out var kind, out var month) ? Find(year, kind, month) : null;

    /// <summary>The period of a kind in a reporting year, or null when the calendar has no such kind.</summary>
    public Period? Find(int year, PeriodKind kind, int month = 0)
    {
        var place = kind == PeriodKind.Month ? (int)PeriodKind.Month + month : (int)kind;
        if (year is < KeptFrom or >= KeptTo || month is < 0 or > 12 || (kind != PeriodKind.Month && month != 0) || place is < 0 or >= Places) return Lay(year, kind, month);
        ref var kept = ref _kept[((year - KeptFrom) * Places) + place];
        return kept ??= Lay(year, kind, month);
    }

    /// <summary>The rule that holds in a reporting year: the latest to begin, of those the last version. Null when the calendar has no such kind then.</summary>
    public PeriodRule? Rule(int year, PeriodKind kind, int month = 0)
    {
        PeriodRule? found = null;
        foreach (var rule in Rules)
        {
            if (rule.Kind != kind || rule.Month != month || rule.FromYear > year) continue;
            if (found is null || (rule.FromYear, rule.Version).CompareTo((found.FromYear, found.Version)) > 0) found = rule;
        }
        return found;
    }

    /// <summary>All periods of a reporting year, by end and then by start.</summary>
    public IReadOnlyList<Period> Year(int year) => [.. Rules.Select(r => (r.Kind, r.Month)).Distinct().Select(r => Find(year, r.Kind, r.Month)).OfType<Period>().OrderBy(p => p.End).ThenBy(p => p.Start)];

    /// <summary>
    /// The period that a window of dates means: the one with exactly these ends, else the only one whose ends both lie within
    /// <paramref name="tolerance"/> days of them (offices close their books early: 16/12–06/6 is the half-year 15/12–14/6). Null when none or several fit.
    /// </summary>
    public Period? ForWindow(DateOnly start, DateOnly end, int tolerance = 10)
    {
        if (end < start) return null;
        var near = Enumerable.Range(end.Year, 2)
            .SelectMany(Year)
            .Select(p => (Period: p, Distance: Distance(p, start, end)))
            .Where(x => x.Distance <= tolerance)
            .OrderBy(x => x.Distance)
            .ToList();
        if (near.Count == 0) return null;
        return near[0].Distance == 0 || near.Count == 1 ? near[0].Period : null;
    }

    /// <summary>The same kind of period one year before, or null when the calendar has none.</summary>
    public Period? YearBefore(Period period) => Find(period.Year - 1, period.Kind, period.Month);

    private Period? Lay(int year, PeriodKind kind, int month) => _laid.GetValueOrDefault((year, kind, month)) ?? Rule(year, kind, month)?.In(Id, year);

    private static int Distance(Period period, DateOnly start, DateOnly end) =>
        Math.Max(Math.Abs(period.Start.DayNumber - start.DayNumber), Math.Abs(period.End.DayNumber - end.DayNumber));
}
