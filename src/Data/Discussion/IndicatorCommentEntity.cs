namespace Kpi.Data.Discussion;

/// <summary>A comment as it stands. What it said before is kept beside it, and nothing is deleted.</summary>
internal sealed class IndicatorCommentEntity
{
    public long Id { get; set; }
    public int IndicatorId { get; set; }
    public int AgencyId { get; set; }
    public int PeriodId { get; set; }
    public required string Text { get; set; }
    public DateTime At { get; set; }
    public required string AuthorId { get; set; }
    public required string By { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public List<EarlierCommentEntity> Earlier { get; set; } = [];

    public IndicatorComment ToRecord() => WithdrawnAt is null
        ? new(Id, IndicatorId, AgencyId, PeriodId, Text, At, AuthorId, By, null, [.. Earlier.OrderBy(e => e.Id).Select(e => new EarlierComment(e.Text, e.Until))])
        : new(Id, IndicatorId, AgencyId, PeriodId, "", At, AuthorId, By, WithdrawnAt, []);
}
