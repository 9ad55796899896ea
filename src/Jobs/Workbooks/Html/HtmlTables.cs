using System.Globalization;
using System.Net;

namespace Kpi.Jobs.Workbooks.Html;

/// <summary>Walks through a page once, from tag to tag, and lays its tables out in a grid.</summary>
internal sealed class HtmlTables(SourceFile file, string page)
{
    private const int MostSpanned = 1_000;
    private const int DeepestFonts = 64;
    private const int TagsBetweenCancelChecks = 1_024;
    private static readonly string[] Unread = ["script", "style", "title", "template", "noscript"];

    private readonly RunBuilder _runs = new(file.Texts, file.Budget);
    private readonly LeadText _lead = new(file.Budget);
    private readonly List<Sheet> _sheets = [];
    private readonly List<(string Tag, string? Font)> _fonts = [];
    private readonly Dictionary<int, int> _covered = [];
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
            // A table within a cell belongs to the cell.
            if (_sheet is not null && _inCell)
            {
                _nested++;
                return;
            }
            EndTable();
            FlushLead();
            ReadBudget.Limit("sheets", _sheets.Count + 1, WorkbookLimits.MaxSheets);
            _above = _lead.Take();
            _sheet = new SheetBuilder(file.Budget);
            (_row, _column) = (0, 0);
            _covered.Clear();
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
        _runs.Clear();
        _fonts.Clear();
        _start = 0;
    }

    private void EndCell()
    {
        if (!_inCell || _sheet is null)
            return;
        CloseRun();
        if (_runs.TryMake(_row, _column, new CellStyle(_cellFont is null ? null : file.Texts.Make(_cellFont), CellFlags.None), out var cell))
        {
            _sheet.Add(cell);
            if (_span.Wide > 1 || _span.High > 1)
                _sheet.AddMerge(new CellRange(_row, _column, Math.Min(_row + _span.High - 1, CellAddress.MaxRow), Math.Min(_column + _span.Wide - 1, CellAddress.MaxColumn)));
        }
        _column = Math.Min(_column + _span.Wide - 1, CellAddress.MaxColumn);
        _inCell = false;
        _runs.Clear();
        _start = 0;
    }

    private void EndTable()
    {
        EndCell();
        if (_sheet is null)
            return;
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

    private int Span(in HtmlTag tag, string name) =>
        int.TryParse(tag.Attribute(page, name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostSpanned) : 1;
}
