namespace Kpi.Dashboard.Charts;

/// <summary>A straight line in a picture, in pixels.</summary>
internal readonly record struct PlotLine(double X1, double Y1, double X2, double Y2);
