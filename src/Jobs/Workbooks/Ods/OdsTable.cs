using System.Globalization;
using Kpi.Jobs.Workbooks.Containers;
using Kpi.Jobs.Workbooks.Xlsx;

namespace Kpi.Jobs.Workbooks.Ods;

/// <summary>Reads one table. Rows and cells are written once with how often they repeat; empty ones that fill the grid cost nothing.</summary>
internal sealed class OdsTable(SourceFile file, PartXml xml, OdsStyles styles)
{
    // Cells that one row may stand for: a line of a few bytes must not become a sheet of millions.
    private const int MaxRepeated = 100_000;

    private readonly SheetBuilder _sheet = new(file.Budget);
    private readonly RunBuilder _runs = new(file.Texts, file.Budget);
    private readonly List<(int Until, string? Style)> _columns = [];
    private readonly List<Cell> _row = [];
    private int _number;
    private int _rows;

    /// <summary>Reads the table element at hand.</summary>
    public Sheet Read()
    {
        var name = file.Texts.Make(xml.Attribute("name", OdsNames.Table) ?? "");
        var hidden = styles.IsHidden(xml.Attribute("style-name", OdsNames.Table));
        ReadRows();
        return _sheet.Build(name, hidden);
    }

    // Headers and groups of rows and columns stand around them.
    private void ReadRows()
    {
        for (var parts = xml.Enter(); xml.NextChild(parts);)
        {
            switch (xml.LocalName)
            {
                case "table-column":
                    ReadColumn();
                    break;
                case "table-row":
                    ReadRow();
                    break;
                case "table-header-rows" or "table-row-group" or "table-rows" or "table-header-columns" or "table-column-group" or "table-columns":
                    ReadRows();
                    break;
            }
        }
    }

    private void ReadColumn()
    {
        ReadBudget.Limit("styles", _columns.Count, WorkbookLimits.MaxStyles);
        _columns.Add(((_columns.Count == 0 ? 0 : _columns[^1].Until) + Repeated("number-columns-repeated"), xml.Attribute("default-cell-style-name", OdsNames.Table)));
    }

    private void ReadRow()
    {
        file.Budget.CheckCancel();

        // Also empty ones: more of them than a sheet can have are only there to keep us busy.
        ReadBudget.Limit("rows", ++_rows, CellAddress.MaxRow);
        var times = Repeated("number-rows-repeated");
        var style = xml.Attribute("default-cell-style-name", OdsNames.Table);
        var hidden = xml.Attribute("visibility", OdsNames.Table) is "collapse" or "filter";
        _row.Clear();
        var column = 0;
        for (var cells = xml.Enter(); xml.NextChild(cells);)
        {
            if (xml.LocalName is not ("table-cell" or "covered-table-cell"))
                continue;
            var covered = xml.LocalName == "covered-table-cell";
            var same = Repeated("number-columns-repeated");
            var (wide, high) = (Count("number-columns-spanned"), Count("number-rows-spanned"));
            var first = column + 1;
            column = Math.Min(column + same, 2 * CellAddress.MaxRow);
            if (!TryReadCell(new CellAddress(_number + 1, first), style, hidden, isOne: same == 1 && times == 1, out var cell))
                continue;

            // What a merged cell covers keeps its content, which nobody sees.
            if (covered)
                continue;
            ReadBudget.Limit("columns", column, CellAddress.MaxColumn);
            if (wide > 1 || high > 1)
                _sheet.AddMerge(new CellRange(_number + 1, first, Math.Min(_number + Math.Max(1, high), CellAddress.MaxRow), Math.Min(first + Math.Max(1, wide) - 1, CellAddress.MaxColumn)));
            for (var i = 0; i < same; i++)
                _row.Add(cell.At(_number + 1, first + i));
        }
        if (_row.Count > 0)
            ReadBudget.Limit("rows", (long)_number + times, CellAddress.MaxRow);
        ReadBudget.Limit("repeats", (long)_row.Count * (times - 1), MaxRepeated);
        for (var i = 0; i < (_row.Count == 0 ? 0 : times); i++)
        {
            foreach (var cell in _row)
                _sheet.Add(cell.At(_number + i + 1, cell.Column));
        }
        _number = (int)Math.Min((long)_number + times, CellAddress.MaxRow);
    }

