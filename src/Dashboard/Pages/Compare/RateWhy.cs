using Kpi.Data.Analysis.Comparisons;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>A ratio that moved, taken apart into what the rate and what the volume did.</summary>
/// <param name="Before">Numerator and denominator of the earlier side.</param>
/// <param name="After">Numerator and denominator of the later side.</param>
public sealed record RateWhy(CompareRow Row, (double Numerator, double Denominator) Before, (double Numerator, double Denominator) After, RateDecomposition Parts);
