namespace Kpi.Data.Periods;

internal sealed class CalendarEntity
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public required string NameVi { get; set; }
    public required string NameEn { get; set; }
    public List<PeriodRuleEntity> Rules { get; set; } = [];
}
