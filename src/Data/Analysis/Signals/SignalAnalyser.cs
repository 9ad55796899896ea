using Kpi.Data.Catalogue;

namespace Kpi.Data.Analysis.Signals;

/// <summary>Reads a series against its own natural variation (methods §1). Pure; answers at any length, and says when there are too few points for a verdict.</summary>
public static class SignalAnalyser
{
    /// <summary>
    /// Limits, flags and verdicts: XmR (Nelson 1982), p and p′ (Laney 2002) with the rules and icons of NHSRplotthedots and Making Data Count (methods §1.1–1.5). Each segment between
    /// rebases is read by itself; limits are those of the last one and null with fewer than two neighbours there.
    /// </summary>
    /// <param name="points">In the unit of measure, rates in percent points. Consecutive periods; a missing one without a value. For p charts values are taken from the counts.</param>
    /// <param name="direction">Which way is better; a range has no better direction of movement.</param>
    /// <param name="target">Bounds that are to be kept: both ends for a range, else the one that counts; null without a target.</param>
    public static SignalResult Analyse(IReadOnlyList<SeriesValue> points, Direction direction, (double? Low, double? High)? target, SignalOptions options)
    {
        var values = new SeriesValue[points.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Normalise(points[i], options.Chart);
        var limits = new ControlLimits?[values.Length];
        var flags = new SignalFlags[values.Length];
        var directions = new int[values.Length];
        double? range = null;
        double? sigmaZ = null;
        var last = 0;
        foreach (var (from, to) in Segments(values.Length, options.RebaseAt))
        {
            var segment = values.AsSpan(from, to - from);
            var own = limits.AsSpan(from, to - from);
            var basis = Baseline(segment, options.Baseline);
            if (options.Chart == ControlChart.Xmr)
            {
                (var common, range) = ControlChartLimits.Xmr(segment[..basis], options.Screening);
                own.Fill(common);
            }
            else
            {
                sigmaZ = ControlChartLimits.Proportions(segment, options.Chart == ControlChart.PPrime, own, basis);
            }
            SignalRules.Apply(segment, own, options, flags.AsSpan(from, to - from), directions.AsSpan(from, to - from));
            last = from;
        }

        var result = new SignalPoint[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = new SignalPoint(values[i].Value, limits[i], flags[i], directions[i], values[i].Value is null ? null : TypeOf(directions[i], direction));
        }
        var final = Array.FindLastIndex(values, v => v.Value is not null);
        var at = final >= last ? limits[final] : null;
        var count = 0;
        for (var i = last; i < values.Length; i++) count += values[i].Value is null ? 0 : 1;
        return new SignalResult(result, at, range, sigmaZ, at is null ? null : VariationOf(directions[final], direction), at is { } bounds ? AssuranceOf(bounds, direction, target) : null, count);
    }

    /// <summary>Whether a target lies outside the natural limits, and on which side (methods §1.3). Equality counts as within.</summary>
    public static Assurance? AssuranceOf(ControlLimits limits, Direction direction, (double? Low, double? High)? target) => (direction, target) switch
    {
        (Direction.Higher, { Low: { } low }) => low > limits.Upper ? Assurance.ConsistentFail : low < limits.Lower ? Assurance.ConsistentPass : Assurance.Inconsistent,
        (Direction.Lower, { High: { } high }) => high > limits.Upper ? Assurance.ConsistentPass : high < limits.Lower ? Assurance.ConsistentFail : Assurance.Inconsistent,
        (Direction.Range, { Low: { } low, High: { } high }) => low < limits.Lower && high > limits.Upper ? Assurance.ConsistentPass
            : high < limits.Lower || low > limits.Upper ? Assurance.ConsistentFail
            : Assurance.Inconsistent,
        _ => null,
    };

    private static SeriesValue Normalise(SeriesValue point, ControlChart chart)
    {
        if (chart != ControlChart.Xmr) return point is { Numerator: { } n, Denominator: > 0 and { } d } ? point with { Value = 100 * n / d } : default;
        return point.Value is { } value && !double.IsFinite(value) ? default : point;
    }

    // How much of a segment its limits rest on: all of it until there are as many values as are to be frozen.
    private static int Baseline(ReadOnlySpan<SeriesValue> segment, int? wanted)
    {
        var known = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i].Value is not null && ++known == wanted) return i + 1;
        }
        return segment.Length;
    }

    private static IEnumerable<(int From, int To)> Segments(int length, IReadOnlyList<int> rebaseAt)
    {
        var from = 0;
        foreach (var next in rebaseAt.Where(r => r > 0 && r < length).Distinct().Order())
        {
            yield return (from, next);
            from = next;
        }
        if (length > 0) yield return (from, length);
    }

    private static PointType TypeOf(int signal, Direction direction) => (signal, direction) switch
    {
        (0, _) => PointType.Common,
        ( > 0, Direction.Higher) or ( < 0, Direction.Lower) => PointType.Improvement,
        (_, Direction.Higher or Direction.Lower) => PointType.Concern,
        ( > 0, _) => PointType.NeutralHigh,
        _ => PointType.NeutralLow,
    };

    private static Variation VariationOf(int signal, Direction direction) => (TypeOf(signal, direction), signal > 0) switch
    {
        (PointType.Common, _) => Variation.CommonCause,
        (PointType.Improvement, true) => Variation.ImprovementHigh,
        (PointType.Improvement, false) => Variation.ImprovementLow,
        (PointType.Concern, true) => Variation.ConcernHigh,
        (PointType.Concern, false) => Variation.ConcernLow,
        (PointType.NeutralHigh, _) => Variation.NeutralHigh,
        _ => Variation.NeutralLow,
    };
}
