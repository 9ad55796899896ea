using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>Arranges reports into the map and the list of what is lacking. Pure.</summary>
public static class CompletenessBuilder
{
    /// <summary>The kinds of period that are columns: those the form is due for, and those a report has come in for.</summary>
    /// <param name="reported">Keys of the periods that reports have come in for.</param>
    /// <param name="year">The year the columns are named after.</param>
    public static IReadOnlyList<Period> Columns(ReportingCalendar calendar, FormVersion form, IEnumerable<string?> reported, int year)
    {
        var kinds = reported.Select(calendar.Find).OfType<Period>().Select(p => (p.Kind, p.Month)).ToHashSet();
        return [.. calendar.Year(year).Where(p => form.IsDueFor(p) || kinds.Contains((p.Kind, p.Month)))];
    }

    /// <summary>A row for each year and agency; years newest first, agencies as given.</summary>
    public static IReadOnlyList<HeatRow> Rows(ReportingCalendar calendar, IReadOnlyList<Period> columns, IReadOnlyList<Agency> agencies, IEnumerable<int> years, IReadOnlyList<ReportCell> cells)
    {
        var found = cells.ToDictionary(c => (c.Agency.Id, c.Period));
        return
        [
            .. from year in years.OrderDescending()
               from agency in agencies
               select new HeatRow(
                   agency,
                   year,
                   [.. columns.Select(c => calendar.Find(year, c.Kind, c.Month) is { } period ? found.GetValueOrDefault((agency.Id, period)) : null)]),
        ];
    }

    /// <summary>
    /// Reports that lack something: those of the reader's own agencies first, then what is overdue, what its sender has to go on with, what waits for a decision, and what was
    /// published with lines missing; within each the latest period first. Reports from before the program was used are not among them.
    /// </summary>
    public static IReadOnlyList<ReportCell> Gaps(IEnumerable<ReportCell> cells, IReadOnlySet<string> own) =>
    [
        .. cells.Where(c => Rank(c) is not null)
            .OrderBy(c => own.Contains(c.Agency.Key) ? 0 : 1)
            .ThenBy(Rank)
            .ThenByDescending(c => c.Period.End).ThenByDescending(c => c.Period.Start),
    ];

    /// <summary>How full a published report is, in steps the map can show: 0 for nothing, 4 for every line; null for one that is not published.</summary>
    public static int? Level(ReportCell cell) => cell.Standing != ReportStanding.Published ? null
        : cell.Given == cell.Total ? 4
        : cell.Given == 0 ? 0
        : cell.Given * 10 >= cell.Total * 9 ? 3
        : cell.Given * 2 >= cell.Total ? 2
        : 1;

    /// <summary>The lines that published reports lack, in printed order.</summary>
    public static IReadOnlyList<MissingLine> Missing(FormVersion form, IEnumerable<ReportCell> cells)
    {
        var lacking = cells.OrderByDescending(c => c.Period.End).ThenByDescending(c => c.Period.Start).SelectMany(c => c.Missing, (Cell, Line) => (Cell, Line)).ToLookup(m => m.Line.Id, m => m.Cell);
        return [.. form.Indicators.Where(i => lacking.Contains(i.Id)).Select(i => new MissingLine(i, [.. lacking[i.Id]]))];
    }

    private static int? Rank(ReportCell cell) => cell.Standing switch
    {
        ReportStanding.Overdue => 0,
        ReportStanding.Unfinished => 1,
        ReportStanding.Waiting => 2,
        ReportStanding.Published when cell.Pending is not null => 2,
        ReportStanding.Published when cell.Missing.Count > 0 => 3,
        _ => null,
    };
}
