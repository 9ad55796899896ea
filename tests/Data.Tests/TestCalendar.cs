using Kpi.Data.Periods;

namespace Kpi.Data.Tests;

/// <summary>The CCHC calendar as contracts lay it down, for tests that need no store. A test compares it with the seeded one.</summary>
internal static class TestCalendar
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
        .. Enumerable.Range(1, 12).Select(m => new PeriodRule(PeriodKind.Month, m, m == 1 ? -1 : 0, m == 1 ? 12 : m - 1, 15, m, 14, 0, 0)),
    ]);

    public static Period Period(string key) => Cchc.Find(key) ?? throw new ArgumentException($"No period {key}.", nameof(key));
}
