namespace Kpi.Data.Analysis.Signals;

/// <summary>How natural limits are found.</summary>
public enum ControlChart
{
    /// <summary>From the ranges between neighbours: any measure.</summary>
    Xmr,

    /// <summary>From the binomial spread of a rate with denominators: only where nothing but chance varies.</summary>
    P,

    /// <summary>Like <see cref="P"/>, widened or narrowed by the spread that is really there (Laney).</summary>
    PPrime,
}
