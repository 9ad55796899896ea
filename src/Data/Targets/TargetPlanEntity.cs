namespace Kpi.Data.Targets;

internal sealed class TargetPlanEntity
{
    public int Id { get; set; }
    public int AgencyId { get; set; }
    public int Year { get; set; }
    public TargetPlanState State { get; set; }
    public int Version { get; set; }
    public required string Document { get; set; }
    public DateOnly? DocumentDate { get; set; }
    public DateTime CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTime ChangedAt { get; set; }
    public required string ChangedBy { get; set; }
    public List<TargetPlanRowEntity> Rows { get; } = [];
}
