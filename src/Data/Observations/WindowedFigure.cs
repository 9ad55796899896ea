namespace Kpi.Data.Observations;

/// <summary>A figure of one of several agencies.</summary>
/// <param name="Agency">Number of the agency.</param>
/// <param name="Indicator">Number of the indicator.</param>
/// <param name="Start">First day of the window its report covers, which may be declared otherwise than the period has it.</param>
/// <param name="End">Last day of it.</param>
public readonly record struct WindowedFigure(int Agency, int Indicator, Figure Figure, DateOnly Start, DateOnly End);
