namespace Kpi.Data.Views;

internal sealed class SavedViewEntity
{
    public int Id { get; set; }
    public required string OwnerId { get; set; }
    public required string Owner { get; set; }
    public ViewPage Page { get; set; }
    public required string Name { get; set; }
    public required string Query { get; set; }
    public bool Shared { get; set; }
    public DateTime ChangedAt { get; set; }

    public SavedView ToRecord() => new(Id, OwnerId, Owner, Page, Name, Query, Shared, ChangedAt);
}
