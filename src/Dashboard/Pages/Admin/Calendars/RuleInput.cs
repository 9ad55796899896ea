using System.Globalization;
using Kpi.Data;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Admin.Calendars;

/// <summary>What the form of a rule sends. Numbers that are none become 0, which no rule accepts.</summary>
public sealed class RuleInput
{
    public string? FromYear { get; set; }

    public string? StartDay { get; set; }

    public string? StartMonth { get; set; }

    /// <summary>Set when the window opens in the year before.</summary>
    public string? StartBefore { get; set; }

    public string? EndDay { get; set; }

    public string? EndMonth { get; set; }

    /// <summary>Empty, like the month, when there is no deadline.</summary>
    public string? DeadlineDay { get; set; }

    public string? DeadlineMonth { get; set; }

    /// <summary>Set when the report is due in the year after.</summary>
    public string? DeadlineAfter { get; set; }

    public string? Cause { get; set; }

    public static RuleInput Of(PeriodRule rule, int year) => new()
    {
        FromYear = Text(year),
        StartDay = Text(rule.StartDay),
        StartMonth = Text(rule.StartMonth),
        StartBefore = rule.StartYearOffset < 0 ? "on" : null,
        EndDay = Text(rule.EndDay),
        EndMonth = Text(rule.EndMonth),
        DeadlineDay = rule.DeadlineMonth == 0 ? "" : Text(rule.DeadlineDay),
        DeadlineMonth = rule.DeadlineMonth == 0 ? "" : Text(rule.DeadlineMonth),
        DeadlineAfter = rule.DeadlineYearOffset > 0 ? "on" : null,
    };

    public PeriodRule Rule(PeriodKind kind, int month) => new(
        kind,
        month,
        StartBefore is null ? 0 : -1,
        Number(StartMonth),
        Number(StartDay),
        Number(EndMonth),
        Number(EndDay),
        Number(DeadlineMonth),
        Number(DeadlineDay),
        Number(FromYear),
        DeadlineYearOffset: DeadlineAfter is null || Number(DeadlineMonth) == 0 ? 0 : 1);

    /// <summary>A kind of period as an address names it: <c>h1</c>, <c>month-05</c>.</summary>
    public static string KindKey(PeriodKind kind, int month) => kind == PeriodKind.Month ? FormattableString.Invariant($"month-{month:00}") : Words.Of(kind);

    /// <summary>What an address names; null when it is no kind.</summary>
    public static (PeriodKind Kind, int Month)? ReadKind(string? key)
    {
        const string Month = "month-";
        if (key is null) return null;
        if (key.StartsWith(Month, StringComparison.Ordinal)) return int.TryParse(key.AsSpan(Month.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? (PeriodKind.Month, month) : null;
        return Words.TryParse<PeriodKind>(key) is { } kind and not PeriodKind.Month ? (kind, 0) : null;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
