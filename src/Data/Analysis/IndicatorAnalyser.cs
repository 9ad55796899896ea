using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis;

/// <summary>Analyses an indicator from the figures of one agency in one vintage. Pure.</summary>
public static class IndicatorAnalyser
{
    private const double UnequalDenominators = 1.25;
    private const double ChanceOnlyFrom = 0.8;
    private const double ChanceOnlyTo = 1.2;
    private const double Tolerance = 1e-9;

    /// <summary>
    /// Figure, status (methods §2.2), comparisons (§3.1), signal (§1), projection (§2.5) and what the target takes (§2.4) of one period, from the figures up to it. Without a figure the status
    /// is <see cref="Status.NoData"/> and everything that rests on one is null; an answer has neither signal nor projection.
    /// </summary>
    /// <param name="figures">In the indicator's unit of measure, rates in percent points; of the indicator and of all it is calculated from.</param>
    /// <param name="targets">As <see cref="TargetStore"/> gives them for one agency; those of other indicators are passed over.</param>
    /// <param name="period">Of the indicator's calendar.</param>
    /// <param name="events">Events that count for the agency; those of other indicators are passed over.</param>
    public static IndicatorAnalysis Analyse(
        CatalogueSnapshot catalogue,
        ReportingCalendar calendar,
        Indicator indicator,
        AgencyFigures figures,
        IReadOnlyList<Target> targets,
        Period period,
        IReadOnlyList<SeriesEvent>? events = null)
    {
        var figure = figures.Of(indicator.Id, period);
        var judgement = TargetJudge.Judge(indicator, period, figure, targets, FigureBasis.Of(catalogue, indicator));
        var made = SeriesOf(catalogue, calendar, indicator, figures, period, judgement.Target, events);
        var inputs = catalogue.InputsOf(indicator);
        var windows = new FigureWindows(catalogue, calendar, indicator, figures);
        var usual = UsualVariation.Of(made);
        return new IndicatorAnalysis(
            indicator,
            period,
            figure,
            judgement,
            Compare(catalogue, indicator, windows, windows.Side(Before(windows, figures, indicator, period)), windows.Side(figure), judgement, usual, events),
            Compare(catalogue, indicator, windows, windows.Side(calendar.YearBefore(period) is { } year ? figures.Of(indicator.Id, year) : null), windows.Side(figure), judgement, usual, events),
            made.Accumulation,
            made.Periods,
            made.Series,
            inputs.Count > 0 ? inputs.Count(i => figures.Of(i.Id, period) is { State: ObservationState.Reported or ObservationState.NotApplicable }) : figure?.Value is null ? 0 : 1,
            Math.Max(1, inputs.Count))
        {
            Usual = usual,
            Rebase = RebaseOf(indicator, made, events),
            Outlook = judgement.Target is { } target && figure?.Value is not null
                ? GoalAnalyser.Analyse(new GoalSources(catalogue, calendar, indicator, figures, events, (period, made)), target, period)
                : null,
            Problems = SeriesProblem.Find(made, figure, judgement.Target),
        };
    }

    // What was noted of the last period on the old level, or of the first on the new one, is the cause that somebody knows of.
    private static RebaseCase? RebaseOf(Indicator indicator, PointSeries made, IReadOnlyList<SeriesEvent>? events)
    {
        if (made.Series is not { Signal: { Trial: false } signal } || RebaseProposal.Of(signal, made.From) is not { } proposal) return null;
        var (before, first) = (made.Periods[Math.Max(0, proposal.At - 1)], made.Periods[proposal.At]);
        var cause = events?.Where(e => e.Kind == SeriesEventKind.Note && e.IndicatorId == indicator.Id && e.On >= before.Start && e.On <= first.End).MaxBy(e => e.On);
        return new RebaseCase(first, proposal.Held, proposal.Side > 0, cause);
    }

