namespace Kpi.Data.Analysis.Goals;

/// <summary>How many cases are assumed to come.</summary>
public enum Volume
{
    /// <summary>The lower end of the 80 % interval.</summary>
    Low,

    /// <summary>As projected; without a projection as many a day as in the last report.</summary>
    Mid,

    /// <summary>The upper end of the 80 % interval.</summary>
    High,
}
