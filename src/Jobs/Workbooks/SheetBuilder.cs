namespace Kpi.Jobs.Workbooks;

/// <summary>
/// Gathers the cells of one sheet. They nearly always come row by row, and are then laid out once and hardly copied; a file that
/// writes them in another order is sorted at the end. Two cells in one place make the file corrupt: nobody can say which one counts.
/// </summary>
internal sealed class SheetBuilder(ReadBudget budget)
{
    private const int FirstChunk = 512;
    private const int FullChunk = CellAddress.MaxColumn;
    private const int RowBytes = 8;

    // Twice their size, as a list that grows has old and new at once.
    private const int MergeBytes = 32;

    private readonly List<Cell[]> _chunks = [];
    private readonly List<RowSpan> _rows = [];
    private readonly List<CellRange> _merges = [];
    private Cell[] _chunk = [];
    private int _used;
    private int _rowStart;
    private long _lastPlace;
    private int _count;
    private bool _unordered;

    public void Add(in Cell cell)
    {
        budget.CountCell();
        Place(cell);
        _count++;
    }

    public void AddMerge(in CellRange range)
    {
        budget.CountKept(MergeBytes);
        _merges.Add(range);
    }

    public Sheet Build(string name, bool isHidden, IReadOnlyList<string>? lead = null)
    {
        FinishLayout();
        if (_unordered)
            Sort();
        return new Sheet(name, isHidden, new SheetRows([.. _chunks], _rows), _count, _merges, lead ?? []);
    }

    private void Place(in Cell cell)
    {
        var place = cell.PlaceKey;
        if (place == _lastPlace)
            throw FileFaultException.Corrupt($"two cells at {cell.Address}");
        _unordered |= place < _lastPlace;
        _lastPlace = place;
        if (_used > _rowStart && _chunk[_used - 1].Row != cell.Row)
            EndRow();
        if (_used == _chunk.Length)
            Grow();
        _chunk[_used++] = cell;
    }

    private void EndRow()
    {
        budget.CountKept(RowBytes);
        _rows.Add(new RowSpan(_chunks.Count, (ushort)_rowStart, (ushort)(_used - _rowStart)));
        _rowStart = _used;
    }

    // A row lies in one chunk: what there is of it moves along to the next. The widest row fills a chunk; only disorder can make
    // a longer run, which is then cut.
    private void Grow()
    {
        if (_chunk.Length < FullChunk)
        {
            Array.Resize(ref _chunk, Math.Clamp(_chunk.Length * 2, FirstChunk, FullChunk));
            return;
        }
        if (_rowStart == 0)
            EndRow();
        var next = new Cell[FullChunk];
        var begun = _chunk.AsSpan(_rowStart, _used - _rowStart);
        begun.CopyTo(next);
        _chunks.Add(_chunk);
        _chunk = next;
        _used = begun.Length;
        _rowStart = 0;
    }

    private void FinishLayout()
    {
        if (_used > _rowStart)
            EndRow();
        _chunks.Add(_chunk);
    }

    private void Sort()
    {
        var cells = new Cell[_count];
        var at = 0;
        foreach (var row in _rows)
        {
            _chunks[row.Chunk].AsSpan(row.Start, row.Count).CopyTo(cells.AsSpan(at));
            at += row.Count;
        }
        Array.Sort(cells, Cell.CompareByPlace);
        _chunks.Clear();
        _rows.Clear();
        _chunk = [];
        _used = _rowStart = 0;
        _lastPlace = 0;
        foreach (ref readonly var cell in cells.AsSpan())
            Place(cell);
        FinishLayout();
    }
}
