using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Charts;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Identity;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>Reads what the page of targets needs: figures, targets, and for those who set them the draft.</summary>
public sealed class TargetsReader(
    CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, TargetStore targets, TargetPlanStore plans, SeriesEventStore events, TargetNumbers typed, TimeProvider time, AgencyChoice choice, AgencyRights rights)
{
    private const string MainForm = "cchc-pl1";
    private const int YearsAhead = 2;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>The view. What was known at another time is looked at only: nobody edits it, and the draft of now is not in it.</summary>
    /// <exception cref="KeyNotFoundException">The address names an agency, year, indicator or period that does not exist.</exception>
    public async Task<TargetsView> ReadAsync(TargetsQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var asOf = query.Vintage?.Instant;
        var catalogue = await catalogues.GetAsync(asOf, cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var agency = await choice.OfAsync(query.Agency, cancellationToken);
        var form = catalogue.Form(MainForm) ?? throw new InvalidOperationException($"The catalogue has no form '{MainForm}'.");
        var calendar = catalogue.CalendarOf(form);
        var figures = await observations.FiguresAsync(agency.Id, null, asOf, cancellationToken);
        var goals = await targets.ForAsync(agency.Id, null, asOf, cancellationToken);
        var happened = await events.ListAsync(agency.Id, null, asOf, withdrawn: false, cancellationToken);
        var latest = figures.Periods.Count > 0 ? figures.Periods[^1] : null;
        var today = query.Vintage?.Day.Year ?? time.GetUtcNow().Year;
        var year = query.Year ?? latest?.Year ?? today;
        if (year is < FirstYear or > LastYear) throw new KeyNotFoundException(query.Year?.ToString(CultureInfo.InvariantCulture));
        var mayEdit = query.Vintage is null && user.IsInRole(Roles.Planner) && await rights.MaySettleAsync(user, agency.Key, cancellationToken);
        var plan = mayEdit ? await plans.FindAsync(agency.Id, year, cancellationToken) : null;
        var periods = PeriodsOf(calendar, year);

        TargetRow Row(Indicator indicator) => RowOf(catalogue, calendar, indicator, figures, goals, happened, plan, periods, latest);
        var rows = Judged(catalogue).Select(Row).Where(r => query.All || r.Indicator.IsDerived || r.Cells.Any(c => c.Target is not null || c.Draft is not null)).ToList();
        var view = new TargetsView(
            query with { Agency = agency.Key, Year = year },
            agency,
            all,
            year,
            [.. figures.Periods.Select(p => p.Year).Concat(goals.Select(g => g.Period.Year)).Concat(Enumerable.Range(latest?.Year ?? today, YearsAhead + 1)).Append(year).Distinct().OrderDescending()],
            periods,
            rows,
            plan,
            mayEdit,
            null,
            null,
            latest?.End);
        (Indicator Indicator, Period Period)? edited = mayEdit && query.Edit is { } edit ? Find(catalogue, calendar, edit) : null;
        return view with
        {
            WhatIf = WhatIf(view),
            Edited = edited is { } found
                ? (found.Indicator, CellOf(catalogue, calendar, found.Indicator, figures, goals, happened, plan, found.Period, latest), await targets.HistoryAsync(found.Indicator.Id, agency.Id, found.Period, cancellationToken))
                : null,
        };
    }

    /// <summary>Indicators a target can be set for, KPIs first.</summary>
    public static IEnumerable<Indicator> Judged(CatalogueSnapshot catalogue) =>
        catalogue.Indicators.Where(i => i.Kind != ValueKind.Enumeration && i.Direction is not Direction.None).OrderBy(i => !i.IsDerived).ThenBy(i => i.Order);

    /// <summary>The reports of a year that have a deadline: what targets are set for.</summary>
    public static IReadOnlyList<Period> PeriodsOf(ReportingCalendar calendar, int year) => [.. calendar.Year(year).Where(p => p.Deadline is not null && p.Kind != PeriodKind.Month)];

    /// <summary>The indicator and period of <c>indicator@period</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such indicator or period.</exception>
    public static (Indicator Indicator, Period Period) Find(CatalogueSnapshot catalogue, ReportingCalendar calendar, string name)
    {
        var parts = name.Split('@');
        var indicator = Judged(catalogue).FirstOrDefault(i => string.Equals(i.Key, parts[0], StringComparison.Ordinal)) ?? throw new KeyNotFoundException(name);
        var period = parts.Length == 2 && calendar.Find(parts[1]) is { Deadline: not null, Year: >= FirstYear and <= LastYear } found ? found : throw new KeyNotFoundException(name);
        return (indicator, period);
    }

    private static TargetRow RowOf(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, IReadOnlyList<Target> goals, IReadOnlyList<SeriesEvent> happened, TargetPlan? plan, IReadOnlyList<Period> periods, Period? known)
    {
        var cells = periods.Select(p => CellOf(catalogue, calendar, indicator, figures, goals, happened, plan, p, known)).ToList();
        var latest = figures.Of(indicator.Id).Values.Where(f => f.Value is not null && f.Period.Kind != PeriodKind.Month && f.Period.End <= periods[^1].End).OrderBy(f => f.Period.End).ThenByDescending(f => f.Period.Start).LastOrDefault();
        var (ways, drafted) = (WaysOf(indicator, goals, periods), plan is null ? [] : DraftWaysOf(plan, cells));
        return new TargetRow(indicator, IndicatorReader.CodeOf(catalogue, indicator), latest, cells)
        {
            Tile = latest is null || (ways.Count == 0 && drafted.Count == 0 && cells.TrueForAll(c => c.Target is null)) ? null : TileOf(catalogue, calendar, indicator, figures, goals, happened, latest.Period),
            Sums = TargetPath.Sums(catalogue, indicator),
            Ways = ways,
            DraftWays = drafted,
        };
    }

    // What adds up to its target within the year is drawn as it does.
    private static KpiTile TileOf(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, IReadOnlyList<Target> goals, IReadOnlyList<SeriesEvent> happened, Period latest)
    {
        var tile = OverviewBuilder.Tile(catalogue, calendar, figures, goals, latest, indicator, happened);
        if (!TargetPath.Sums(catalogue, indicator)) return tile;
        var points = SeriesBuilder.Build(catalogue, calendar, indicator, figures, SeriesAccumulation.Ytd).Where(f => f.Period.End <= latest.End);
        return tile with { Points = [.. points.Select(f => new SparkPoint(f.Period, f.Value))], BreaksAtYear = true, Connects = true };
    }

    // A way that leads through the year is looked at as a whole: what it was before a change judged reports that the picture shows.
    private static IReadOnlyList<TargetWay> WaysOf(Indicator indicator, IReadOnlyList<Target> goals, IReadOnlyList<Period> periods) =>
    [
        .. TargetWays.Of(goals.Where(t => t.IndicatorId == indicator.Id)).GroupBy(w => w.Target.Period)
            .Where(g => g.Any(w => w.From < periods[^1].End && w.Until >= periods[0].Start))
            .SelectMany(g => g),
    ];

    // For the picture alone: what a draft says is no goal, and nothing is judged by it.
    private static IReadOnlyList<TargetWay> DraftWaysOf(TargetPlan plan, List<TargetCell> cells) => TargetWays.Of(
        from cell in cells
        where cell.Draft?.Path is not null && !IsInForce(cell.Draft, cell.Target)
        let row = cell.Draft!
        select new Target("", row.IndicatorId, plan.AgencyId, row.Period, row.Comparator, row.Value, plan.Document, false, row.Notes, row.ValidFrom, row.ValidTo) { High = row.High, Path = row.Path });

    private static bool IsInForce(TargetPlanRow draft, Target? now) =>
        now is { OnPath: false } && now.Value == draft.Value && now.Comparator == draft.Comparator && now.Path?.ToString() == draft.Path?.ToString();

    private static TargetCell CellOf(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, IReadOnlyList<Target> goals, IReadOnlyList<SeriesEvent> happened, TargetPlan? plan, Period period, Period? known)
    {
        var draft = plan?.Rows.FirstOrDefault(r => r.IndicatorId == indicator.Id && r.Period == period);
        var figure = figures.Of(indicator.Id, period);
        var judged = TargetJudge.Judge(indicator, period, figure, goals, FigureBasis.Of(catalogue, indicator));
        if (judged.Target is not { } target || target.Period != period) return new TargetCell(period, null, figure, null, null, draft);

        // A report that should be there and is not has no data, whatever later ones say.
        if (figure?.Value is not null || (known is not null && period.End <= known.End)) return new TargetCell(period, target, figure, judged, null, draft);
        var outlook = GoalAnalyser.Analyse(catalogue, calendar, indicator, figures, target, known, happened);
        return new TargetCell(period, target, outlook.Figure, outlook.Judgement with { Status = Status.NotDue, Target = target }, outlook, draft);
    }

    private TargetWhatIf? WhatIf(TargetsView view)
    {
        var outlook = view.Ahead.FirstOrDefault(o => TargetsQuery.Name(o.Indicator.Key, o.Target.Period.Key) == view.Query.If)
            ?? (view.Query.If is null ? view.Ahead.FirstOrDefault(o => o.Verdict == GoalVerdict.Open) ?? (view.Ahead.Count > 0 ? view.Ahead[0] : null) : null);
        if (outlook is null) return null;
        var x = view.Query.X is { } text ? typed.Plain(text) : null;
        var volume = view.Query.Volume is { } more ? typed.Plain(more) : null;
        var wrong = (view.Query.X is not null && x is null) || (view.Query.Volume is not null && volume is null);
        var figure = x is { } assumed && !wrong ? GoalAssumption.Apply(outlook, assumed, volume) : null;
        return new TargetWhatIf(
            outlook,
            x,
            volume,
            figure,
            figure is null ? null : TargetJudge.Judge(outlook.Indicator, outlook.Target.Period, figure, [outlook.Target with { ValidFrom = null, ValidTo = null }]),
            figure is null || outlook.Basis == GoalBasis.Window
                ? []
                : [.. view.Ahead.Where(o => o.Indicator == outlook.Indicator && o.Target.Period.End > outlook.Target.Period.End).Select(o => TargetJudge.Judge(o.Indicator, outlook.Target.Period, figure, [o.Target with { ValidFrom = null, ValidTo = null }]))],
            wrong || (x is not null && figure is null));
    }
}
