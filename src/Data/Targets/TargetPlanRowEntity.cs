namespace Kpi.Data.Targets;

internal sealed class TargetPlanRowEntity
{
    public int Id { get; set; }
    public int PlanId { get; set; }
    public int IndicatorId { get; set; }
    public int PeriodId { get; set; }
    public TargetComparator Comparator { get; set; }
    public double Value { get; set; }
    public double? High { get; set; }
    public double? Tolerance { get; set; }
    public string? Path { get; set; }
    public string? Notes { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
