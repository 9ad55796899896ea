using System.Globalization;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Rules;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Reads what the page of one indicator needs.</summary>
public sealed class IndicatorReader(
    CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, TargetStore targets, SubmissionStore submissions, PeopleNames people, SeriesEventStore events,
    FamilyReader families, MovementReader movements, RollUpStore rollUps, AgencyChoice choice)
{
    private static readonly Dictionary<Guid, string?> NoComments = [];

    /// <exception cref="KeyNotFoundException">The address names an indicator, agency or period that does not exist.</exception>
    public async Task<IndicatorView> ReadAsync(IndicatorQuery query, CancellationToken cancellationToken)
    {
        // With the formulas of then; what is calculated only since has no figures then.
        var catalogue = await catalogues.GetAsync(query.Vintage?.Instant, cancellationToken);
        if (catalogue.Find(query.Key) is null) catalogue = await catalogues.GetAsync(cancellationToken);
        var indicator = catalogue.Find(query.Key) ?? throw new KeyNotFoundException(query.Key);
        var offices = await agencies.AllAsync(cancellationToken);
        var agency = await choice.OfAsync(query.Agency, cancellationToken);
        var calendar = SeriesStore.CalendarOf(catalogue, indicator);
        var asked = query.Period is null ? null : calendar.Find(query.Period) ?? throw new KeyNotFoundException(query.Period);

        var operands = catalogue.OperandsOf(indicator);
        var rules = Rules(catalogue, operands.Count > 0 ? operands : [indicator]);
        int[] needed = [.. catalogue.Needed(indicator).Select(o => o.Id), .. rules.SelectMany(r => r.Left.Keys.Concat(r.Right.Keys)).Select(catalogue.Find).OfType<Indicator>().Select(i => i.Id)];
        var asOf = query.Vintage?.Instant;
        var figures = await observations.FiguresAsync(agency.Id, [.. needed.Distinct()], asOf, cancellationToken);
        var goals = await targets.ForAsync(agency.Id, [indicator.Id], asOf, cancellationToken);

        var happened = await events.ListAsync(agency.Id, [.. catalogue.Needed(indicator).Select(i => i.Id)], asOf, withdrawn: false, cancellationToken);
        var choices = SeriesBuilder.Choices(catalogue, indicator);
        var own = query.Accumulation is { } wanted && choices.Contains(wanted) ? wanted : Default(catalogue, calendar, indicator, figures, choices, asked);
        var family = await families.ReadAsync(catalogue, indicator, offices, agency, query, own, asked, cancellationToken);
        var accumulation = family.Accumulation;
        var connects = SeriesBuilder.Connects(catalogue, indicator, accumulation);
        List<IndicatorRow> counted = family.Sum is { } sum ? [.. RollUpRows.Of(catalogue, calendar, indicator, connects, sum, happened)] : Rows(catalogue, calendar, indicator, accumulation, connects, figures, goals, happened);
        var perDay = query.PerDay && DayRates.Applies(indicator);
        List<IndicatorRow> rows = perDay
            ? [.. DayRates.Divide(indicator, counted, family.Sum ?? await rollUps.ReadAsync(indicator, RollUpScope.Of(offices, agency, below: false, predecessors: false), accumulation, asOf, cancellationToken))]
            : counted;
        var selected = Select(rows, asked);
        var all = await observations.RevisionsAsync(agency.Id, [indicator.Id, .. operands.Select(o => o.Id)], [.. figures.Periods.Select(p => p.Id)], cancellationToken);
        var revisions = Vintages.KnownAt(all, asOf);
        var files = await submissions.FindAsync([.. revisions.Where(r => r.Period.Year == selected?.Period.Year).Select(r => r.Submission).Distinct()], cancellationToken);
        IndicatorAnalysis? Analyse(Period? at) => at is null || perDay ? null : IndicatorAnalyser.Analyse(catalogue, calendar, indicator, figures, goals, at, happened);
        await people.ReadAsync(happened.Select(e => e.RecordedBy));
        await people.ReadAsync(revisions.Where(r => r.Indicator == indicator.Key).Select(r => r.RecordedBy));
        return new IndicatorView(
            indicator,
            CodeOf(catalogue, indicator),
            SectionOf(catalogue, indicator),
            agency,
            accumulation,
            choices,
            connects,
            accumulation == SeriesAccumulation.Ytd,
            rows,
            selected,
            perDay ? [] : family.Sum is null || indicator.Kind == ValueKind.Percent ? goals : [.. goals.Where(t => t.AgencyId is not null)],
            selected is null || family.Sum is not null ? null : new LineageBuilder(catalogue, calendar, figures, revisions, files).Build(indicator, accumulation, Select(counted, asked)!.Figure, rules),
            family.Sum is null ? Notes(indicator, revisions) : [],
            selected is null || family.Sum is not null ? null : revisions.LastOrDefault(r => r.Indicator == indicator.Key && r.Period == selected.Period && r.SupersededAt is null)?.RecordedAt,
            people,
            FigureBasis.Of(catalogue, indicator))
        {
            Query = query,
            Family = family,
            Agencies = offices,
            Calendar = calendar,
            Events = [.. happened.Where(e => e.IndicatorId == indicator.Id)],
            Analysis = family.Sum is null ? Analyse(ReportOf(figures, indicator, selected?.Period)) : null,
            Whole = family.Sum is null ? Analyse(rows.LastOrDefault()?.Period) : null,
            Mix = query.RollUp && !query.Predecessors && family.Sum is not null && selected is { Before: { } then } ? await MixAsync(catalogue, indicator, offices, agency, then, selected.Figure, asOf, cancellationToken) : null,
            Layers = query.Layers,
            Increases = perDay ? [] : IncreaseReader.Of(catalogue, calendar, indicator, figures, accumulation, connects, family.Sum is not null, rows),
            Split = family.Sum is null ? RateSplit.Of(catalogue, indicator, new FigureWindows(catalogue, calendar, indicator, figures), accumulation, rows, selected, happened) : null,
            Restated = asOf is null && family.Sum is null ? Kpi.Data.Observations.Restatements.Find(revisions.Where(r => r.Indicator == indicator.Key), DateTime.MinValue, DateTime.MaxValue, NoComments, later: true) : [],
        };
    }

    private async Task<RateMix?> MixAsync(
        CatalogueSnapshot catalogue, Indicator indicator, IReadOnlyList<Agency> offices, Agency agency, Figure before, Figure after, DateTime? asOf, CancellationToken cancellationToken)
    {
        if (!RollUpRules.TakesApart(catalogue, indicator)) return null;
        var (movement, refusal) = await movements.ReadAsync(catalogue, indicator, offices, agency, before.Period, after.Period, asOf, cancellationToken);
        return refusal is null ? RateMix.Of(movement, before, after) : null;
    }

    // A quarter that was worked out stands in the report that ends on its day.
    private static Period? ReportOf(AgencyFigures figures, Indicator indicator, Period? shown) => shown is null || figures.Of(indicator.Id).ContainsKey(shown)
        ? shown
        : figures.Of(indicator.Id).Keys.Where(p => p.End == shown.End).MaxBy(p => p.Start) ?? shown;

    /// <summary>The code an indicator is printed with, without its last dot; empty when it is derived or printed without one.</summary>
    internal static string CodeOf(CatalogueSnapshot catalogue, Indicator indicator) =>
        catalogue.Forms.SelectMany(f => f.Lines).FirstOrDefault(l => l.Indicators.Any(i => i.Id == indicator.Id))?.Code.TrimEnd('.') ?? "";

    private static List<Rule> Rules(CatalogueSnapshot catalogue, IReadOnlyCollection<Indicator> about)
    {
        var keys = about.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        return [.. catalogue.Rules.Where(r => r.Left.Keys.Concat(r.Right.Keys).Any(keys.Contains))];
    }

    // The series whose points may be joined, unless it has no place for the period that was asked for: the half-year is no quarter.
    private static SeriesAccumulation Default(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, IReadOnlyList<SeriesAccumulation> choices, Period? asked)
    {
        var trend = SeriesBuilder.Trend(catalogue, indicator);
        if (asked is null) return trend;
        SeriesAccumulation[] order = [trend, SeriesAccumulation.Ytd, SeriesAccumulation.Reported, SeriesAccumulation.Discrete];
        return order.Where(choices.Contains).FirstOrDefault(a => SeriesBuilder.Build(catalogue, calendar, indicator, figures, a).Any(f => f.Period == asked), trend);
    }

    private static List<IndicatorRow> Rows(
        CatalogueSnapshot catalogue,
        ReportingCalendar calendar,
        Indicator indicator,
        SeriesAccumulation accumulation,
        bool connects,
        AgencyFigures figures,
        IReadOnlyList<Target> goals,
        IReadOnlyList<SeriesEvent> happened)
    {
        var series = SeriesBuilder.Build(catalogue, calendar, indicator, figures, accumulation);
        var byPeriod = series.ToDictionary(f => f.Period);
        var rows = new List<IndicatorRow>();
        var basis = FigureBasis.Of(catalogue, indicator);
        var windows = new FigureWindows(catalogue, calendar, indicator, figures);
        Figure? last = null;
        foreach (var figure in series)
        {
            // A count from the start of the year is not comparable with one of another year or with an earlier one of the same.
            var comparable = connects && accumulation != SeriesAccumulation.Ytd && indicator.Kind != ValueKind.Enumeration;
            var before = calendar.YearBefore(figure.Period) is { } year && byPeriod.GetValueOrDefault(year) is { Value: not null } earlier ? earlier : null;
            var side = windows.Side(figure, accumulation);
            var judgement = TargetJudge.Judge(indicator, figure.Period, figure, goals, basis, accumulation);
            var compared = Compare(before, side, judgement);
            rows.Add(new IndicatorRow(
                figure,
                judgement,
                compared.Refusal is null or ComparisonRefusal.NotAQuantity or ComparisonRefusal.MissingSide ? before : null,
                compared,
                comparable ? IndicatorRow.StepOf(Compare(last, side, judgement)) : null,
                figures.Of(indicator.Id, figure.Period) is not null));
            last = figure;
        }
        return rows;

        Comparison Compare(Figure? earlier, ComparisonSide now, Judgement judgement) =>
            IndicatorAnalyser.Compare(catalogue, indicator, windows, earlier is null ? null : windows.Side(earlier, accumulation), now, judgement, null, happened);
    }

    // A window of another kind that ends on the same day is the nearest thing: the second quarter for the half-year.
    private static IndicatorRow? Select(List<IndicatorRow> rows, Period? asked) => asked is null
        ? rows.LastOrDefault()
        : rows.Find(r => r.Period == asked) ?? rows.Find(r => r.Period.End == asked.End);

    private static List<IndicatorNote> Notes(Indicator indicator, IReadOnlyList<Observation> revisions) =>
    [
        .. revisions.Where(r => r.Indicator == indicator.Key && r.SupersededAt is null && !string.IsNullOrWhiteSpace(r.Note))
            .Reverse()
            .Select(r => new IndicatorNote(r.Period, r.Note!.Trim(), r.RecordedBy, r.Illustrative)),
    ];

    private static string SectionOf(CatalogueSnapshot catalogue, Indicator indicator) =>
        catalogue.Forms.SelectMany(f => f.Lines).FirstOrDefault(l => l.Section == indicator.Section && l.Section > 0 && l.ParentKey is null) is { } head
            ? $"{head.Section.ToString(CultureInfo.InvariantCulture)}. {head.Name.For(CultureInfo.CurrentUICulture)}"
            : "";
}
