using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>
/// Reads a text with or without runs, as shared strings and inline strings have it. Runs are joined; phonetic guides are left out.
/// Blanks are kept whatever <c>xml:space</c> says: some writers forget it, and a lost blank between two runs joins two words.
/// </summary>
internal sealed class RichTextReader(TextPool texts, ReadBudget budget)
{
    private const int RunBytes = 24;

    private readonly TextBuffer _text = new();
    private readonly List<TextRun> _runs = [];
    private bool _hasFonts;
    private bool _hasMarks;

    /// <summary>The content of the element at hand: a string, or a <see cref="CellDetail"/> when a run has a font of its own.</summary>
    public object Read(PartXml xml)
    {
        _text.Clear();
        _runs.Clear();
        _hasFonts = _hasMarks = false;
        for (var item = xml.Enter(); xml.NextChild(item);)
        {
            switch (xml.Name)
            {
                case "t":
                    ReadText(xml);
                    break;
                case "r":
                    ReadRun(xml);
                    break;
            }
        }
        var text = texts.Make(_text.Text);
        if (!_hasFonts && !_hasMarks)
            return text;
        budget.CountKept(RunBytes * (_runs.Count + 2));
        return new CellDetail(text, null, _hasFonts ? [.. _runs] : [], HasMarks: _hasMarks);
    }

    private void ReadRun(PartXml xml)
    {
        var start = _text.Length;
        string? font = null;
        var marked = false;
        for (var run = xml.Enter(); xml.NextChild(run);)
        {
            switch (xml.Name)
            {
                case "rPr":
                    (font, marked) = ReadProperties(xml);
                    break;
                case "t":
                    ReadText(xml);
                    break;
            }
        }
        if (_text.Length == start)
            return;
        _runs.Add(new TextRun(start, _text.Length - start, font));
        _hasFonts |= font is not null;
        _hasMarks |= marked;
    }

    private (string? Font, bool Marked) ReadProperties(PartXml xml)
    {
        string? font = null;
        var marked = false;
        for (var properties = xml.Enter(); xml.NextChild(properties);)
        {
            switch (xml.Name)
            {
                case "rFont" when xml.Attribute("val") is { } value:
                    font = texts.Make(value);
                    break;
                case "vertAlign":
                    marked |= xml.Attribute("val") is "superscript" or "subscript";
                    break;
                case "strike":
                    marked |= xml.Attribute("val") is not ("0" or "false");
                    break;
            }
        }
        return (font, marked);
    }

    private void ReadText(PartXml xml)
    {
        var start = _text.Length;
        xml.ReadText(_text);
        _text.Truncate(start + XmlEscapes.Decode(_text.Text[start..]));
        ReadBudget.CheckTextLength(_text.Length);
    }
}
