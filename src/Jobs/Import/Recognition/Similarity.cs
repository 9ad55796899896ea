namespace Kpi.Jobs.Import.Recognition;

/// <summary>How alike two folded texts are.</summary>
internal static class Similarity
{
    /// <summary>The pairs of neighbouring letters of a text, sorted.</summary>
    public static int[] Pairs(string folded)
    {
        if (folded.Length < 2) return folded.Length == 0 ? [] : [folded[0] << 16];
        var pairs = new int[folded.Length - 1];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = (folded[i] << 16) | folded[i + 1];
        Array.Sort(pairs);
        return pairs;
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
