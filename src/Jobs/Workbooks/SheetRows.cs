using System.Collections;

namespace Kpi.Jobs.Workbooks;

/// <summary>The rows of a sheet that have cells, from the top; rows without any are not in the list.</summary>
public sealed class SheetRows : IReadOnlyList<SheetRow>
{
    private readonly Cell[][] _chunks;
    private readonly List<RowSpan> _spans;

    internal SheetRows(Cell[][] chunks, List<RowSpan> spans)
    {
        _chunks = chunks;
        _spans = spans;
    }

    public int Count => _spans.Count;

    public SheetRow this[int index]
    {
        get
        {
            var span = _spans[index];
            return new SheetRow(_chunks[span.Chunk], span.Start, span.Count);
        }
    }

    /// <summary>Finds a row by its number (1-based) in logarithmic time; false when it has no cells.</summary>
    public bool TryGet(int number, out SheetRow row)
    {
        int low = 0, high = _spans.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            row = this[middle];
            if (row.Number == number)
                return true;
            if (row.Number < number)
                low = middle + 1;
            else
                high = middle - 1;
        }
        row = default;
        return false;
    }

    public IEnumerator<SheetRow> GetEnumerator()
    {
        for (var i = 0; i < _spans.Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
