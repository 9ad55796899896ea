namespace Kpi.Data.Catalogue;

internal sealed class FormVersionEntity
{
    public int Id { get; set; }
    public int FormId { get; set; }
    public required string Version { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public FormEntity? Form { get; set; }
    public List<FormLineEntity> Lines { get; set; } = [];
}
