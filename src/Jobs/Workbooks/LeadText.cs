namespace Kpi.Jobs.Workbooks;

/// <summary>Keeps the last paragraphs before a table: a form's title is there, a report's chapters are not.</summary>
internal sealed class LeadText(ReadBudget budget)
{
    private const int Paragraphs = 40;
    private const int LongestParagraph = 1_000;

    private readonly Queue<string> _lines = new();

    public void Add(string paragraph)
    {
        if (paragraph.Length is 0 or > LongestParagraph || string.IsNullOrWhiteSpace(paragraph))
            return;
        if (_lines.Count == Paragraphs)
            _lines.Dequeue();
        _lines.Enqueue(paragraph);
    }

    /// <summary>The paragraphs since the table before, in order.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] lines = [.. _lines];
        foreach (var line in lines)
            budget.CountText(line.Length);
        _lines.Clear();
        return lines;
    }
}
