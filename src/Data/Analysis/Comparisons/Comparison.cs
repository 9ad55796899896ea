namespace Kpi.Data.Analysis.Comparisons;

/// <summary>Two figures beside each other.</summary>
/// <param name="Before">The earlier side.</param>
/// <param name="Refusal">Why nothing is compared; null when it is, and then the rest says how.</param>
/// <param name="Absolute">The difference: percent points of a percentage, else in the unit of measure; per day where <paramref name="PerDay"/>.</param>
/// <param name="Relative">In percent of the earlier side; null where that is zero, negative or, for a count, below 20, and for percentages in headlines.</param>
/// <param name="PerDay">Whether both sides were divided by their days, because their windows differ in length.</param>
/// <param name="Better">Whether the change is for the better; null without a better direction, and for no change.</param>
public sealed record Comparison(
    ComparisonSide? Before, ComparisonSide? After, ComparisonRefusal? Refusal, double? Absolute, double? Relative, bool PerDay, bool? Better, Clarity Clarity)
{
    internal static Comparison Refused(ComparisonSide? before, ComparisonSide? after, ComparisonRefusal refusal) => new(before, after, refusal, null, null, false, null, Clarity.Unknown);
}
