using System.Globalization;
using System.Net;
using System.Text;

namespace Kpi.Jobs.Workbooks.Html;

/// <summary>Walks through a page once, from tag to tag, and lays its tables out in a grid.</summary>
internal sealed class HtmlTables(SourceFile file, string page)
{
    private const int MostSpanned = 1_000;
    private const int DeepestFonts = 64;
    private const int DeepestTables = 8;
    private const int TagsBetweenCancelChecks = 1_024;

    // What is longer is no content of a cell, but a page laid out in a table.
    private const int LongestInCell = 1_000;
    private const int MostSaid = 60;
    private static readonly string[] Unread = ["script", "style", "title", "template", "noscript"];

    private readonly Stack<Outer> _outer = new();
    private RunBuilder _runs = new(file.Texts, file.Budget);
    private readonly LeadText _lead = new(file.Budget);
    private readonly List<Sheet> _sheets = [];
    private List<(string Tag, string? Font)> _fonts = [];
    private Dictionary<int, int> _covered = [];
    private List<string> _said = [];
    private StringBuilder _flat = new();
    private double? _exact;
    private bool _isMarked;
    private IReadOnlyList<string> _above = [];
    private SheetBuilder? _sheet;
    private int _nested;
    private int _row;
    private int _column;
    private bool _inCell;
    private (int Wide, int High) _span;
    private string? _cellFont;
    private int _start;

    public List<Sheet> Read()
    {
        var at = 0;
        for (var tags = 0; at < page.Length; tags++)
        {
            if (tags % TagsBetweenCancelChecks == 0)
                file.Budget.CheckCancel();
            var open = page.IndexOf('<', at);
            if (open < 0)
                open = page.Length;
            Text(page.AsSpan(at, open - at));
            if (open == page.Length)
                break;
            at = Markup(open);
        }
        while (_sheet is not null)
            EndTable();
        return _sheets;
    }

