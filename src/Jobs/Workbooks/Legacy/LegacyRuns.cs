using System.Text;

namespace Kpi.Jobs.Workbooks.Legacy;

/// <summary>Converts the text of one cell, run by run.</summary>
internal readonly ref struct LegacyRuns
{
    private readonly string _text;
    private readonly IReadOnlyList<TextRun> _runs;

    public LegacyRuns(in Cell cell)
    {
        _text = cell.Text!;
        _runs = cell.Runs;
    }

    /// <summary>The text in Unicode.</summary>
    /// <param name="outside">How text outside every run, and in runs without a font, is written.</param>
    public string Unicode(LegacyEncoding outside)
    {
        if (_runs.Count == 0)
            return LegacyText.Convert(_text, outside);
        var parts = new StringBuilder(_text.Length);
        var at = 0;
        foreach (var run in _runs)
        {
            parts.Append(LegacyText.Convert(_text[at..run.Start], outside));
            var own = run.FontName is null ? outside : LegacyText.OfFont(run.FontName);
            parts.Append(LegacyText.Convert(_text.Substring(run.Start, run.Length), own));
            at = run.Start + run.Length;
        }
        return parts.Append(LegacyText.Convert(_text[at..], outside)).ToString();
    }
}
