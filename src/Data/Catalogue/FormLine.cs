namespace Kpi.Data.Catalogue;

/// <summary>One printed line of a form version.</summary>
/// <param name="Key">Key of the printed line; for a line that carries one value this is its indicator's key.</param>
/// <param name="ParentKey">Key of the line above it in the outline, or null.</param>
/// <param name="Order">Printed order from 1.</param>
/// <param name="Code">Code as printed ("1.1.", "2.4"); empty when the line has none.</param>
/// <param name="Indicator">The indicator the value belongs to: the numerator for a fraction, null for a heading.</param>
/// <param name="Denominator">The second indicator of a fraction.</param>
public sealed record FormLine(
    string Key,
    string? ParentKey,
    int Order,
    string Code,
    LocalText Name,
    LocalText UnitOfMeasure,
    LineKind Kind,
    int Section,
    Indicator? Indicator,
    Indicator? Denominator)
{
    /// <summary>The indicators the line gives values for: none, one, or two for a fraction.</summary>
    public IEnumerable<Indicator> Indicators
    {
        get
        {
            if (Indicator is not null) yield return Indicator;
            if (Denominator is not null) yield return Denominator;
        }
    }
}