    /// <summary>What it takes to reach each target that is due after a period, by when it is due; the agency's own before a general one.</summary>
    /// <param name="events">Events that count for the agency.</param>
    public static IReadOnlyList<GoalCase> Ahead(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, IReadOnlyList<Target> targets, Period period, IReadOnlyList<SeriesEvent>? events = null)
    {
        var sources = new GoalSources(catalogue, calendar, indicator, figures, events);
        var basis = FigureBasis.Of(catalogue, indicator);
        return
        [
            .. from due in targets.Where(t => t.IndicatorId == indicator.Id && t.Period.End > period.End).Select(t => t.Period).Distinct().OrderBy(p => p.End).ThenBy(p => p.Start)
               let target = TargetJudge.Judge(indicator, due, null, targets, basis).Target
               where target is not null && target.Period == due
               select GoalAnalyser.Analyse(sources, target, period),
        ];
    }

    /// <summary>The series of an indicator up to a period, as it is analysed.</summary>
    internal static PointSeries SeriesOf(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, Period period, Target? target, IReadOnlyList<SeriesEvent>? events)
    {
        var accumulation = AccumulationOf(catalogue, indicator);
        if (indicator.Kind == ValueKind.Enumeration) return new PointSeries(accumulation, [], [], null);
        var (periods, points, corrected, windows) = Points(catalogue, calendar, indicator, figures, accumulation, period);
        var signals = Signals(catalogue, indicator, periods, points, events);
        var series = SeriesAnalyser.Analyse(new SeriesQuestion(points, DirectionOf(indicator, target))
        {
            Target = BoundsFor(catalogue, indicator, accumulation, periods, target),
            Signals = signals,
            BreakAt = Places(catalogue, indicator, periods, events, SeriesEventKind.Break),
            Projections = ProjectionOptions.Default with { Percent = indicator.Kind == ValueKind.Percent, NonNegative = indicator.Kind == ValueKind.Count },
        });
        return new PointSeries(accumulation, periods, points, indicator.Kind == ValueKind.Count && windows is not null ? series with { Signal = series.Signal.Over(windows) } : series)
        {
            Windows = windows,
            Corrected = corrected,
            From = signals.RebaseAt.DefaultIfEmpty(0).Max(),
        };
    }

    /// <summary>What the figures up to a period say of the process: the signal of <see cref="Analyse"/> alone, for a page of many indicators. Null for answers.</summary>
    /// <param name="target">The one the period is held against; null without one. Of another window than the figures it says what is better, and there is no assurance.</param>
    /// <param name="events">Events that count for the agency; those of other indicators are passed over.</param>
    public static SignalResult? Signal(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, Period period, Target? target, IReadOnlyList<SeriesEvent>? events)
    {
        if (indicator.Kind == ValueKind.Enumeration) return null;
        var accumulation = AccumulationOf(catalogue, indicator);
        var (periods, points, _, windows) = Points(catalogue, calendar, indicator, figures, accumulation, period);
        var bounds = BoundsFor(catalogue, indicator, accumulation, periods, target);
        var signal = SignalAnalyser.Analyse(points, DirectionOf(indicator, target), bounds, Signals(catalogue, indicator, periods, points, events));
        return indicator.Kind == ValueKind.Count && windows is not null ? signal.Over(windows) : signal;
    }

    // What is analysed by quarters has limits, and a next value, of quarters: a target of the half-year or the year is none for them.
    private static (double? Low, double? High)? BoundsFor(CatalogueSnapshot catalogue, Indicator indicator, SeriesAccumulation accumulation, IReadOnlyList<Period> periods, Target? target) =>
        target is not null && periods.Count > 0 && FigureBasis.Of(catalogue, indicator).SameWindow(periods[^1], accumulation, target.Period) ? target.Bounds : null;

    // A target says what is better, whatever the catalogue holds better without one: less below a limit, more towards what is to be reached, and neither by itself where a range is to be kept.
    private static Direction DirectionOf(Indicator indicator, Target? target) => (target?.Comparator, indicator.Direction) switch
    {
        (TargetComparator.Between, _) => Direction.Range,
        (TargetComparator.AtLeast, Direction.Higher or Direction.Lower) => Direction.Higher,
        (TargetComparator.AtMost, Direction.Higher or Direction.Lower) => Direction.Lower,
        _ => indicator.Direction,
    };

    private static SignalOptions Signals(CatalogueSnapshot catalogue, Indicator indicator, IReadOnlyList<Period> periods, IReadOnlyList<SeriesValue> points, IReadOnlyList<SeriesEvent>? events) =>
        SignalOptions.Default with { Chart = ChartFor(indicator, points), RebaseAt = Places(catalogue, indicator, periods, events, SeriesEventKind.Rebase) };

