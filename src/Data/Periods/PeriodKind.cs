namespace Kpi.Data.Periods;

/// <summary>The kinds of reporting period a calendar may hold. The numbers are stored and order periods that end on the same day.</summary>
public enum PeriodKind
{
    Month = 1,
    Q1 = 21,
    Q2 = 22,
    Q3 = 23,
    Q4 = 24,
    H1 = 31,
    NineMonths = 32,
    Year = 40,
}
