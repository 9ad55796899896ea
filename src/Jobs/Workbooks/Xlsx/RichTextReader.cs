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

    /// <summary>The content of the element at hand: a string, or a <see cref="CellDetail"/> when a run has a font of its own.</summary>
    public object Read(PartXml xml)
    {
        _text.Clear();
        _runs.Clear();
        _hasFonts = false;
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
        if (!_hasFonts)
            return text;
        budget.CountKept(RunBytes * (_runs.Count + 2));
        return new CellDetail(text, null, [.. _runs]);
    }

    private void ReadRun(PartXml xml)
    {
        var start = _text.Length;
        string? font = null;
        for (var run = xml.Enter(); xml.NextChild(run);)
        {
            switch (xml.Name)
            {
                case "rPr":
                    font = ReadFont(xml);
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
    }

    private string? ReadFont(PartXml xml)
    {
        string? font = null;
        for (var properties = xml.Enter(); xml.NextChild(properties);)
        {
            if (xml.Name == "rFont" && xml.Attribute("val") is { } value)
                font = texts.Make(value);
        }
        return font;
    }

    private void ReadText(PartXml xml)
    {
        var start = _text.Length;
        xml.ReadText(_text);
        _text.Truncate(start + XmlEscapes.Decode(_text.Text[start..]));
        ReadBudget.CheckTextLength(_text.Length);
    }
}
