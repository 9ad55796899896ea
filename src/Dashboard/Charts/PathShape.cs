using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>The way to targets as a picture: days from the left, the figures so far, and what is expected to come. In pixels.</summary>
/// <param name="Low">Lower end of the scale; where it is above 0, the page says so.</param>
/// <param name="Left">Of the plot.</param>
/// <param name="Ticks">Values of the grid lines from below, and where they lie.</param>
/// <param name="Ends">Last days of reports that there is room to name.</param>
/// <param name="Years">Where each year's name stands, and where the year begins; null for the first.</param>
/// <param name="Goals">Lines of the ways on the days they judge, and a step around the day of each target that has none; two around that of a range.</param>
/// <param name="Drafts">Lines of the ways that only a draft has; empty without one.</param>
/// <param name="Stops">What is set on a way: its baseline, what lies between, and the target, of a range both bounds.</param>
/// <param name="Actual">The line of the figures; broken where a value is missing, where a new year begins to count, and between points that may not be joined.</param>
/// <param name="Points">Where the figures lie.</param>
/// <param name="Last">The last figure; null when the last period has none.</param>
/// <param name="Gaps">Periods without a figure.</param>
/// <param name="Projection">From the last figure on; empty without one.</param>
/// <param name="Band">Outline of the 80 % interval; empty without a projection.</param>
/// <param name="Landings">Where the figure is expected to be.</param>
/// <param name="Today">Where today lies; null where that is not in the picture.</param>
/// <param name="Names">Values beside what they belong to, as far as there is room.</param>
public sealed record PathShape(
    double Low,
    double Left,
    IReadOnlyList<(double Value, string Text, double Y)> Ticks,
    IReadOnlyList<(Period Period, double X)> Ends,
    IReadOnlyList<(int Year, double X, double? Begins)> Years,
    string Goals,
    string Drafts,
    IReadOnlyList<SparkSpot> Stops,
    string Actual,
    IReadOnlyList<SparkSpot> Points,
    SparkSpot? Last,
    IReadOnlyList<SparkSpot> Gaps,
    string Projection,
    string Band,
    IReadOnlyList<SparkSpot> Landings,
    double? Today,
    IReadOnlyList<TrendName> Names)
{
    public const int Width = 320;
    public const int Height = 196;
    public const double Top = 24;
    public const double Bottom = Height - 36;
    public const double Right = Width - 4;
}
