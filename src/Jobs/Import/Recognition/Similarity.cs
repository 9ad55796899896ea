using System.Runtime.Intrinsics;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>How alike two folded texts are.</summary>
internal static class Similarity
{
    private const int BinBits = 7;
    private const int BinCount = 1 << BinBits;

    // Fibonacci hashing: 2^32 over the golden ratio.
    private const int Spread = unchecked((int)2654435769);

    /// <summary>The pairs of neighbouring letters of a text, sorted.</summary>
    public static int[] Pairs(string folded)
    {
        if (folded.Length < 2) return folded.Length == 0 ? [] : [folded[0] << 16];
        var pairs = new int[folded.Length - 1];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = (folded[i] << 16) | folded[i + 1];
        Array.Sort(pairs);
        return pairs;
    }

    /// <summary>How often pairs fall into each of a few bins: what two texts have in common in no bin they do not have in common at all.</summary>
    public static byte[] Bins(ReadOnlySpan<int> pairs)
    {
        var bins = new byte[BinCount];
        foreach (var pair in pairs)
        {
            ref var bin = ref bins[(uint)(pair * Spread) >> (32 - BinBits)];
            if (bin < byte.MaxValue) bin++;
            else return [];
        }
        return bins;
    }

    /// <summary>An upper bound of <see cref="Of"/>, found without looking at the pairs.</summary>
    public static double AtMost(int one, ReadOnlySpan<byte> oneBins, int other, ReadOnlySpan<byte> otherBins)
    {
        var common = Math.Min(one, other);
        if (oneBins.Length == BinCount && otherBins.Length == BinCount)
        {
            var binned = 0;
            for (var i = 0; i < BinCount; i += Vector128<byte>.Count)
            {
                var least = Vector128.Min(Vector128.Create(oneBins[i..]), Vector128.Create(otherBins[i..]));
                var (low, high) = Vector128.Widen(least);
                binned += Vector128.Sum(low + high);
            }
            common = Math.Min(common, binned);
        }
        return one + other == 0 ? 0 : 2.0 * common / (one + other);
    }

    /// <summary>Twice the common pairs over all pairs (Dice 1945): 1 for the same letters in the same order, 0 for nothing in common.</summary>
    public static double Of(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        if (one.Length == 0 || other.Length == 0) return 0;
        var common = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j])
            {
                common++;
                i++;
                j++;
            }
            else if (one[i] < other[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return 2.0 * common / (one.Length + other.Length);
    }
}
