namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>Fonts by number. Number 4 was never given to any font, so from there on the count is one ahead.</summary>
internal sealed class FontTable
{
    private const int NumberLeftOut = 4;

    private readonly List<(string Name, bool IsMark)> _fonts = [];

    public string? this[int number] => Find(number)?.Name;

    /// <summary>Whether a font raises, lowers or strikes out.</summary>
    public bool IsMark(int number) => Find(number) is { IsMark: true };

    public void Add(string name, bool isMark)
    {
        ReadBudget.Limit("fonts", _fonts.Count + 1, WorkbookLimits.MaxStyles);
        _fonts.Add((name, isMark));
    }

    private (string Name, bool IsMark)? Find(int number)
    {
        var index = number > NumberLeftOut ? number - 1 : number;
        return index < _fonts.Count ? _fonts[index] : null;
    }
}
