namespace Kpi.Jobs.Workbooks;

[Flags]
internal enum CellFlags : byte
{
    None = 0,
    Percent = 1,
    Date = 2,

    /// <summary>With <see cref="Date"/>: serial numbers count from 1904-01-01, as in workbooks from old Macintoshes.</summary>
    Date1904 = 4,
    Formula = 8,
    RowHidden = 16,
}
