namespace Kpi.Data.Submissions;

internal sealed class SubmissionEntity
{
    public Guid Id { get; set; }

    /// <summary>
    /// Hash, form, agency and period in one text, unique: the same bytes for the same thing are one submission. Null once withdrawn, so that
    /// the same file can be handed in again.
    /// </summary>
    public string? IdentityKey { get; set; }
    public required string FileSha256 { get; set; }
    public required string FileName { get; set; }
    public long FileBytes { get; set; }
    public string? FileFormat { get; set; }

    /// <summary>Null while unknown, like the agency and the period: a person answers them.</summary>
    public string? FormKey { get; set; }
    public int? AgencyId { get; set; }
    public int? PeriodId { get; set; }

    /// <summary>The window the report itself declares, when it differs from the period's.</summary>
    public DateOnly? DeclaredStart { get; set; }
    public DateOnly? DeclaredEnd { get; set; }
    public SubmissionState State { get; set; }
    public bool Illustrative { get; set; }

    /// <summary>The check result as the pipeline wrote it, without a language.</summary>
    public required string Check { get; set; }
    public string? Comment { get; set; }
    public DateTime CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTime ChangedAt { get; set; }
    public required string ChangedBy { get; set; }
    public DateTime? PublishedAt { get; set; }
    public string? PublishedBy { get; set; }

    /// <summary>Counts changes of state; two people deciding at once cannot both succeed.</summary>
    public int Version { get; set; }
}
