namespace Kpi.Data.Catalogue;

/// <summary>One version of one formula. Rows are added, never changed, but for the moment the next takes over.</summary>
internal sealed class FormulaVersionEntity
{
    public int Id { get; set; }
    public int IndicatorId { get; set; }
    public int Version { get; set; }
    public required string Numerator { get; set; }
    public string? Denominator { get; set; }
    public required string FormKey { get; set; }
    public string? Cause { get; set; }
    public DateTime? RecordedAt { get; set; }
    public string? RecordedBy { get; set; }
    public DateTime? SupersededAt { get; set; }

    public FormulaVersion ToRecord() => new(Version, Numerator, Denominator, FormKey, Cause, RecordedAt, RecordedBy, SupersededAt);
}
