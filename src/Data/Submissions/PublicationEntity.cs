namespace Kpi.Data.Submissions;

/// <summary>One line for each committed publish, in commit order. Open pages on every node follow this table.</summary>
internal sealed class PublicationEntity
{
    public long Id { get; set; }
    public Guid SubmissionId { get; set; }
    public int AgencyId { get; set; }
    public int PeriodId { get; set; }
    public DateTime At { get; set; }
    public required string By { get; set; }
}
