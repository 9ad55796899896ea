using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.State;

/// <summary>What the sentences of an analysis are made of: one indicator, or a series that somebody sent.</summary>
/// <param name="Name">What the figures are of.</param>
/// <param name="Indicator">What the values are and what they count.</param>
/// <param name="Period">As it stands in a sentence.</param>
/// <param name="Value">Null when there is none; then nothing else is said of it.</param>
public sealed record AnalysisStory(string Name, Indicator Indicator, string Period, double? Value)
{
    /// <summary>The figure with its counts, where it has them.</summary>
    public Figure? Figure { get; init; }

    public Status Status { get; init; } = Status.NoTarget;

    /// <summary>The target as it stands in a sentence: <c>≥ 35 %</c>.</summary>
    public string? Target { get; init; }

    /// <summary>When the target is due; null when it is now.</summary>
    public string? TargetPeriod { get; init; }

    /// <summary>How far the value is from its target, in words.</summary>
    public string? Gap { get; init; }

    /// <summary>What it takes to reach the target; null where nothing can be said but the gap.</summary>
    public GoalCase? Outlook { get; init; }

    /// <summary>The period the target is due in, as it stands in a sentence.</summary>
    public string? DuePeriod { get; init; }

    /// <summary>Null for answers, which have neither variation nor projection.</summary>
    public SeriesAnalysis? Series { get; init; }

    /// <summary>The last period with a value to judge variation by, as it stands in a sentence; null where that is the last one.</summary>
    public string? VariationPeriod { get; init; }

    /// <summary>Points of a run or trend, as the analysis was asked for.</summary>
    public int RunLength { get; init; } = 7;

    /// <summary>Beside the same period one year before; null where that is not asked.</summary>
    public Comparison? YearBefore { get; init; }

    /// <summary>Name of the period one year before.</summary>
    public string? YearBeforePeriod { get; init; }

    /// <summary>Inputs that have been given, of <see cref="Needed"/>.</summary>
    public int Given { get; init; }

    public int Needed { get; init; }
}
