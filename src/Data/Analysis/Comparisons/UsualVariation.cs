using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Data.Analysis.Comparisons;

/// <summary>How much the figures of an indicator vary anyway, as their series shows (methods §1, §3.2).</summary>
/// <param name="Signal">Limits and flags of the series.</param>
/// <param name="Periods">Of the points of <paramref name="Signal"/>, one each, in order.</param>
/// <param name="Quarters">Whether the points are quarters standing alone, which the longer windows are made of.</param>
/// <param name="From">Place of the first point of the limits in force.</param>
/// <param name="SigmaZ">Laney's σz of the counts behind rates, whatever chart is drawn: 1 where only chance varies. Null without counts.</param>
public sealed record UsualVariation(SignalResult Signal, IReadOnlyList<Period> Periods, bool Quarters, int From, double? SigmaZ)
{
    private const double Sigmas = 3;

    /// <summary>That of a series; null for answers.</summary>
    internal static UsualVariation? Of(PointSeries series)
    {
        if (series.Series is not { Signal: var signal }) return null;
        SeriesValue[] points = [.. series.Points.Skip(series.From)];
        var sigmaZ = signal.SigmaZ ?? ControlChartLimits.Proportions(points, prime: true, new ControlLimits?[points.Length]);
        return new UsualVariation(signal, series.Periods, series.Accumulation == SeriesAccumulation.Discrete, series.From, sigmaZ);
    }

    /// <summary>
    /// What the limits say of a change. Two points without a special cause: no clear change; one that is new on the side the change goes to: a clear one. A sum of several quarters, none of
    /// which has a special cause, is no clear change within what the difference of two such sums varies by, 1.96 σ √(2k) for k quarters. Unknown for everything else, and below
    /// <see cref="SignalResult.VerdictFrom"/> points.
    /// </summary>
    /// <param name="change">As it is told: from <paramref name="before"/> to <paramref name="after"/>, or the same a day.</param>
    internal Clarity Judge(ValueKind kind, ComparisonSide before, ComparisonSide after, double change, bool perDay)
    {
        if (Signal.Trial || PointsOf(before) is not { Count: > 0 } old || PointsOf(after) is not { Count: > 0 } now) return Clarity.Unknown;
        var common = !old.Exists(p => p.Flags.Any) && !now.Exists(p => p.Flags.Any);
        if (now.Count == 1 && old.Count == 1)
        {
            if (common) return Clarity.NoClearChange;
            return now[0].Direction != 0 && now[0].Direction == Math.Sign(change) && old[0].Direction != now[0].Direction ? Clarity.Clear : Clarity.Unknown;
        }
        if (!common || perDay || kind == ValueKind.Percent || now[0].Limits is not { } limits) return Clarity.Unknown;
        return Math.Abs(change) <= Comparer.Significant * (limits.Upper - limits.Center) / now[0].Length / Sigmas * Math.Sqrt(old.Count + now.Count) ? Clarity.NoClearChange : Clarity.Unknown;
    }

    // The points a side consists of; null where one of them is not known or lies before the limits in force.
    private List<SignalPoint>? PointsOf(ComparisonSide side)
    {
        if (side.Period.Kind == PeriodKind.Month) return null;
        var count = Quarters ? side.Months / 3 : 1;
        var last = side.Period.EndQuarter;
        var found = new List<SignalPoint>(count);
        for (var i = From; i < Periods.Count; i++)
        {
            if (Periods[i].EndQuarter > last - count && Periods[i].EndQuarter <= last && Signal.Points[i] is { Value: not null, Limits: not null } point) found.Add(point);
        }
        return found.Count == count ? found : null;
    }
}
