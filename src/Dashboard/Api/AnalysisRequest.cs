using System.ComponentModel;

namespace Kpi.Dashboard.Api;

/// <summary>What may be sent to the stateless analysis, as its description has it; <see cref="SeriesQuestionReader"/> reads it and says what is wrong with it.</summary>
internal sealed record AnalysisRequest(
    [property: Description("Consecutive periods in order, each once; at most 10000. A period without a value is missing, never 0.")] IReadOnlyList<AnalysisRequest.Point> Points,
    [property: Description("Which way is better: higher, lower, range or none (default). Two bounds make it range whatever is said here.")] string? Direction,
    [property: Description("A number, or {low, high} or [low, high], which is a range and judged by both bounds; one that its direction does not judge by is named in the problems; in the unit of measure, rates in percent points.")] object? Target,
    [property: Description("The choices public tools disagree about; each has its default.")] AnalysisRequest.Choices? Options)
{
    /// <summary>One period.</summary>
    internal sealed record Point(
        [property: Description("Key, such as 2024-Q1 or 2024-05; any other text is taken as it comes.")] string Period,
        double? Value,
        [property: Description("Of a rate, with its denominator; needed by the charts p and pprime.")] double? Numerator,
        [property: Description("Above 0.")] double? Denominator);

    /// <summary>See <see cref="Kpi.Data.Analysis.Signals.SignalOptions"/> and <see cref="Kpi.Data.Analysis.Projections.ProjectionOptions"/>.</summary>
    internal sealed record Choices(
        [property: Description("Whether moving ranges beyond their own limit are left out once; default true.")] bool? Screening,
        [property: Description("beyond-2-sigma (default), between-2-and-3-sigma or counting-outside.")] string? TwoOfThree,
        [property: Description("Keys of the periods at which limits begin anew.")] IReadOnlyList<string>? RebaseAt,
        [property: Description("Freezes limits on so many first points of each segment, 12 or more; without it they rest on all points.")] int? Baseline,
        [property: Description("xmr (default), p or pprime; the last two take numerators and denominators, and give percent points.")] string? Chart,
        [property: Description("Points of a shift and of a trend, 5 to 12; default 7.")] int? RunLength,
        [property: Description("What the values are: number (default), count (never projected below 0) or percent (projected within 0 and 100, and near within 2 points). With chart p or pprime it is percent unless said otherwise.")] string? Measure,
        [property: Description("How far short of the target still counts as near, 0 or more, in the unit of measure; default 2 points of a percent, else 5 % of the target.")] double? Near,
        [property: Description("Periods of a season, where there is one; 0 (default) to 12.")] int? Season,
        [property: Description("Periods to project, 1 to 8; default 4.")] int? Horizon);
}
