namespace Kpi.Jobs.Workbooks.Xls;

/// <summary>Font names by number. Number 4 was never given to any font, so from there on the count is one ahead.</summary>
internal sealed class FontTable
{
    private const int NumberLeftOut = 4;

    private readonly List<string> _names = [];

    public string? this[int number]
    {
        get
        {
            var index = number > NumberLeftOut ? number - 1 : number;
            return index < _names.Count ? _names[index] : null;
        }
    }

    public void Add(string name)
    {
        ReadBudget.Limit("fonts", _names.Count + 1, WorkbookLimits.MaxStyles);
        _names.Add(name);
    }
}
