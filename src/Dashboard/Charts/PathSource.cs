using Kpi.Data.Periods;

namespace Kpi.Dashboard.Charts;

/// <summary>What a picture of the way to targets is drawn from.</summary>
/// <param name="Points">By period end; those from before the picture begins are left out.</param>
/// <param name="Goals">At least one.</param>
/// <param name="Periods">Reports that fall due, by their ends: of every year that a way leads through. The picture ends with the last of them.</param>
/// <param name="From">Where the picture begins, unless a way begins earlier.</param>
/// <param name="Percent">Whether values are percent points, which end at 100.</param>
/// <param name="Whole">Whether values are whole things, so that no grid line stands between two.</param>
/// <param name="BreaksAtYear">Whether values count from the start of each year, so that no line may lead from one year to the next.</param>
public sealed record PathSource(
    IReadOnlyList<SparkPoint> Points, IReadOnlyList<PathGoal> Goals, IReadOnlyList<Period> Periods, DateOnly From, bool Percent, bool Whole, bool BreaksAtYear)
{
    /// <summary>Whether points of different kinds of report may be joined by a line.</summary>
    public bool Connects { get; init; } = true;

    /// <summary>By day; drawn only where the last point has a value, and reports of every kind may be joined.</summary>
    public IReadOnlyList<PathLanding> Landings { get; init; } = [];

    /// <summary>What names a way that only a draft has: beside the value of its goal, or on the way where the goal is in force.</summary>
    public string DraftWord { get; init; } = "";

    /// <summary>The day it is; null for a look back that has none.</summary>
    public DateOnly? Today { get; init; }
}
