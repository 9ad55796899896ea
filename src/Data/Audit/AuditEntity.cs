namespace Kpi.Data.Audit;

internal sealed class AuditEntity
{
    public long Id { get; set; }
    public DateTime At { get; set; }
    public required string Actor { get; set; }
    public required string Action { get; set; }

    /// <summary>What was acted upon: a submission's id, a user's name, a job's name.</summary>
    public required string Subject { get; set; }
    public string? Detail { get; set; }
}
