namespace Kpi.Data.Submissions;

/// <summary>What an approver says about one line of a submission. Kept with it, whatever becomes of it.</summary>
internal sealed class LineCommentEntity
{
    public long Id { get; set; }
    public Guid SubmissionId { get; set; }
    public required string Line { get; set; }
    public required string Text { get; set; }
    public DateTime At { get; set; }
    public required string By { get; set; }
}
