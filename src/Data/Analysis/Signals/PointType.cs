namespace Kpi.Data.Analysis.Signals;

/// <summary>What a point means.</summary>
public enum PointType
{
    /// <summary>Nothing but the usual variation.</summary>
    Common,

    /// <summary>Special cause in the better direction.</summary>
    Improvement,

    /// <summary>Special cause in the worse direction.</summary>
    Concern,

    /// <summary>Special cause upwards, of an indicator without a better direction.</summary>
    NeutralHigh,

    /// <summary>Special cause downwards, of an indicator without a better direction.</summary>
    NeutralLow,
}
