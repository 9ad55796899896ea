using Kpi.Data.Catalogue;

namespace Kpi.Data.Analysis.Comparisons;

/// <summary>Compares like with like, or says why it does not (methods §3).</summary>
public static class Comparer
{
    /// <summary>Below it a relative change of a count says more than there is.</summary>
    public const double TinyBase = 20;

    // The same period of a leap year has a day more; what is counted in it does not show that. A day that a report declares is meant.
    private const int LeapDay = 1;
    internal const double Significant = 1.96;
    private const double Tolerance = 1e-9;

    /// <summary>
    /// The change from one side to the other (methods §3.2): percent points of rates, the unit of measure of anything else, a day where the windows of counts differ by more than a leap day, or at all where one of them is declared;
    /// relative to a base above 0, of counts of 20 or more. Two rates differ clearly when |z| ≥ 1.96. Where like does not stand beside like, the answer is a refusal and no number.
    /// Of a range neither more nor less is better: what lies further outside it (§2.2) is worse, what lies less far outside is better, and within it, as at one distance on either side, neither is.
    /// </summary>
    /// <param name="kind">What the values are.</param>
    /// <param name="level">Whether they are levels at the end of a window, which have no length.</param>
    /// <param name="direction">Which way is better.</param>
    /// <param name="usual">What the series varies by anyway; null where that is not known.</param>
    /// <param name="range">The bounds that the later side is judged by, of <see cref="Direction.Range"/> alone; null where they are not known, and then nothing is better or worse.</param>
    public static Comparison Compare(
        ValueKind kind, bool level, Direction direction, ComparisonSide? before, ComparisonSide? after, UsualVariation? usual = null, (double? Low, double? High)? range = null)
    {
        if (kind == ValueKind.Enumeration) return Comparison.Refused(before, after, ComparisonRefusal.NotAQuantity);
        if (before?.Value is not { } old || after?.Value is not { } now) return Comparison.Refused(before, after, ComparisonRefusal.MissingSide);
        if (!level && Refuse(before, after) is { } refusal) return Comparison.Refused(before, after, refusal);

        var perDay = kind == ValueKind.Count && !level && Math.Abs(before.Days - after.Days) > (before.Declared || after.Declared ? 0 : LeapDay);
        if (perDay) (old, now) = (old / before.Days, now / after.Days);
        var difference = now - old;
        if (Math.Abs(difference) <= Tolerance * Math.Max(1, Math.Abs(old))) difference = 0;
        double? relative = old <= 0 || (kind == ValueKind.Count && before.Value < TinyBase) ? null : 100 * ((now / old) - 1);
        return new Comparison(before, after, null, difference, relative, perDay, Better(direction, difference, perDay ? old * after.Days : old, after.Value.Value, range), ClarityOf(kind, before, after, difference, perDay, usual));
    }

    /// <summary>Why the windows of two flows or rates must not be compared; null when they may.</summary>
    public static ComparisonRefusal? Refuse(ComparisonSide before, ComparisonSide after)
    {
        if (before.Start <= after.End && after.Start <= before.End) return ComparisonRefusal.OverlappingWindows;
        return before.Months == after.Months ? null : ComparisonRefusal.UnlikeWindows;
    }

    // Bounds speak of the later window: an earlier count of another length is held against them as it would be over that one.
    private static bool? Better(Direction direction, double difference, double old, double now, (double? Low, double? High)? range) => (direction, difference) switch
    {
        (_, 0) or (Direction.None, _) => null,
        (Direction.Range, _) => range is { } bounds ? Nearer(old, now, bounds) : null,
        (Direction.Higher, _) => difference > 0,
        _ => difference < 0,
    };

    private static bool? Nearer(double old, double now, (double? Low, double? High) bounds)
    {
        // As narrow as a judgement has it, so that nothing is worse that is still met.
        var tolerance = Tolerance * Math.Max(1, Math.Max(Math.Abs(bounds.Low ?? 0), Math.Abs(bounds.High ?? 0)));
        double Outside(double value)
        {
            var off = Math.Max(bounds.Low - value ?? 0, value - bounds.High ?? 0);
            return off <= tolerance ? 0 : off;
        }

        var (then, since) = (Outside(old), Outside(now));
        return Math.Abs(since - then) <= tolerance ? null : since < then;
    }

    // No clear change is what the limits of the series or the test of two rates say is none; a clear one is what either says is one and neither that it is none.
    private static Clarity ClarityOf(ValueKind kind, ComparisonSide before, ComparisonSide after, double difference, bool perDay, UsualVariation? usual)
    {
        var limits = usual?.Judge(kind, before, after, difference, perDay) ?? Clarity.Unknown;
        if (limits == Clarity.NoClearChange) return limits;
        var rates = OfRates(kind, before, after, usual?.SigmaZ);
        return rates == Clarity.Unknown ? limits : rates;
    }

    // Two proportions: z = (p₁ − p₀)/√(p(1 − p)(1/n₀ + 1/n₁)), widened by σz where the series varies more than chance.
    private static Clarity OfRates(ValueKind kind, ComparisonSide before, ComparisonSide after, double? sigmaZ)
    {
        if (kind != ValueKind.Percent || before is not { Numerator: { } x0, Denominator: > 0 and { } n0 } || after is not { Numerator: { } x1, Denominator: > 0 and { } n1 }) return Clarity.Unknown;
        var pooled = (x0 + x1) / (n0 + n1);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / n0) + (1 / n1))) * Math.Max(1, sigmaZ ?? 1);
        if (!(error > 0)) return x0 / n0 == x1 / n1 ? Clarity.NoClearChange : Clarity.Unknown;
        return Math.Abs((x1 / n1) - (x0 / n0)) / error < Significant ? Clarity.NoClearChange : Clarity.Clear;
    }
}
