using Kpi.Data.Periods;

namespace Kpi.Data.Analysis.Comparisons;

/// <summary>One side of a comparison.</summary>
/// <param name="Value">In the indicator's unit of measure; null when missing or undefined.</param>
/// <param name="Numerator">Of a rate, like <paramref name="Denominator"/>; null when not known.</param>
/// <param name="Start">First day of the window the figure covers, which a report may declare otherwise than its period has it.</param>
/// <param name="End">Last day of it.</param>
public sealed record ComparisonSide(Period Period, double? Value, double? Numerator, double? Denominator, DateOnly Start, DateOnly End)
{
    /// <summary>Both ends counted.</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;

    /// <summary>A figure over its period's own window.</summary>
    public static ComparisonSide Of(Observations.Figure figure) =>
        new(figure.Period, figure.Value, figure.Numerator, figure.Denominator, figure.Period.Start, figure.Period.End);
}