    /// <summary>Reads the tag, comment or declaration at a place, and gives the place after it.</summary>
    private int Markup(int open)
    {
        if (page.AsSpan(open).StartsWith("<!--"))
        {
            var close = page.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return close < 0 ? page.Length : close + 3;
        }
        var tag = HtmlTag.Read(page, open);
        if (tag.Name.Length == 0)
        {
            // A lone sign is text, or the beginning of something like a declaration.
            if (open + 1 < page.Length && page[open + 1] is '!' or '?')
                return tag.End;
            Text("<");
            return open + 1;
        }
        if (!tag.IsEnd && Array.Exists(Unread, u => tag.Is(u)))
        {
            var close = page.IndexOf("</" + tag.Name, tag.End, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? page.Length : close;
        }
        if (tag.IsEnd)
            End(tag);
        else
            Begin(tag);
        return tag.End;
    }

    private void Begin(in HtmlTag tag)
    {
        if (tag.Is("table"))
        {
            if (_sheet is not null && !_inCell)
                EndTable();
            if (_sheet is not null && (_nested > 0 || _outer.Count >= DeepestTables))
            {
                _nested++;
                return;
            }
            if (_sheet is not null)
            {
                BeginNested();
            }
            else
            {
                FlushLead();
                _above = _lead.Take();
            }
            ReadBudget.Limit("sheets", _sheets.Count + 1, WorkbookLimits.MaxSheets);
            _sheet = new SheetBuilder(file.Budget);
            (_row, _column) = (0, 0);
            _covered.Clear();
            _said.Clear();
        }
        else if (_nested > 0)
        {
            if (tag.Is("tr") || tag.Is("td") || tag.Is("th"))
                Break(' ');
        }
        else if (_sheet is not null && tag.Is("tr"))
        {
            EndCell();
            BeginRow();
        }
        else if (_sheet is not null && (tag.Is("td") || tag.Is("th")))
        {
            EndCell();
            if (_row == 0)
                BeginRow();
            BeginCell(tag);
        }
        else if (tag.Is("br"))
        {
            Break('\n');
        }
        else if (tag.Is("p") || tag.Is("div") || tag.Is("h1") || tag.Is("h2") || tag.Is("h3") || tag.Is("li"))
        {
            Paragraph();
            OpenFont(tag);
        }
        else if (_inCell && (tag.Is("sup") || tag.Is("sub") || tag.Is("s") || tag.Is("strike") || tag.Is("del")))
        {
            _runs.Mark();
        }
        else if (tag.Is("font") || tag.Is("span") || tag.Is("b") || tag.Is("i") || tag.Is("strong"))
        {
            OpenFont(tag);
        }
    }

    private void End(in HtmlTag tag)
    {
        if (tag.Is("table"))
        {
            if (_nested > 0)
                _nested--;
            else
                EndTable();
        }
        else if (_nested == 0 && _sheet is not null && (tag.Is("td") || tag.Is("th") || tag.Is("tr")))
        {
            EndCell();
        }
        else if (tag.Is("p") || tag.Is("div") || tag.Is("h1") || tag.Is("h2") || tag.Is("h3"))
        {
            CloseFont(tag.Name);
            if (_sheet is null)
                FlushLead();
        }
        else
        {
            CloseFont(tag.Name);
        }
    }

    private void BeginRow()
    {
        _row++;
        _column = 0;
        ReadBudget.Limit("rows", _row, CellAddress.MaxRow);
    }

    private void BeginCell(in HtmlTag tag)
    {
        do
            _column++;
        while (_covered.TryGetValue(_column, out var until) && until >= _row);
        ReadBudget.Limit("columns", _column, CellAddress.MaxColumn);
        _span = (Span(tag, "colspan"), Span(tag, "rowspan"));
        for (var i = 0; _span.High > 1 && i < _span.Wide; i++)
            _covered[_column + i] = _row + _span.High - 1;
        _inCell = true;
        _cellFont = tag.Font(page);
        _exact = ExactNumber.Of(tag, page);
        _runs.Clear();
        _fonts.Clear();
        _start = 0;
    }

    private void EndCell()
    {
        if (!_inCell || _sheet is null)
            return;
        CloseRun();
        if (_said.Count < MostSaid && _runs.Text.Length is > 0 and <= LongestInCell)
            _said.Add(_runs.Text.Text.ToString().Trim());
        if (_outer.Count > 0 && _flat.Length <= LongestInCell)
            _flat.Append(_runs.Text.Text[..Math.Min(_runs.Text.Length, LongestInCell + 1)]).Append(' ');
        if (TryMake(out var cell))
        {
            _isMarked |= cell.HasMarks;
            _sheet.Add(cell);
            if (_span.Wide > 1 || _span.High > 1)
                _sheet.AddMerge(new CellRange(_row, _column, Math.Min(_row + _span.High - 1, CellAddress.MaxRow), Math.Min(_column + _span.Wide - 1, CellAddress.MaxColumn)));
        }
        _column = Math.Min(_column + _span.Wide - 1, CellAddress.MaxColumn);
        _inCell = false;
        _runs.Clear();
        _start = 0;
    }

    private bool TryMake(out Cell cell)
    {
        var style = new CellStyle(_cellFont is null ? null : file.Texts.Make(_cellFont), CellFlags.None);
        if (_exact is { } number)
        {
            if (ExactNumber.Agrees(_runs.Text.Text, number, out var percent))
                return _runs.TryMakeNumber(_row, _column, number, percent, style, out cell);

            // Two figures for one cell: neither is taken.
            _runs.Mark();
        }
        return _runs.TryMake(_row, _column, style, out cell);
    }

    /// <summary>
    /// A table within a cell is a sheet of its own, below what stands above it in the page; a small one belongs to the cell as well. Many pages lay everything out in a
    /// table.
    /// </summary>
    private void BeginNested()
    {
        CloseRun();
        _outer.Push(new Outer(_sheet!, _runs, _fonts, _covered, _above, _said, _flat, _row, _column, _span, _cellFont, _start, _exact, _isMarked));
        _above = [.. _above.Concat(_said).Concat(_runs.Text.Length > LongestInCell ? [] : _runs.Text.Text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).TakeLast(MostSaid)];
        (_runs, _fonts, _covered, _said, _flat) = (new RunBuilder(file.Texts, file.Budget), [], [], [], new StringBuilder());
        (_start, _inCell, _exact, _isMarked) = (0, false, null, false);
    }

    private void EndNested()
    {
        var flat = _flat.Length > LongestInCell ? "" : _flat.ToString().Trim();
        var isMarked = _isMarked;
        var outer = _outer.Pop();
        (_sheet, _runs, _fonts, _covered, _above, _said, _flat) = (outer.Sheet, outer.Runs, outer.Fonts, outer.Covered, outer.Above, outer.Said, outer.Flat);
        (_row, _column, _span, _cellFont, _start, _exact, _isMarked, _inCell) = (outer.Row, outer.Column, outer.Span, outer.CellFont, outer.Start, outer.Exact, outer.IsMarked, true);
        if (flat.Length > 0)
        {
            Break(' ');
            _runs.Append(flat);
            _runs.Append(' ');
        }
        if (isMarked)
            _runs.Mark();
        ReadBudget.CheckTextLength(_runs.Text.Length);
    }

    private void EndTable()
    {
        EndCell();
        if (_sheet is null)
            return;
        if (_outer.Count > 0)
        {
            if (_row > 1)
                _sheets.Add(_sheet.Build(string.Create(CultureInfo.InvariantCulture, $"table {_sheets.Count + 1}"), isHidden: false, _above));
            EndNested();
            return;
        }
        _sheets.Add(_sheet.Build(string.Create(CultureInfo.InvariantCulture, $"table {_sheets.Count + 1}"), isHidden: false, _above));
        _sheet = null;
        _runs.Clear();
        _start = 0;
    }

    // Blanks and line breaks between words are one blank.
    private void Text(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || (_sheet is not null && !_inCell))
            return;
        var decoded = text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text;
        foreach (var c in decoded)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                if (_runs.Text.Length > 0 && _runs.Text.Text[^1] is not (' ' or '\n'))
                    _runs.Append(' ');
            }
            else
            {
                _runs.Append(c);
            }
            ReadBudget.CheckTextLength(_runs.Text.Length);
        }
    }

    private void Break(char c)
    {
        if (_sheet is null)
        {
            FlushLead();
            return;
        }
        if (_runs.Text.Length == 0)
            return;
        if (_runs.Text.Text[^1] == ' ')
            _runs.Text.Truncate(_runs.Text.Length - 1);
        _runs.Append(c);
        _start = Math.Min(_start, _runs.Text.Length);
    }

    private void Paragraph()
    {
        if (_sheet is null)
            FlushLead();
        else if (_inCell)
            Break('\n');
    }

    private void FlushLead()
    {
        if (_sheet is not null)
            return;
        CloseRun();
        if (_runs.TryMake(1, 1, default, out var cell))
        {
            foreach (var line in new Legacy.LegacyRuns(cell).Unicode(Legacy.LegacyEncoding.None).Split('\n'))
                _lead.Add(line.Trim());
        }
        _runs.Clear();
        _start = 0;
    }

    private void OpenFont(in HtmlTag tag)
    {
        if (tag.IsEmpty || _fonts.Count >= DeepestFonts)
            return;
        CloseRun();
        _fonts.Add((tag.Name, tag.Font(page)));
    }

    private void CloseFont(string name)
    {
        var at = _fonts.FindLastIndex(f => string.Equals(f.Tag, name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            return;
        CloseRun();
        _fonts.RemoveRange(at, _fonts.Count - at);
    }

    private void CloseRun()
    {
        string? font = null;
        foreach (var one in _fonts)
            font = one.Font ?? font;
        if (_runs.Text.Length > _start)
            _runs.Close(_start, font is null ? null : file.Texts.Make(font));
        _start = _runs.Text.Length;
    }

    private sealed record Outer(
        SheetBuilder Sheet,
        RunBuilder Runs,
        List<(string Tag, string? Font)> Fonts,
        Dictionary<int, int> Covered,
        IReadOnlyList<string> Above,
        List<string> Said,
        StringBuilder Flat,
        int Row,
        int Column,
        (int Wide, int High) Span,
        string? CellFont,
        int Start,
        double? Exact,
        bool IsMarked);

    private int Span(in HtmlTag tag, string name) =>
        int.TryParse(tag.Attribute(page, name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostSpanned) : 1;
}
