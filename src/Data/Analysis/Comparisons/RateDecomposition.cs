namespace Kpi.Data.Analysis.Comparisons;

/// <summary>
/// Why a rate moved (methods §3.5; Kitagawa 1955): R = Σwᵢrᵢ, wᵢ = dᵢ/Σd; rate effect (w₀+w₁)/2·(r₁−r₀); mix effect (w₁−w₀)·((r₀+r₁)/2 − (R₀+R₁)/2), centred so that a growing unit below
/// the average counts against it. The effects add up exactly to R₁ − R₀. A unit that came or went is all mix.
/// </summary>
/// <param name="Before">R₀ in percent points.</param>
/// <param name="Effects">One for each unit.</param>
/// <param name="Volume">Of the numerator's change: what more or fewer cases did, (D₁−D₀)(R₀+R₁)/2.</param>
/// <param name="Ratio">Of the numerator's change: what the rate did, (R₁−R₀)(D₀+D₁)/2.</param>
/// <param name="Matched">The rates of only those units that were there on both sides, in percent points (methods §3.6, the matched panel): what the movement is without who came and who left. Null when nobody was.</param>
/// <param name="Reversal">Whether the whole moved one way although every unit moved the other (Simpson).</param>
public sealed record RateDecomposition(double Before, double After, IReadOnlyList<RateEffect> Effects, double Volume, double Ratio, (double Before, double After)? Matched, bool Reversal)
{
    /// <summary>Null when one side has no cases at all.</summary>
    public static RateDecomposition? Of(IReadOnlyList<RatePart> parts)
    {
        double n0 = 0, d0 = 0, n1 = 0, d1 = 0;
        foreach (var part in parts)
        {
            n0 += part.Numerator0;
            d0 += part.Denominator0;
            n1 += part.Numerator1;
            d1 += part.Denominator1;
        }
        if (!(d0 > 0) || !(d1 > 0)) return null;
        var (before, after) = (n0 / d0, n1 / d1);
        var middle = (before + after) / 2;
        var effects = new RateEffect[parts.Count];
        var (up, down, both) = (0, 0, 0);
        double mn0 = 0, md0 = 0, mn1 = 0, md1 = 0;
        for (var i = 0; i < effects.Length; i++)
        {
            var part = parts[i];
            var (w0, w1) = (part.Denominator0 / d0, part.Denominator1 / d1);
            var r0 = part.Denominator0 > 0 ? part.Numerator0 / part.Denominator0 : part.Denominator1 > 0 ? part.Numerator1 / part.Denominator1 : 0;
            var r1 = part.Denominator1 > 0 ? part.Numerator1 / part.Denominator1 : r0;
            effects[i] = new RateEffect(part.Key, 100 * (w0 + w1) / 2 * (r1 - r0), 100 * (w1 - w0) * (((r0 + r1) / 2) - middle), Of(part));
            if (effects[i].Presence != UnitPresence.Both) continue;
            both++;
            mn0 += part.Numerator0;
            md0 += part.Denominator0;
            mn1 += part.Numerator1;
            md1 += part.Denominator1;
            if (r1 > r0) up++;
            if (r1 < r0) down++;
        }
        var reversal = both > 1 && ((after > before && down == both) || (after < before && up == both));
        (double, double)? matched = both == 0 ? null : (100 * (mn0 / md0), 100 * (mn1 / md1));
        return new RateDecomposition(100 * before, 100 * after, effects, (d1 - d0) * middle, (after - before) * (d0 + d1) / 2, matched, reversal);
    }

    private static UnitPresence Of(RatePart part) => (part.Denominator0 > 0, part.Denominator1 > 0) switch
    {
        (true, true) => UnitPresence.Both,
        (false, true) => UnitPresence.Entered,
        (true, false) => UnitPresence.Left,
        _ => UnitPresence.Absent,
    };
}
