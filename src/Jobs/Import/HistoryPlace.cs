using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Jobs.Import;

/// <summary>What a row or a column of a table of history can be said to be, as it travels in an answer: <c>period:2024-H1</c>, <c>line:cchc.7.1.1</c>, <c>agency:sct-ha-nam</c> or <c>skip</c>.</summary>
public static class HistoryPlace
{
    /// <summary>It is left out.</summary>
    public const string Skip = "skip";

    private const string PeriodPrefix = "period:";
    private const string LinePrefix = "line:";
    private const string AgencyPrefix = "agency:";

    public static string Of(Period period) => PeriodPrefix + period.Key;

    public static string Of(FormLine line) => LinePrefix + line.Key;

    public static string Of(Agency agency) => AgencyPrefix + agency.Key;

    /// <summary>The key after the prefix of a period, or null when it is none; the others likewise.</summary>
    public static string? Period(string? place) => After(place, PeriodPrefix);

    public static string? Line(string? place) => After(place, LinePrefix);

    public static string? Agency(string? place) => After(place, AgencyPrefix);

    /// <summary>Whether a problem asks what a row or a column of a table of history is.</summary>
    public static bool MayBeGiven(Problem problem) =>
        problem.Code is ProblemCodes.HistoryColumnUnknown or ProblemCodes.HistoryRowUnknown or ProblemCodes.HistoryIndicatorMissing || problem.Answer?.Kind == ProblemAnswerKind.Placed;

    private static string? After(string? place, string prefix) => place?.StartsWith(prefix, StringComparison.Ordinal) == true ? place[prefix.Length..] : null;
}
