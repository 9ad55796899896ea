namespace Kpi.Jobs.Workbooks;

/// <summary>
/// Makes strings of cell texts and gives the same string for texts that repeat, as units and headings do down a column. It
/// remembers one text per slot, so a file of unlike texts costs nothing but the comparison.
/// </summary>
internal sealed class TextPool(ReadBudget budget)
{
    private const int Slots = 1_024;
    private const int LongestPooled = 64;

    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The text as a string that is safe to store (see <see cref="StorableText"/>), counted when it is new.</summary>
    public string Make(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return "";
        if (text.Length > LongestPooled)
            return New(text);
        ref var slot = ref _slots[string.GetHashCode(text, StringComparison.Ordinal) & (Slots - 1)];
        if (slot is null || !text.SequenceEqual(slot))
            slot = New(text);
        return slot;
    }

    /// <summary>Counts a cell that keeps more than its text.</summary>
    public void CountDetail() => budget.CountDetail();

    private string New(ReadOnlySpan<char> text)
    {
        budget.CountText(text.Length);
        return StorableText.From(text);
    }
}
