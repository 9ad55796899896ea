using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;

namespace Kpi.Dashboard.Api;

/// <summary>The analysis of a series. Top-level limits are those of the last point; in the unit of measure of the values, p charts in percent points.</summary>
internal sealed record SeriesAnswer(
    double? Center,
    double? Upper,
    double? Lower,
    LimitsItem? Near,
    double? MovingRange,
    double? MovingRangeUpper,
    double? SigmaZ,
    IReadOnlyList<AnalysedPoint> Points,
    VerdictItem<Variation>? Variation,
    VerdictItem<Assurance>? Assurance,
    Status Status,
    double? Gap,
    IReadOnlyList<PointProblemItem> Problems,
    ProjectionItem Projection,
    RebaseItem? Rebase,
    string Sentence)
{
    /// <param name="shown">For each point of the analysis the place of its period; null for one that was not asked for.</param>
    /// <param name="from">Place of the first point of the limits in force.</param>
    public static SeriesAnswer Of(SeriesAnalysis analysis, int from, IReadOnlyList<int?> shown, IReadOnlyList<string> periods, IReadOnlyList<PointProblemItem> problems, string sentence)
    {
        var signal = analysis.Signal;
        var trial = signal.Count < SignalResult.VerdictFrom;
        return new SeriesAnswer(
            Number(signal.Limits?.Center),
            Number(signal.Limits?.Upper),
            Number(signal.Limits?.Lower),
            signal.Limits is { } near ? new LimitsItem(Number(near.NearUpper), Number(near.NearLower)) : null,
            Number(signal.MovingRange),
            Number(signal.MovingRangeUpper),
            Number(signal.SigmaZ),
            [
                .. shown.Zip(signal.Points).Where(p => p.First is not null).Select(p => new AnalysedPoint(
                    periods[p.First!.Value],
                    p.Second.Value,
                    p.Second.Length,
                    Number(p.Second.Limits?.Center),
                    Number(p.Second.Limits?.Upper),
                    Number(p.Second.Limits?.Lower),
                    new FlagsItem(p.Second.Flags.Outside, p.Second.Flags.Trend, p.Second.Flags.TwoOfThree, p.Second.Flags.Shift),
                    p.Second.Type)),
            ],
            signal.Variation is { } variation ? new VerdictItem<Variation>(variation, trial, signal.Count) : null,
            signal.Assurance is { } assurance ? new VerdictItem<Assurance>(assurance, trial, signal.Count) : null,
            analysis.Status,
            Number(analysis.Gap),
            problems,
            ProjectionItem.Of(analysis),
            RebaseProposal.Of(signal, from) is { } proposal && shown[proposal.At] is { } first ? new RebaseItem(periods[first], proposal.Held, proposal.Side, null) : null,
            sentence);
    }

    /// <summary>What cannot be written is not known.</summary>
    internal static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

/// <summary>Two-sigma limits.</summary>
internal sealed record LimitsItem(double? Upper, double? Lower);

/// <summary>A verdict on the last point; a trial below 13 points.</summary>
internal sealed record VerdictItem<T>(T Value, bool Trial, int Points);

/// <summary>A point beside its limits.</summary>
/// <param name="Length">Days that value and limits are of, over those of the period; other than 1 where reports declare other days. What was analysed is the value divided by it.</param>
internal sealed record AnalysedPoint(string Period, double? Value, double Length, double? Center, double? Upper, double? Lower, FlagsItem Flags, PointType? PointType);

/// <summary>Which rules a point breaks.</summary>
internal sealed record FlagsItem(bool Outside, bool Trend, bool TwoOfThree, bool Shift);

/// <summary>That limits might begin anew, for a person to confirm with cause and date: nothing has been done.</summary>
/// <param name="Period">The first period of the new level.</param>
/// <param name="Points">Points on one side of the average up to the last, at least 8.</param>
/// <param name="Side">1 above the average, −1 below it.</param>
/// <param name="Cause">What has been noted of the time it began in; null when nobody has.</param>
internal sealed record RebaseItem(string Period, int Points, int Side, string? Cause);

internal sealed record PointProblemItem(string? Period, string Code, string Message);

/// <summary>A projection, how it was made, and why a page would not show it.</summary>
/// <param name="BacktestHits">In how many of the last <paramref name="BacktestRuns"/> periods the 80 % interval held the value.</param>
internal sealed record ProjectionItem(
    ProjectionMethod Method, int N, ProjectionHold? Withheld, IReadOnlyList<ProjectedPoint> Points, double? Chance, Likelihood? Likelihood, int BacktestHits, int BacktestRuns)
{
    public static ProjectionItem Of(SeriesAnalysis analysis) => new(
        analysis.Projection.Method,
        analysis.Projection.Count,
        analysis.Hold,
        [
            .. analysis.Projection.Points.Select(p => new ProjectedPoint(
                p.Horizon, SeriesAnswer.Number(p.Value), SeriesAnswer.Number(p.Low80), SeriesAnswer.Number(p.High80), SeriesAnswer.Number(p.Low95), SeriesAnswer.Number(p.High95))),
        ],
        SeriesAnswer.Number(analysis.Chance),
        Likelihoods.Of(analysis.Chance),
        analysis.Projection.BacktestHits,
        analysis.Projection.BacktestRuns);
}

internal sealed record ProjectedPoint(int H, double? Value, double? Low80, double? High80, double? Low95, double? High95);
