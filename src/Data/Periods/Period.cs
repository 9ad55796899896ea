namespace Kpi.Data.Periods;

/// <summary>A reporting period: a named window of days. Both ends are inclusive calendar dates, without a time zone.</summary>
/// <param name="CalendarId">The calendar the period belongs to.</param>
/// <param name="Year">The reporting year, which is not always the year of <paramref name="Start"/>: CCHC years begin on 15 December.</param>
/// <param name="Kind">The kind of window.</param>
/// <param name="Month">1 to 12 for a month, otherwise 0.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, the cut-off.</param>
/// <param name="Deadline">The day by which the report is due, or null when the calendar sets none.</param>
public sealed record Period(int CalendarId, int Year, PeriodKind Kind, int Month, DateOnly Start, DateOnly End, DateOnly? Deadline)
{
    /// <summary>The key other systems use: <c>2024-Q1</c>, <c>2024-H1</c>, <c>2024-9M</c>, <c>2024</c>, <c>2024-05</c>. Unique in its calendar.</summary>
    public string Key => PeriodKey.Format(Year, Kind, Month);

    /// <summary>A number that names the period in every store, derived from its parts so that no look-up is needed.</summary>
    public int Id => (CalendarId * 1_000_000) + (Year * 100) + (Kind == PeriodKind.Month ? Month : (int)Kind);

    /// <summary>4 × year + quarter (0 to 3) that the window ends with: quarters, half-years and years in one order. Not for months.</summary>
    public int EndQuarter => (4 * Year) + Kind switch
    {
        PeriodKind.Q1 => 0,
        PeriodKind.Q2 or PeriodKind.H1 => 1,
        PeriodKind.Q3 or PeriodKind.NineMonths => 2,
        _ => 3,
    };

    /// <summary>Length of the window in days, both ends counted.</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;

    /// <summary>Whether both are the same window: calendar, year and kind are in the number.</summary>
    public bool Equals(Period? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && Kind == other.Kind && Start == other.Start && End == other.End && Deadline == other.Deadline);

    /// <summary>Figures are looked up by period everywhere: the number tells all of a store's periods apart.</summary>
    public override int GetHashCode() => Id;
}
