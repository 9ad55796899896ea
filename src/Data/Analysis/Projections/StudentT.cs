using System.Collections.Concurrent;

namespace Kpi.Data.Analysis.Projections;

/// <summary>Student's t distribution, its quantiles remembered: a projection asks for the same few again and again.</summary>
internal static class StudentT
{
    private static readonly ConcurrentDictionary<(double Probability, int Freedom), double> Known = new();

    /// <summary>The value below which a share of the distribution lies.</summary>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Quantile(double probability, int freedom) =>
        Known.GetOrAdd((probability, freedom), static key => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, key.Freedom, key.Probability));

    /// <summary>The share of the distribution at or below a value.</summary>
    public static double Cumulative(double value, int freedom) => MathNet.Numerics.Distributions.StudentT.CDF(0, 1, freedom, value);
}
