using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What may be said about a file where it is silent.</summary>
/// <param name="Periods">By year, newest year first; within a year in the calendar's order.</param>
public sealed record AnswerOptions(IReadOnlyList<FormVersion> Forms, IReadOnlyList<Agency> Agencies, IReadOnlyList<IGrouping<int, Period>> Periods)
{
    // A report is rarely later than this; the oldest ones come with their period printed.
    private const int Years = 4;

    // A planner's table goes further back.
    private const int HistoryYears = 12;

    /// <summary>Periods that a column of a table of history may be: further back, without the months, which are named by their heads.</summary>
    public IReadOnlyList<IGrouping<int, Period>> History { get; private init; } = [];

    /// <summary>The choices of a day.</summary>
    public static AnswerOptions Of(CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies, DateOnly today) => new(
        [.. catalogue.Forms.GroupBy(f => f.FormKey, StringComparer.Ordinal).Select(g => catalogue.Form(g.Key)!)],
        agencies,
        Recent(catalogue, today, Years, months: true))
    {
        History = Recent(catalogue, today, HistoryYears, months: false),
    };

    private static IReadOnlyList<IGrouping<int, Period>> Recent(CatalogueSnapshot catalogue, DateOnly today, int years, bool months) =>
    [
        .. Enumerable.Range(0, years)
            .SelectMany(back => catalogue.Calendars.SelectMany(c => c.Year(today.Year - back)))
            .Where(p => months || p.Kind != PeriodKind.Month)
            .DistinctBy(p => p.Key, StringComparer.Ordinal)
            .GroupBy(p => p.Year)
            .OrderByDescending(g => g.Key),
    ];
}
