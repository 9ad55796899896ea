using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis;

/// <summary>Judges a figure against its target (methods §2.2). Numbers are compared unrounded, within 1e-9; the percentage of a target attained plays no part.</summary>
public static class TargetJudge
{
    private const double Tolerance = 1e-9;

    /// <summary>Percent points within which a percentage is near its target.</summary>
    public const double NearPoints = 2;

    /// <summary>Share of the target within which a count is near it.</summary>
    public const double NearShare = 0.05;

    /// <summary>How wide "near" is for a target, in the indicator's unit of measure.</summary>
    public static double NearWidth(Indicator indicator, Target target) =>
        target.Tolerance ?? (indicator.Kind == ValueKind.Percent ? NearPoints : Size(target) * NearShare);

    /// <summary>
    /// The judgement of one figure. Of <paramref name="targets"/> those of this indicator count that are in force on the period's last day, the agency's own before general ones: the one that speaks of the same days as the
    /// figure, else the next later one; where none is in force yet, the next of those that will be on their own day. Of a later one that cannot be held against the figure, like a year's count against a quarter's, the gap is not known.
    /// </summary>
    /// <param name="figure">Null when nothing was reported.</param>
    /// <param name="period">The period that is judged.</param>
    /// <param name="basis">What the indicator's figures cover; null for <see cref="FigureBasis.Of(Indicator)"/>.</param>
    /// <param name="accumulation">In which the figure was built.</param>
    public static Judgement Judge(
        Indicator indicator, Periods.Period period, Figure? figure, IEnumerable<Target> targets, FigureBasis? basis = null, SeriesAccumulation accumulation = SeriesAccumulation.Reported)
    {
        basis ??= FigureBasis.Of(indicator);
        var span = basis.Span(period, accumulation);
        var all = targets.Where(t => t.IndicatorId == indicator.Id).OrderBy(t => t.AgencyId is null).ToList();
        var own = all.FindAll(t => t.HoldsOn(period.End));
        var due = own.Find(t => t.Period == period && basis.Span(t.Period) == span) ?? own.Find(t => basis.Span(t.Period) == span);
        var target = due ?? Next(own) ?? Next(all.FindAll(t => t.HoldsOn(t.Period.End)));
        if (figure?.Value is not { } value) return new Judgement(Status.NoData, target, null, null, null);
        if (target is null) return new Judgement(Status.NoTarget, null, null, null, null);
        if (due is null && !basis.Like(period, accumulation, target.Period)) return new Judgement(Status.NotDue, target, null, null, null);

        var (low, high) = target.Bounds;
        var gap = Math.Max(low - value ?? double.NegativeInfinity, value - high ?? double.NegativeInfinity);

        // Within a range nothing is lacking, wherever it is.
        if (Math.Abs(gap) <= Tolerance * Math.Max(1, Size(target)) || (gap < 0 && target.Comparator == TargetComparator.Between)) gap = 0;
        var toward = gap <= 0 ? Status.Met : gap <= NearWidth(indicator, target) ? Status.Near : Status.Missed;
        return new Judgement(due is null ? Status.NotDue : toward, target, toward, gap, GapCount(indicator, figure, target)) { Over = gap > 0 && value > high };

        Target? Next(List<Target> among) => among.Where(t => t.Period.End > period.End)
            .OrderByDescending(t => basis.Like(period, accumulation, t.Period)).ThenBy(t => t.Period.End).ThenBy(t => t.AgencyId is null).FirstOrDefault();
    }

    /// <summary>26 of 127 against 35 %: 0.35 × 127 − 26 = 18.45, so 19 more are needed.</summary>
    private static double? GapCount(Indicator indicator, Figure figure, Target target)
    {
        if (indicator.Kind != ValueKind.Percent || figure is not { Numerator: { } numerator, Denominator: > 0 and { } denominator }) return null;
        var (low, high) = (target.Bounds.Low / 100 * denominator, target.Bounds.High / 100 * denominator);
        var more = Math.Max(0, Math.Ceiling((low - numerator ?? 0) - Tolerance));
        var fewer = Math.Max(0, Math.Ceiling((numerator - high ?? 0) - Tolerance));

        // Between two bounds there may be no whole number: of three, one is below 40 to 60 % and two are above.
        var then = numerator + more - fewer;
        return low is not null && high is not null && (then < low - Tolerance || then > high + Tolerance) ? null : Math.Max(more, fewer);
    }

    // The bounds of a range are one target: its larger one says how large it is.
    private static double Size(Target target) => Math.Max(Math.Abs(target.Value), Math.Abs(target.High ?? target.Value));
}
