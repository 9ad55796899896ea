using Kpi.Dashboard.Charts;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>One KPI on the overview.</summary>
/// <param name="Figure">Null when nothing was reported for the period.</param>
/// <param name="YearBefore">Beside the same period a year before, over the windows that both reports cover, or why it is not compared with that.</param>
/// <param name="Before">The same period a year before; null when there is none, and when it is not compared with.</param>
/// <param name="Given">How many of its inputs were reported.</param>
/// <param name="Inputs">How many inputs it has; 0 for one that counts lines.</param>
/// <param name="Points">Its series up to the shown period.</param>
/// <param name="Targets">Targets by period, for the steps in the sparkline; of a range the lower bound.</param>
/// <param name="BreaksAtYear">Whether the series counts from the start of each year.</param>
public sealed record KpiTile(
    Indicator Indicator,
    Figure? Figure,
    Judgement Judgement,
    Comparison YearBefore,
    Figure? Before,
    int Given,
    int Inputs,
    IReadOnlyList<SparkPoint> Points,
    IReadOnlyList<(Kpi.Data.Periods.Period Period, double Value)> Targets,
    bool BreaksAtYear)
{
    /// <summary>Upper bounds of those of the targets that are ranges, by period.</summary>
    public IReadOnlyList<(Kpi.Data.Periods.Period Period, double Value)> Uppers { get; init; } = [];

    /// <summary>Whether points of different kinds of report may be joined by a line.</summary>
    public bool Connects { get; init; } = true;

    /// <summary>The cells its inputs were read from, in the order of the formula.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>What its series says of the process up to the period; null where the page does not show it, without a figure, and for an answer.</summary>
    public SignalResult? Signal { get; init; }

    /// <summary>Whether the figure will change as further inputs are reported.</summary>
    public bool Provisional => Figure?.Value is not null && (Judgement.Status == Status.Provisional || Given < Inputs);

    /// <summary>The sparkline in a box of these units.</summary>
    public SparkShape Spark(int width, int height) => SparkBuilder.Build(Points, Targets, BreaksAtYear, width, height, uppers: Uppers, connects: Connects);
}
