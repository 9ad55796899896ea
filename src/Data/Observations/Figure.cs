using Kpi.Data.Periods;

namespace Kpi.Data.Observations;

/// <summary>What is known of one indicator in one period, without where it came from.</summary>
/// <param name="Value">In the indicator's unit of measure; null unless <paramref name="State"/> is reported.</param>
/// <param name="Numerator">Given where the figure carries its ratio.</param>
/// <param name="Denominator">Given where the figure carries its ratio; may be 0, then the ratio is undefined.</param>
/// <param name="Illustrative">Whether it, or anything it was calculated from, is made up.</param>
public sealed record Figure(
    Period Period, ObservationState State, double? Value, double? Numerator, double? Denominator, bool Illustrative)
{
    public static Figure Missing(Period period, bool illustrative = false) => new(period, ObservationState.Missing, null, null, null, illustrative);
}
