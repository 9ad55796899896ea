namespace Kpi.Data.Views;

/// <summary>The view a person's overview opens with; their own, or a shared one.</summary>
internal sealed class DefaultViewEntity
{
    public required string OwnerId { get; set; }
    public int ViewId { get; set; }
}
