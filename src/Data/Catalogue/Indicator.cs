namespace Kpi.Data.Catalogue;

/// <summary>What is measured.</summary>
/// <param name="Id">Number in this store.</param>
/// <param name="Key">Key that other systems use: <c>cchc.7.1.1</c>, <c>kpi.online-full-coverage</c>.</param>
/// <param name="Name">Name as printed in the form, or given to the derived KPI.</param>
/// <param name="UnitOfMeasure">What is counted (hồ sơ, TTHC, %). Empty for an enumeration.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Options">The answers of an enumeration, otherwise empty.</param>
/// <param name="Accumulation">How values add up over time. For a derived KPI this is <see cref="Catalogue.Accumulation.Rate"/>: it follows from its formula.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Section">Section of the form, 1 to 7; 0 when it has none.</param>
/// <param name="Order">Printed order; derived KPIs follow the reported ones.</param>
/// <param name="Formula">How a derived KPI is calculated; null for a reported indicator.</param>
public sealed record Indicator(
    int Id,
    string Key,
    LocalText Name,
    LocalText UnitOfMeasure,
    ValueKind Kind,
    IReadOnlyList<IndicatorOption> Options,
    Accumulation Accumulation,
    Direction Direction,
    int Section,
    int Order,
    DerivedFormula? Formula)
{
    public bool IsDerived => Formula is not null;
}
