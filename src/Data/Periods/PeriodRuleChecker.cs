namespace Kpi.Data.Periods;

/// <summary>Looks at a rule before it becomes part of a calendar. Pure.</summary>
public static class PeriodRuleChecker
{
    public const int LongestCause = 500;

    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const int LongestWindow = 366;

    // 2023 has no 29 February: a rule must hold in every year.
    private const int CommonYear = 2023;

    /// <summary>Everything that is wrong with a rule; empty when it may be added.</summary>
    public static IReadOnlyList<PeriodRuleFault> Check(ReportingCalendar calendar, PeriodRule rule, string cause)
    {
        var faults = new List<PeriodRuleFault>();
        if (!calendar.Rules.Any(r => r.Kind == rule.Kind && r.Month == rule.Month)) faults.Add(PeriodRuleFault.Kind);
        if (rule.FromYear is < FirstYear or > LastYear) faults.Add(PeriodRuleFault.Year);
        if (string.IsNullOrWhiteSpace(cause) || cause.Trim().Length > LongestCause) faults.Add(PeriodRuleFault.Cause);
        var due = rule.DeadlineMonth != 0 || rule.DeadlineDay != 0;
        if (!IsDay(rule.StartMonth, rule.StartDay) || !IsDay(rule.EndMonth, rule.EndDay) || (due && !IsDay(rule.DeadlineMonth, rule.DeadlineDay))
            || rule.StartYearOffset is not (0 or -1) || rule.DeadlineYearOffset is not (0 or 1))
        {
            return [.. faults, PeriodRuleFault.Day];
        }
        var period = rule.In(calendar.Id, CommonYear);
        if (period.End < period.Start || period.Days > LongestWindow) faults.Add(PeriodRuleFault.Window);
        if (period.Deadline < period.End) faults.Add(PeriodRuleFault.Deadline);
        if (faults.Count == 0 && calendar.Rule(rule.FromYear, rule.Kind, rule.Month) is { } standing
            && standing with { FromYear = rule.FromYear, Version = rule.Version } == rule) faults.Add(PeriodRuleFault.Same);
        return faults;
    }

    // The 31st of any month is its last day.
    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day is >= 1 and <= 31;
}
