namespace Kpi.Data.Catalogue;

/// <summary>For which periods a form is due from a reporting year on. Rows are added, never changed.</summary>
internal sealed class FormDutyVersionEntity
{
    public int Id { get; set; }
    public int FormId { get; set; }
    public int FromYear { get; set; }
    public int Version { get; set; }

    /// <summary>See <see cref="FormDuty.Write"/>.</summary>
    public required string Kinds { get; set; }
    public string? Cause { get; set; }
    public DateTime? RecordedAt { get; set; }
    public string? RecordedBy { get; set; }

    public FormDuty ToDuty() => new(FromYear, Version, FormDuty.Read(Kinds));

    public FormDutyVersion ToRecord() => new(ToDuty(), Cause, RecordedAt, RecordedBy);
}
