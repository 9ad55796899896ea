namespace Kpi.Data.Catalogue;

internal sealed class FormEntity
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public required string NameVi { get; set; }
    public required string NameEn { get; set; }
    public required string CalendarKey { get; set; }
    public List<FormDutyVersionEntity> Duties { get; set; } = [];
}
