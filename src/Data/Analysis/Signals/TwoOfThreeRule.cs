namespace Kpi.Data.Analysis.Signals;

/// <summary>Which points count for "two of three beyond two sigma": public tools disagree (methods §1.2).</summary>
public enum TwoOfThreeRule
{
    /// <summary>All three on one side of the centre, two of them beyond two sigma, beyond three included.</summary>
    BeyondTwoSigma,

    /// <summary>All three on one side, two of them between two and three sigma (NHSRplotthedots 0.2.2).</summary>
    BetweenTwoAndThreeSigma,

    /// <summary>Two more beyond two sigma on one side than on the other, the third anywhere (PowerBI-SPC).</summary>
    CountingOutside,
}