    /// <summary>In which accumulation an indicator is analysed: by quarters where it adds up.</summary>
    internal static SeriesAccumulation AccumulationOf(CatalogueSnapshot catalogue, Indicator indicator) =>
        Quarterly(indicator, catalogue.InputsOf(indicator)) ? SeriesAccumulation.Discrete : SeriesAccumulation.Reported;

    // The first period that ends on the day of an event or later is the first one after it.
    private static IReadOnlyList<int> Places(CatalogueSnapshot catalogue, Indicator indicator, IReadOnlyList<Period> periods, IReadOnlyList<SeriesEvent>? events, SeriesEventKind kind)
    {
        if (events is null || events.Count == 0) return [];
        return [.. from e in events where e.Kind == kind && Concerns(catalogue, indicator, e) let place = periods.TakeWhile(p => p.End < e.On).Count() where place < periods.Count select place];
    }

    // What is calculated from figures that changed their meaning has changed its own; a new level of one of them need not be one of the whole.
    private static bool Concerns(CatalogueSnapshot catalogue, Indicator indicator, SeriesEvent e) =>
        e.IndicatorId == indicator.Id || (e.Kind == SeriesEventKind.Break && indicator.IsDerived && catalogue.Needed(indicator).Any(i => i.Id == e.IndicatorId));

    /// <summary>
    /// Two periods of one indicator beside each other, over the windows that their figures cover, held against the variation the series shows. Nothing is compared across a break or a rebase
    /// that somebody has confirmed.
    /// </summary>
    /// <param name="targets">As <see cref="TargetStore"/> gives them for the agency: where the later period is held against one, that says what is better, and not the catalogue.</param>
    /// <param name="usual">What the series varies by anyway; null where that is not known.</param>
    /// <param name="events">Events that count for the agency; those of other indicators are passed over.</param>
    public static Comparison Compare(
        CatalogueSnapshot catalogue,
        ReportingCalendar calendar,
        Indicator indicator,
        AgencyFigures figures,
        IReadOnlyList<Target> targets,
        Period before,
        Period after,
        UsualVariation? usual = null,
        IReadOnlyList<SeriesEvent>? events = null)
    {
        var windows = new FigureWindows(catalogue, calendar, indicator, figures);
        var figure = figures.Of(indicator.Id, after);
        var judgement = TargetJudge.Judge(indicator, after, figure, targets, FigureBasis.Of(catalogue, indicator));
        return Compare(catalogue, indicator, windows, windows.Side(figures.Of(indicator.Id, before)), windows.Side(figure), judgement, usual, events);
    }

    /// <summary>
    /// What the year has given by the end of a period, beside the year before by the same day (methods §3.1). Null where figures do not add up over time, and for months, which no
    /// year-to-date figure is made of.
    /// </summary>
    /// <param name="targets">As for two periods: of them the one counts that speaks of the year by then.</param>
    /// <param name="usual">What the series varies by anyway; null where that is not known.</param>
    /// <param name="events">Events that count for the agency; those of other indicators are passed over.</param>
    public static Comparison? YearToDate(
        CatalogueSnapshot catalogue,
        ReportingCalendar calendar,
        Indicator indicator,
        AgencyFigures figures,
        IReadOnlyList<Target> targets,
        Period period,
        UsualVariation? usual = null,
        IReadOnlyList<SeriesEvent>? events = null)
    {
        if (period.Kind == PeriodKind.Month || SeriesBuilder.Refusal(catalogue, indicator, SeriesAccumulation.Ytd) is not null) return null;
        var windows = new FigureWindows(catalogue, calendar, indicator, figures);
        var series = new SeriesFigures(catalogue, calendar, figures);
        var judgement = TargetJudge.Judge(indicator, period, Given(period), targets, FigureBasis.Of(catalogue, indicator), SeriesAccumulation.Ytd);
        return Compare(catalogue, indicator, windows, Side(calendar.YearBefore(period)), Side(period), judgement, usual, events);

        Figure? Given(Period at) => series.FromStartOfYear(at) is { } whole ? series.Find(indicator, SeriesAccumulation.Ytd, whole) : null;
        ComparisonSide? Side(Period? at) => at is not null && Given(at) is { } figure ? windows.YearToDate(at, figure) : null;
    }

