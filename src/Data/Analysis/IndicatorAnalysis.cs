using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Analysis;

/// <summary>Everything that can be said of one indicator of one agency in one period.</summary>
/// <param name="Figure">As reported or calculated for the period; null when there is none.</param>
/// <param name="Previous">Beside the latest figure before it that covers a window of the same length: of a year-to-date line's nine months those of the year before.</param>
/// <param name="YearBefore">Beside the same period one year earlier.</param>
/// <param name="Accumulation">In which the series of <paramref name="Series"/> was built.</param>
/// <param name="Periods">Of the points of the analysis, one each, in order; the last one ends where the period does.</param>
/// <param name="Series">Signal and projection; null for an answer, which has neither. Counts over other days than their period's are read by what they come to a day: values stand as reported, limits for the days they cover.</param>
/// <param name="Given">How many of the inputs of a derived KPI have been given; of a reported indicator 1 or 0.</param>
/// <param name="Needed">How many there are to be.</param>
public sealed record IndicatorAnalysis(
    Indicator Indicator,
    Period Period,
    Figure? Figure,
    Judgement Judgement,
    Comparison Previous,
    Comparison YearBefore,
    SeriesAccumulation Accumulation,
    IReadOnlyList<Period> Periods,
    SeriesAnalysis? Series,
    int Given,
    int Needed)
{
    /// <summary>How much the figures vary anyway; null for an answer.</summary>
    public UsualVariation? Usual { get; init; }

    /// <summary>That limits might begin anew; null where nothing says so, below <see cref="Signals.SignalResult.VerdictFrom"/> points, and for an answer.</summary>
    public RebaseCase? Rebase { get; init; }

    /// <summary>What the year had given by the end of the period, beside the year before; null where figures do not add up, and where nobody asked.</summary>
    public Comparison? YearToDate { get; init; }

    /// <summary>What it takes to reach the target of <see cref="Judgement"/>; null without a target or a figure.</summary>
    public GoalCase? Outlook { get; init; }

    /// <summary>The same for every target due after the period, the next one first; empty where nobody asked.</summary>
    public IReadOnlyList<GoalCase> Ahead { get; init; } = [];

    /// <summary>What keeps it from saying all it could: of points by time, then of the whole.</summary>
    public IReadOnlyList<SeriesProblem> Problems { get; init; } = [];

    /// <summary>The period <see cref="Series"/> has its variation of, where the last one of <see cref="Periods"/> has no value of its own; null where it has, or none does.</summary>
    public Period? VariationPeriod
    {
        get
        {
            if (Series?.Signal is not { Variation: not null, Points: var points } || points[^1].Value is not null) return null;
            var last = points.Count - 1;
            while (points[last].Value is null) last--;
            return Periods[last];
        }
    }
}
