namespace Kpi.Data.Periods;

/// <summary>A period as it was laid down when first used. A later change of the calendar's rules never moves a period that carries values.</summary>
internal sealed class PeriodEntity
{
    /// <summary>See <see cref="Period.Id"/>.</summary>
    public int Id { get; set; }
    public int CalendarId { get; set; }
    public required string Key { get; set; }
    public int Year { get; set; }
    public PeriodKind Kind { get; set; }
    public int Month { get; set; }
    public DateOnly Start { get; set; }
    public DateOnly End { get; set; }
    public DateOnly? Deadline { get; set; }

    public static PeriodEntity From(Period period) => new()
    {
        Id = period.Id,
        CalendarId = period.CalendarId,
        Key = period.Key,
        Year = period.Year,
        Kind = period.Kind,
        Month = period.Month,
        Start = period.Start,
        End = period.End,
        Deadline = period.Deadline,
    };

    public Period ToRecord() => new(CalendarId, Year, Kind, Month, Start, End, Deadline);
}