    /// <summary>The same of two figures whose windows are known already: of a series in whatever accumulation it is shown.</summary>
    /// <param name="before">Null where there is no figure.</param>
    /// <param name="after">Null where there is no figure.</param>
    /// <param name="judgement">How <paramref name="after"/> stands to its target; null where it is held against none.</param>
    /// <param name="usual">What the series varies by anyway; null where that is not known.</param>
    /// <param name="events">Events that count for the agency; those of other indicators are passed over.</param>
    public static Comparison Compare(
        CatalogueSnapshot catalogue, Indicator indicator, FigureWindows windows, ComparisonSide? before, ComparisonSide? after, Judgement? judgement, UsualVariation? usual, IReadOnlyList<SeriesEvent>? events)
    {
        // What cannot be held against a range, a quarter's count against the year's, is neither nearer to it nor further away.
        var comparison = Comparer.Compare(
            indicator.Kind, windows.Level, DirectionOf(indicator, judgement?.Target), before, after, usual, judgement?.Toward is null ? null : judgement.Target?.Bounds);
        return comparison.Refusal is null && Crossed(catalogue, indicator, before!.Period, after!.Period, events) is { } crossed
            ? Comparison.Refused(comparison.Before, comparison.After, crossed)
            : comparison;
    }

    /// <summary>What lies between two periods so that they are not compared: a break of what is counted, or limits that began anew. Null when nothing does.</summary>
    /// <param name="events">Events that count for the agency; those of other indicators are passed over.</param>
    public static ComparisonRefusal? Crossed(CatalogueSnapshot catalogue, Indicator indicator, Period one, Period other, IReadOnlyList<SeriesEvent>? events)
    {
        var (early, late) = one.End <= other.End ? (one.End, other.End) : (other.End, one.End);
        return Crossed(catalogue, indicator, early, late, events);
    }

    /// <summary>The same between two days, the first not counted.</summary>
    internal static ComparisonRefusal? Crossed(CatalogueSnapshot catalogue, Indicator indicator, DateOnly early, DateOnly late, IReadOnlyList<SeriesEvent>? events)
    {
        if (events is null || events.Count == 0) return null;
        ComparisonRefusal? found = null;
        foreach (var e in events)
        {
            if (e.Kind == SeriesEventKind.Note || e.On <= early || e.On > late || !Concerns(catalogue, indicator, e)) continue;
            if (e.Kind == SeriesEventKind.Break) return ComparisonRefusal.Break;
            found = ComparisonRefusal.Rebase;
        }
        return found;
    }

    /// <summary>
    /// Where nothing adds up over time, levels follow each other by quarters, whatever report they stand in; a rate of its own window only beside the same window of other years.
    /// A quarter without a figure is there, without a value; so is one that only corrects others, which is named. A count whose reports declare other days than the quarter has is taken as it
    /// would be over the quarter, by the same a day (methods §0); a rate stays what it is. Windows say what each point was reported as, and are null where no report declares any.
    /// </summary>
    internal static (IReadOnlyList<Period> Periods, IReadOnlyList<SeriesValue> Points, IReadOnlyList<Period> Corrected, IReadOnlyList<PointWindow>? Windows) Points(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, SeriesAccumulation accumulation, Period period)
    {
        var built = SeriesBuilder.Build(catalogue, calendar, indicator, figures, accumulation).Where(f => f.Period.End <= period.End && f.Period.Kind != PeriodKind.Month).ToList();
        if (built.Count == 0) return ([], [], [], null);
        var quarterly = SeriesBuilder.Connects(catalogue, indicator, accumulation);
        if (!quarterly) built = [.. built.Where(f => f.Period.Kind == period.Kind)];
        if (built.Count == 0) return ([], [], [], null);
        var byPlace = new SortedDictionary<int, Figure>();
        foreach (var figure in built)
        {
            var place = quarterly ? figure.Period.EndQuarter : figure.Period.Year;
            if (!byPlace.TryGetValue(place, out var same) || same.Value is null) byPlace[place] = figure;
        }
        var first = byPlace.Keys.First();
        var last = quarterly ? period.EndQuarter : period.Year;
        var periods = new List<Period>();
        var points = new List<SeriesValue>();
        var corrected = new List<Period>();
        var declared = figures.HasDeclared && indicator.Kind is ValueKind.Count or ValueKind.Percent && accumulation == SeriesAccumulation.Discrete
            && new FigureWindows(catalogue, calendar, indicator, figures) is { Declares: true } known ? known : null;
        var windows = new List<PointWindow>();
        for (var place = first; place <= last; place++)
        {
            if (byPlace.TryGetValue(place, out var figure))
            {
                var corrects = Corrects(indicator, accumulation, figure);
                if (corrects) corrected.Add(figure.Period);
                var length = declared?.LengthOf(figure, accumulation) ?? 1;
                periods.Add(figure.Period);
                points.Add(corrects ? default : new SeriesValue(indicator.Kind == ValueKind.Count ? figure.Value / length : figure.Value, figure.Numerator, figure.Denominator));
                windows.Add(new PointWindow(figure.Value, length));
                continue;
            }
            periods.Add((quarterly ? calendar.Find(place / 4, PeriodKind.Q1 + (place % 4)) : calendar.Find(place, period.Kind)) ?? period);
            points.Add(default);
            windows.Add(new PointWindow(null, 1));
        }
        return (periods, points, corrected, declared is null ? null : windows);
    }

