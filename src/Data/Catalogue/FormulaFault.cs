namespace Kpi.Data.Catalogue;

/// <summary>Why a draft cannot become a derived KPI.</summary>
public enum FormulaFault
{
    /// <summary>Nothing stands where something must.</summary>
    Needed,

    /// <summary>More characters than fit.</summary>
    TooLong,

    /// <summary>A key is <c>kpi.</c> with lower-case letters, digits and single hyphens.</summary>
    KeyForm,

    /// <summary>The key of a new KPI exists.</summary>
    KeyTaken,

    /// <summary>There is no derived KPI of this key.</summary>
    KeyUnknown,

    /// <summary>There is no form of this key.</summary>
    FormUnknown,

    /// <summary>A section is 0 to 7.</summary>
    Section,

    /// <summary>The formula cannot be read.</summary>
    Expression,

    /// <summary>The formula names an indicator that does not exist.</summary>
    UnknownIndicator,

    /// <summary>The formula would depend on its own result.</summary>
    Cycle,
}
