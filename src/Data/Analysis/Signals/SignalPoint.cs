namespace Kpi.Data.Analysis.Signals;

/// <summary>One point, read against its limits.</summary>
/// <param name="Value">Null when missing or undefined.</param>
/// <param name="Limits">Null where its segment has fewer than two points.</param>
/// <param name="Direction">+1 for a signal upwards, −1 for one downwards, 0 for none.</param>
/// <param name="Type">Null without a value.</param>
public sealed record SignalPoint(double? Value, ControlLimits? Limits, SignalFlags Flags, int Direction, PointType? Type)
{
    /// <summary>Days that the value and its limits are of, over those of the period: 1 where no report declares others.</summary>
    public double Length { get; init; } = 1;
}