    /// <summary>
    /// Whether a quarter below zero takes back what earlier reports of the year had too many: it keeps the sum of the year right and says nothing of the quarter (methods §3.3). A difference
    /// of counts may well be negative.
    /// </summary>
    public static bool Corrects(Indicator indicator, SeriesAccumulation accumulation, Figure figure) =>
        accumulation == SeriesAccumulation.Discrete && figure.Value < 0 && (indicator.Formula is null || indicator.Kind == ValueKind.Percent);

    // A rate among the inputs belongs to the window it was reported for: no quarter can be made of it.
    private static bool Quarterly(Indicator indicator, IReadOnlyList<Indicator> inputs) => indicator.Formula is null
        ? Accumulator.AddsUp(indicator.Accumulation)
        : inputs.Any(i => Accumulator.AddsUp(i.Accumulation)) && inputs.All(i => Accumulator.AddsUp(i.Accumulation) || i.Accumulation == Accumulation.Stock);

    /// <summary>
    /// Methods §1.5: individual values where denominators are unknown or differ by less than 25 %, else p′, and p where σz lies within 0.8 and 1.2, so that nothing but chance varies. A rate
    /// that counts more above than below over all its points is no share, and has individual values too.
    /// </summary>
    internal static ControlChart ChartFor(Indicator indicator, IReadOnlyList<SeriesValue> points)
    {
        if (indicator.Kind != ValueKind.Percent) return ControlChart.Xmr;
        var known = points.Where(p => p.Value is not null).ToArray();
        if (known.Length < 2 || !Array.TrueForAll(known, p => p is { Numerator: not null, Denominator: > 0 })) return ControlChart.Xmr;
        if (Array.Exists(known, p => p.Numerator < 0) || known.Sum(p => p.Numerator) > known.Sum(p => p.Denominator) * (1 + Tolerance)) return ControlChart.Xmr;
        if (known.Max(p => p.Denominator) < UnequalDenominators * known.Min(p => p.Denominator)) return ControlChart.Xmr;
        return ControlChartLimits.Proportions([.. points], prime: true, new ControlLimits?[points.Count]) is >= ChanceOnlyFrom and <= ChanceOnlyTo ? ControlChart.P : ControlChart.PPrime;
    }

    // The latest figure that may be compared: before this period began and over a window as long; a level, the latest before its day.
    private static Figure? Before(FigureWindows windows, AgencyFigures figures, Indicator indicator, Period period)
    {
        var now = windows.Side(period);
        return figures.Of(indicator.Id).Values
            .Where(f => f.Value is not null && f.Period.End < period.End && (windows.Level || Comparer.Refuse(windows.Side(f), now) is null))
            .OrderByDescending(f => f.Period.End)
            .ThenByDescending(f => f.Period.Kind == period.Kind)
            .FirstOrDefault();
    }
}
