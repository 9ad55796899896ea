using Kpi.Data.Periods;

namespace Kpi.Dashboard.Tests;

/// <summary>The CCHC calendar for tests that need no store.</summary>
internal static class TestPeriods
{
    public static ReportingCalendar Cchc { get; } = new(1, "cchc", "CCHC", "CCHC",
    [
        new(PeriodKind.Q1, 0, -1, 12, 15, 3, 14, 3, 20),
        new(PeriodKind.H1, 0, -1, 12, 15, 6, 14, 6, 20),
        new(PeriodKind.Q2, 0, 0, 3, 15, 6, 14, 0, 0),
        new(PeriodKind.Q3, 0, 0, 6, 15, 9, 14, 9, 20),
        new(PeriodKind.NineMonths, 0, -1, 12, 15, 9, 14, 0, 0),
        new(PeriodKind.Q4, 0, 0, 9, 15, 12, 14, 0, 0),
        new(PeriodKind.Year, 0, -1, 12, 15, 12, 14, 12, 20),
    ]);

    public static Period Of(string key) => Cchc.Find(key) ?? throw new ArgumentException($"No period {key}.", nameof(key));
}
