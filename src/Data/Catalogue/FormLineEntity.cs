namespace Kpi.Data.Catalogue;

internal sealed class FormLineEntity
{
    public int Id { get; set; }
    public int FormVersionId { get; set; }
    public int Order { get; set; }
    public required string Key { get; set; }
    public string? ParentKey { get; set; }
    public required string Code { get; set; }
    public required string NameVi { get; set; }
    public required string NameEn { get; set; }
    public required string UnitOfMeasureVi { get; set; }
    public required string UnitOfMeasureEn { get; set; }
    public LineKind Kind { get; set; }
    public int Section { get; set; }
    public int? IndicatorId { get; set; }
    public int? DenominatorId { get; set; }
}
