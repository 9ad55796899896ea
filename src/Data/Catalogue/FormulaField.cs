namespace Kpi.Data.Catalogue;

/// <summary>The parts of a draft that can be wrong.</summary>
public enum FormulaField
{
    Key,
    NameVi,
    NameEn,
    UnitOfMeasure,
    Section,
    Form,
    Numerator,
    Denominator,
    Cause,
}
