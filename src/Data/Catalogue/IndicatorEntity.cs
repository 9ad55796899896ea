namespace Kpi.Data.Catalogue;

internal sealed class IndicatorEntity
{
    public int Id { get; set; }
    public required string Key { get; set; }
    public required string NameVi { get; set; }
    public required string NameEn { get; set; }
    public required string UnitOfMeasureVi { get; set; }
    public required string UnitOfMeasureEn { get; set; }
    public ValueKind Kind { get; set; }
    public required string Options { get; set; }
    public Accumulation Accumulation { get; set; }
    public Direction Direction { get; set; }
    public int Section { get; set; }
    public int Order { get; set; }

    /// <summary>Null for a reported indicator.</summary>
    public string? Numerator { get; set; }
    public string? Denominator { get; set; }

    /// <summary>The form a derived KPI counts the lines of.</summary>
    public string? FormKey { get; set; }
    public string? Notes { get; set; }
}
