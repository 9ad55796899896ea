namespace Kpi.Data.Mappings;

/// <summary>One confirmation. It ends where a later one begins; one that was taken back is kept, and holds for nothing.</summary>
internal sealed class LineMappingEntity
{
    public int Id { get; set; }
    public required string FormKey { get; set; }
    public int AgencyId { get; set; }
    public LineMappingKind Kind { get; set; }
    public required string PrintedKey { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public string? LineKey { get; set; }
    public int Parts { get; set; }
    public required string Since { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public DateTime RecordedAt { get; set; }
    public required string RecordedBy { get; set; }
    public DateTime? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }

    public LineMapping ToRecord() => new(Id, FormKey, AgencyId, Kind, PrintedKey, Code, Name, LineKey, Parts, Since, ValidFrom, ValidTo, RecordedAt, RecordedBy);
}
