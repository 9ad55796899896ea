using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Analysis.Comparisons;

namespace Kpi.Data.Tests.Analysis;

public sealed class RateDecompositionTests
{
    [Fact]
    public void Of_TwoUnits_SplitsTheMovementAsWrittenOut()
    {
        // Rates 0.9 and 0.5; weights move from 1/2 to 3/4 of the first: all of it is mix. R₀ = 0.7, R₁ = 0.8.
        var parts = RateDecomposition.Of([new("a", 90, 100, 135, 150), new("b", 50, 100, 25, 50)])!;
        Assert.Equal((70, 80), (Math.Round(parts.Before, 9), Math.Round(parts.After, 9)));
        Assert.All(parts.Effects, e => Assert.Equal(0, e.Rate, 9));
        Assert.Equal([3.75, 6.25], parts.Effects.Select(e => Math.Round(e.Mix, 9)));
    }

    [Fact]
    public void Of_UnitsThatComeOrGo_IsAllMix()
    {
        var parts = RateDecomposition.Of([new("stays", 50, 100, 60, 100), new("comes", 0, 0, 90, 100), new("goes", 10, 100, 0, 0)])!;
        Assert.Equal([0, 0], parts.Effects.Skip(1).Select(e => e.Rate));
        Assert.Equal([UnitPresence.Both, UnitPresence.Entered, UnitPresence.Left], parts.Effects.Select(e => e.Presence));

        // From 30 to 75 %, but who was there all the time went from 50 to 60 %.
        Assert.Equal((30, 75, 50, 60), (Math.Round(parts.Before, 9), Math.Round(parts.After, 9), Math.Round(parts.Matched!.Value.Before, 9), Math.Round(parts.Matched.Value.After, 9)));
        Assert.Null(RateDecomposition.Of([new("comes", 0, 0, 90, 100), new("goes", 10, 100, 0, 0)])!.Matched);
        Assert.Equal(parts.After - parts.Before, parts.Effects.Sum(e => e.Rate + e.Mix), 9);
    }

    [Fact]
    public void Of_EveryUnitBetterAndTheWholeWorse_IsAReversal()
    {
        var parts = RateDecomposition.Of([new("easy", 95, 100, 49, 50), new("hard", 20, 50, 90, 200)])!;
        Assert.True(parts.After < parts.Before);
        Assert.True(parts.Reversal);
    }

    // Charig et al., BMJ 1986;292:879–882: kidney stones treated with success, small and large ones; percutaneous first, then open surgery.
    [Fact]
    public void Of_PublishedReversal_IsFoundAndExplainedByTheMix()
    {
        var parts = RateDecomposition.Of([new("small", 234, 270, 81, 87), new("large", 55, 80, 192, 263)])!;
        Assert.Equal((82.57, 78.00), (Math.Round(parts.Before, 2), Math.Round(parts.After, 2)));
        Assert.True(parts.Reversal);
        Assert.All(parts.Effects, e => Assert.True(e.Rate > 0));

        // Both kinds did better, by 5.4 points in all; that more of the stones were large took 9.9.
        Assert.Equal((5.37, -9.94), (Math.Round(parts.Effects.Sum(e => e.Rate), 2), Math.Round(parts.Effects.Sum(e => e.Mix), 2)));
    }

    [Fact]
    public void Of_OneSideWithoutCases_SaysNothing()
    {
        Assert.Null(RateDecomposition.Of([new("a", 0, 0, 5, 10)]));
        Assert.Null(RateDecomposition.Of([]));
    }

    [Fact]
    public void Of_AnyUnits_AddsUpExactlyInAnyOrder() => Prop.ForAll<(PositiveInt, NonNegativeInt, PositiveInt, NonNegativeInt)[]>(units =>
    {
        var parts = units.Select((u, i) => new RatePart($"u{i}", Math.Min(u.Item2.Get, u.Item1.Get), i % 3 == 1 ? 0 : u.Item1.Get, Math.Min(u.Item4.Get, u.Item3.Get), i % 3 == 2 ? 0 : u.Item3.Get))
            .Select(p => p with { Numerator0 = p.Denominator0 == 0 ? 0 : p.Numerator0, Numerator1 = p.Denominator1 == 0 ? 0 : p.Numerator1 }).ToList();
        if (RateDecomposition.Of(parts) is not { } found) return;
        Assert.Equal(found.After - found.Before, found.Effects.Sum(e => e.Rate + e.Mix), 6);
        Assert.Equal(parts.Sum(p => p.Numerator1) - parts.Sum(p => p.Numerator0), found.Volume + found.Ratio, 6);
        parts.Reverse();
        var reversed = RateDecomposition.Of(parts)!;
        Assert.Equal(found.Effects.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => Math.Round(e.Mix, 9)), reversed.Effects.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => Math.Round(e.Mix, 9)));
    }).QuickCheckThrowOnFailure();
}
