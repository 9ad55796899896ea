namespace Kpi.Data.Discussion;

internal sealed class EarlierCommentEntity
{
    public long Id { get; set; }
    public long CommentId { get; set; }
    public required string Text { get; set; }
    public DateTime Until { get; set; }
}
