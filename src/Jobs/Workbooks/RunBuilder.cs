namespace Kpi.Jobs.Workbooks;

/// <summary>Puts a cell's text together from pieces with fonts of their own, for formats whose cells hold paragraphs.</summary>
internal sealed class RunBuilder(TextPool texts, ReadBudget budget)
{
    private const int RunBytes = 24;

    private readonly List<TextRun> _runs = [];
    private bool _hasFonts;
    private bool _hasMarks;

    public TextBuffer Text { get; } = new();

    public void Clear()
    {
        Text.Clear();
        _runs.Clear();
        _hasFonts = _hasMarks = false;
    }

    /// <summary>Says in which font the text from <paramref name="start"/> to here is; null when nothing says so.</summary>
    public void Close(int start, string? font)
    {
        ReadBudget.CheckTextLength(Text.Length);
        if (Text.Length == start)
            return;
        if (_runs.Count > 0 && _runs[^1] is var last && last.FontName == font && last.Start + last.Length == start)
            _runs[^1] = last with { Length = Text.Length - last.Start };
        else
            _runs.Add(new TextRun(start, Text.Length - start, font));
        _hasFonts |= font is not null;
    }

    /// <summary>Says that text which follows is raised, lowered or struck out.</summary>
    public void Mark() => _hasMarks = true;

    /// <summary>Begins a new line, unless nothing stands before it.</summary>
    public void NewLine()
    {
        if (Text.Length > 0)
            Text.Extend(1)[0] = '\n';
    }

    public void Append(char c) => Text.Extend(1)[0] = c;

    public void Append(ReadOnlySpan<char> text) => text.CopyTo(Text.Extend(text.Length));

    /// <summary>The cell; false when it has no text.</summary>
    public bool TryMake(int row, int column, CellStyle style, out Cell cell)
    {
        cell = default;
        TrimLineEnds();
        if (Text.Length == 0)
            return false;
        cell = new Cell(row, column, CellKind.Text, Content(), 0, style, CellFlags.None);
        return true;
    }

    /// <summary>The cell of a number that is written beside the text that shows it; false when it has no text.</summary>
    public bool TryMakeNumber(int row, int column, double number, bool percent, CellStyle style, out Cell cell)
    {
        cell = default;
        TrimLineEnds();
        if (Text.Length == 0)
            return false;
        cell = new Cell(row, column, CellKind.Number, Content(), number, style, percent ? CellFlags.Percent : CellFlags.None);
        return true;
    }

    // A last paragraph without text ends nothing that can be seen.
    private void TrimLineEnds()
    {
        while (Text.Length > 0 && Text.Text[^1] == '\n')
            Text.Truncate(Text.Length - 1);
        while (_runs.Count > 0 && _runs[^1].Start + _runs[^1].Length > Text.Length)
        {
            var last = _runs[^1];
            _runs.RemoveAt(_runs.Count - 1);
            if (last.Start < Text.Length)
                _runs.Add(last with { Length = Text.Length - last.Start });
        }
    }

    /// <summary>The text, with its runs when one of them has a font.</summary>
    public object Content()
    {
        var text = texts.Make(Text.Text);
        if (!_hasFonts && !_hasMarks)
            return text;
        budget.CountKept(RunBytes * (_runs.Count + 2));
        return new CellDetail(text, null, _hasFonts ? [.. _runs] : [], HasMarks: _hasMarks);
    }
}
