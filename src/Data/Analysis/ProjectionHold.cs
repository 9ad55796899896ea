namespace Kpi.Data.Analysis;

/// <summary>Why a page does not show a projection that can be calculated (methods §2.5).</summary>
public enum ProjectionHold
{
    /// <summary>The last value is a special cause: whether it lasts is not known.</summary>
    SpecialCause,

    /// <summary>Limits began anew less than 7 points ago.</summary>
    Rebase,

    /// <summary>The last period has no value, or what is counted changed less than 7 points ago.</summary>
    Break,
}
