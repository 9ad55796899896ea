namespace Kpi.Jobs.Workbooks;

/// <summary>Cell formats by number, as cells refer to them.</summary>
internal sealed class StyleTable
{
    private readonly List<CellStyle> _styles = [];
    private readonly CellFlags _calendar;

    public StyleTable(bool date1904) => _calendar = date1904 ? CellFlags.Date1904 : CellFlags.None;

    /// <summary>A format that does not exist is the plain one: it is no reason to refuse a file.</summary>
    public CellStyle this[int index] => (uint)index < (uint)_styles.Count ? _styles[index] : new CellStyle(null, _calendar);

    public void Add(string? fontName, CellFlags numberFormat)
    {
        ReadBudget.Limit("styles", _styles.Count + 1, WorkbookLimits.MaxStyles);
        _styles.Add(new CellStyle(fontName, numberFormat | _calendar));
    }
}
