namespace Kpi.Data.Agencies;

internal sealed class AgencyEntity
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public required string NameVi { get; set; }
    public required string NameEn { get; set; }
    public int? ParentId { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public List<AgencySuccessionEntity> Predecessors { get; set; } = [];
}
