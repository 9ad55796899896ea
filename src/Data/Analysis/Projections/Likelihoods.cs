namespace Kpi.Data.Analysis.Projections;

/// <summary>Puts probabilities into words.</summary>
public static class Likelihoods
{
    /// <param name="chance">0 to 1; null for none.</param>
    public static Likelihood? Of(double? chance) => chance switch
    {
        null => null,
        < 0.10 => Likelihood.VeryUnlikely,
        < 0.33 => Likelihood.Unlikely,
        < 0.66 => Likelihood.Uncertain,
        <= 0.90 => Likelihood.Likely,
        _ => Likelihood.VeryLikely,
    };
}
