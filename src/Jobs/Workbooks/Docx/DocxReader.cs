using System.Globalization;
using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Docx;

/// <summary>Reads the tables of a Word document, each as a sheet whose cells are all text; the paragraphs above a table are its titles.</summary>
internal sealed class DocxReader : IFormatReader
{
    private const string Document = "word/document.xml";
    private const string Styles = "word/styles.xml";

    public Workbook? TryRead(SourceFile file)
    {
        if (file.Package is not { } package || !package.Contains(Document))
            return null;
        file.Format = WorkbookFormat.Docx;
        var styles = DocxStyles.Read(file, package, Styles);
        using var xml = package.OpenXml(Document);
        var body = new DocxBody(file, xml, styles);
        for (var root = xml.EnterRoot("document", DocxNames.Main, DocxNames.Strict); xml.NextChild(root);)
        {
            if (xml.Name == "body")
                body.Read();
        }
        xml.Finish();
        return new Workbook(WorkbookFormat.Docx, body.Sheets);
    }

    /// <summary>Walks through the body: paragraphs are kept for the table they lead to.</summary>
    private sealed class DocxBody(SourceFile file, PartXml xml, DocxStyles styles)
    {
        private readonly LeadText _lead = new(file.Budget);
        private readonly RunBuilder _runs = new(file.Texts, file.Budget);
        private int _parts;

        public List<Sheet> Sheets { get; } = [];

        public void Read()
        {
            for (var body = xml.Enter(); xml.NextChild(body);)
            {
                // Also empty ones: no document has as many paragraphs as a sheet has rows.
                ReadBudget.Limit("paragraphs", ++_parts, CellAddress.MaxRow);
                switch (xml.Name)
                {
                    case "p":
                        _runs.Clear();
                        ReadParagraph();
                        AddLead();
                        break;
                    case "tbl":
                        ReadBudget.Limit("sheets", Sheets.Count + 1, WorkbookLimits.MaxSheets);
                        Sheets.Add(ReadTable());
                        break;
                    default:
                        if (IsWrapper)
                            Read();
                        break;
                }
            }
        }

        // A title is read like a cell: it may be in a legacy font.
        private void AddLead()
        {
            if (!_runs.TryMake(1, 1, default, out var cell))
                return;
            var text = new Legacy.LegacyRuns(cell).Unicode(Legacy.LegacyEncoding.None);
            foreach (var line in text.Split('\n'))
                _lead.Add(line.Trim());
        }

        private Sheet ReadTable()
        {
            var sheet = new SheetBuilder(file.Budget);
            ReadRows(sheet, 0);
            return sheet.Build(string.Create(CultureInfo.InvariantCulture, $"table {Sheets.Count + 1}"), isHidden: false, _lead.Take());
        }

        /// <summary>Reads the rows within the element at hand, which is the table or a control around some of its rows, and gives the number of the last.</summary>
        private int ReadRows(SheetBuilder sheet, int row)
        {
            for (var table = xml.Enter(); xml.NextChild(table);)
            {
                if (IsWrapper)
                {
                    row = ReadRows(sheet, row);
                }
                else if (xml.Name == "tr")
                {
                    row++;
                    ReadBudget.Limit("rows", row, CellAddress.MaxRow);
                    file.Budget.CheckCancel();
                    ReadCells(sheet, row, 1);
                }
            }
            return row;
        }

        // Content controls, custom XML and marks of changes may stand around rows, cells and paragraphs: what is in them is in the table all the same.
        private bool IsWrapper => xml.Name is "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo";

        /// <summary>Reads the cells within the element at hand, and gives the column of the next.</summary>
        private int ReadCells(SheetBuilder sheet, int row, int column)
        {
            for (var cells = xml.Enter(); xml.NextChild(cells);)
            {
                switch (xml.Name)
                {
                    case "trPr":
                        for (var properties = xml.Enter(); xml.NextChild(properties);)
                        {
                            if (xml.Name == "gridBefore")
                                column += Count();
                        }
                        break;
                    case "tc":
                        column = ReadCell(sheet, row, column);
                        break;
                    default:
                        if (IsWrapper)
                            column = ReadCells(sheet, row, column);
                        break;
                }
            }
            return column;
        }

        /// <summary>Reads the cell at hand and gives the column of the next.</summary>
        private int ReadCell(SheetBuilder sheet, int row, int column)
        {
            ReadBudget.Limit("columns", column, CellAddress.MaxColumn);
            var (span, continues) = (1, false);
            _runs.Clear();
            for (var parts = xml.Enter(); xml.NextChild(parts);)
            {
                switch (xml.Name)
                {
                    case "tcPr":
                        for (var properties = xml.Enter(); xml.NextChild(properties);)
                        {
                            if (xml.Name == "gridSpan")
                                span = Math.Max(1, Count());
                            else if (xml.Name == "vMerge")
                                continues = DocxStyles.Attribute(xml, "val") is null or "continue";
                        }
                        break;
                    default:
                        ReadPart();
                        break;
                }
            }

            // What continues a merged cell keeps its own text, which nobody sees.
            if (!continues && _runs.TryMake(row, column, default, out var cell))
            {
                sheet.Add(cell);
                if (span > 1)
                    sheet.AddMerge(new CellRange(row, column, row, Math.Min(column + span - 1, CellAddress.MaxColumn)));
            }
            return Math.Min(column + span, CellAddress.MaxColumn + 1);
        }

        private void ReadPart()
        {
            if (xml.Name == "p")
            {
                _runs.NewLine();
                ReadParagraph();
            }
            else if (IsWrapper)
            {
                for (var parts = xml.Enter(); xml.NextChild(parts);)
                    ReadPart();
            }
        }

        private void ReadParagraph()
        {
            var plain = styles.FontOf(style: null);
            string? font = null;
            for (var paragraph = xml.Enter(); xml.NextNode(paragraph);)
            {
                if (!xml.IsElement)
                    continue;
                switch (xml.Name)
                {
                    case "pPr":
                        plain = ReadStyle("pStyle", plain);
                        break;
                    case "r":
                        font = null;
                        break;
                    case "rPr":
                        font = ReadStyle("rStyle", null);
                        break;
                    case "t":
                        var start = _runs.Text.Length;
                        xml.ReadText(_runs.Text);
                        _runs.Close(start, font ?? plain);
                        break;
                    case "tab":
                        _runs.Append('\t');
                        break;
                    case "br" or "cr":
                        _runs.Append('\n');
                        break;
                    case "noBreakHyphen":
                        _runs.Append('-');
                        break;

                    // Text that was deleted, and what floats above the page.
                    case "del" or "moveFrom" or "drawing" or "pict":
                        xml.Skip();
                        break;
                }
            }
        }

        private string? ReadStyle(string element, string? otherwise)
        {
            var font = otherwise;
            string? own = null;
            for (var properties = xml.Enter(); xml.NextChild(properties);)
            {
                if (xml.Name == element && DocxStyles.Attribute(xml, "val") is { } style)
                    font = styles.FontOf(style) ?? font;
                else if (xml.Name == "rFonts")
                    own = styles.FontOf(xml);
                else if (IsMark() && element == "rStyle")
                    _runs.Mark();
            }
            return own ?? font;
        }

        private bool IsMark() => xml.Name switch
        {
            "vertAlign" => DocxStyles.Attribute(xml, "val") is "superscript" or "subscript",
            "strike" or "dstrike" => DocxStyles.Attribute(xml, "val") is not ("0" or "false" or "off"),
            _ => false,
        };

        private int Count() =>
            int.TryParse(DocxStyles.Attribute(xml, "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, CellAddress.MaxColumn) : 0;
    }
}