    private bool TryReadCell(CellAddress place, string? rowStyle, bool hidden, bool isOne, out Cell cell)
    {
        var style = new CellStyle(styles.FontOf(OdsStyles.CellFamily, xml.Attribute("style-name", OdsNames.Table) ?? rowStyle ?? ColumnStyle(place.Column)), CellFlags.None);
        var type = xml.Attribute("value-type", OdsNames.Office);
        var isError = xml.Attribute("value-type", OdsNames.CalcExt) == "error";
        var value = xml.Attribute("value", OdsNames.Office);
        var date = xml.Attribute("date-value", OdsNames.Office);
        var truth = xml.Attribute("boolean-value", OdsNames.Office);
        var text = xml.Attribute("string-value", OdsNames.Office);
        var formula = xml.Attribute("formula", OdsNames.Table);
        var flags = (formula is null ? CellFlags.None : CellFlags.Formula) | (hidden ? CellFlags.RowHidden : CellFlags.None);
        ReadText();
        if (text is not null && _runs.Text.Length == 0)
            _runs.Append(text);
        cell = default;
        var (kind, content, number) = (type, isError) switch
        {
            (_, true) => (CellKind.Error, _runs.Content(), 0d),
            ("float" or "currency", _) when value is not null => (CellKind.Number, null, Number(value)),
            ("percentage", _) when value is not null => (CellKind.Number, null, Number(value)),
            ("date", _) when date is not null && IsoDate.TryParse(date, counts1904: false, out var serial) => (CellKind.Number, null, serial),
            ("boolean", _) when truth is not null => (CellKind.Boolean, null, truth == "true" ? 1 : 0),
            _ when _runs.Text.Length > 0 => (CellKind.Text, _runs.Content(), 0d),
            _ when formula is not null => (CellKind.FormulaWithoutValue, null, 0d),
            _ => (CellKind.Empty, (object?)null, 0d),
        };
        if (kind == CellKind.Empty)
            return false;
        if (type == "percentage")
            flags |= CellFlags.Percent;
        if (type == "date" && kind == CellKind.Number)
            flags |= CellFlags.Date;

        // The format does not say whether the places in a formula move along in the cells that repeat it.
        if (kind == CellKind.Number && OdsFormula.Plain(formula) is { } written)
        {
            file.Budget.CountDetail();
            content = new CellDetail(null, file.Texts.Make(written), [], place, MayMove: !isOne);
        }
        cell = new Cell(1, 1, kind, content, number, style, flags);
        return true;
    }

    // Paragraphs and what stands in them; notes and pictures hang on the cell and are not its text.
    private void ReadText()
    {
        _runs.Clear();
        for (var parts = xml.Enter(); xml.NextChild(parts);)
        {
            if (xml.LocalName != "p")
                continue;
            _runs.NewLine();
            ReadParagraph(ParagraphFont());
        }
    }

    // A paragraph without a style of its own is in the font of its cell.
    private string? ParagraphFont() => xml.Attribute("style-name", OdsNames.Text) is { } style ? styles.FontOf(OdsStyles.ParagraphFamily, style) : null;

    private void ReadParagraph(string? font)
    {
        var start = _runs.Text.Length;
        var fonts = new Stack<string?>();
        for (var paragraph = xml.Enter(); xml.NextNode(paragraph);)
        {
            if (xml.IsElement)
            {
                switch (xml.LocalName)
                {
                    case "s":
                        var blanks = Math.Clamp(int.TryParse(xml.Attribute("c", OdsNames.Text), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1, 1, WorkbookLimits.MaxTextLength);
                        _runs.Text.Extend(blanks).Fill(' ');
                        ReadBudget.CheckTextLength(_runs.Text.Length);
                        break;
                    case "tab":
                        _runs.Append('\t');
                        break;
                    case "line-break":
                        _runs.Append('\n');
                        break;
                    case "annotation" or "frame":
                        xml.Skip();
                        break;
                    case "span" when !xml.IsEmpty:
                        _runs.Close(start, font);
                        start = _runs.Text.Length;
                        fonts.Push(font);
                        if (styles.IsMark(xml.Attribute("style-name", OdsNames.Text)))
                            _runs.Mark();
                        font = styles.FontOf(OdsStyles.TextFamily, xml.Attribute("style-name", OdsNames.Text)) ?? font;
                        break;
                }
            }
            else if (xml.IsEnd && xml.LocalName == "span" && fonts.Count > 0)
            {
                _runs.Close(start, font);
                start = _runs.Text.Length;
                font = fonts.Pop();
            }
            else
            {
                xml.AppendText(_runs.Text);
            }
        }
        _runs.Close(start, font);
    }

    private string? ColumnStyle(int column)
    {
        foreach (var (until, style) in _columns)
        {
            if (column <= until)
                return style;
        }
        return null;
    }

    private int Repeated(string name) => Math.Max(1, Count(name));

    private int Count(string name) => int.TryParse(xml.Attribute(name, OdsNames.Table), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, CellAddress.MaxRow) : 0;

    private double Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        ? number
        : throw xml.Corrupt("not a number");
}
