namespace Kpi.Dashboard.Charts;

/// <summary>What one period added.</summary>
/// <param name="Name">Name of the period in a sentence.</param>
/// <param name="Axis">Its name below the bar.</param>
/// <param name="Text">The value as it stands at the bar.</param>
public sealed record TrendBar(double Value, string Name, string Axis, string Text);
