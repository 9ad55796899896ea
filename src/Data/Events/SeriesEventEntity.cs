namespace Kpi.Data.Events;

/// <summary>One event. It is never changed and never deleted, but withdrawn.</summary>
internal sealed class SeriesEventEntity
{
    public int Id { get; set; }
    public int IndicatorId { get; set; }
    public int? AgencyId { get; set; }
    public SeriesEventKind Kind { get; set; }
    public DateOnly On { get; set; }
    public string? PeriodKey { get; set; }
    public required string Text { get; set; }
    public DateTime RecordedAt { get; set; }
    public required string RecordedBy { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public string? WithdrawnBecause { get; set; }

    public SeriesEvent ToRecord() => new(Id, IndicatorId, AgencyId, Kind, On, PeriodKey, Text, RecordedAt, RecordedBy, WithdrawnAt, WithdrawnBy, WithdrawnBecause);
}
