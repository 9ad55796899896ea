using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Series.RollUps;

/// <summary>Reads series that are made of the figures of several agencies, judged against the targets of the same vintage.</summary>
public sealed class RollUpStore
{
    private readonly CatalogueStore _catalogue;
    private readonly ObservationStore _observations;
    private readonly TargetStore _targets;

    internal RollUpStore(CatalogueStore catalogue, ObservationStore observations, TargetStore targets)
    {
        _catalogue = catalogue;
        _observations = observations;
        _targets = targets;
    }

    /// <summary>The series of one indicator over the agencies of a scope.</summary>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    /// <exception cref="ArgumentException">The indicator does not roll up, see <see cref="RollUpRules"/>, or has no series in this accumulation, see <see cref="SeriesBuilder.Refusal"/>.</exception>
    public async Task<IndicatorSeries> ReadAsync(Indicator indicator, RollUpScope scope, SeriesAccumulation accumulation, DateTime? asOf, CancellationToken cancellationToken)
    {
        if (RollUpRules.Of(await _catalogue.GetAsync(asOf, cancellationToken), indicator) == RollUpRule.None) throw new ArgumentException($"'{indicator.Key}' does not roll up.", nameof(indicator));
        return (await EachAsync(indicator, [scope], accumulation, asOf, cancellationToken))[0];
    }

    /// <summary>The series of one indicator over each of several scopes, in their order, from one read. Of what does not roll up each scope's root gives its own.</summary>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    /// <exception cref="ArgumentException">The indicator has no series in this accumulation, see <see cref="SeriesBuilder.Refusal"/>.</exception>
    public async Task<IReadOnlyList<IndicatorSeries>> EachAsync(
        Indicator indicator, IReadOnlyList<RollUpScope> scopes, SeriesAccumulation accumulation, DateTime? asOf, CancellationToken cancellationToken)
    {
        var catalogue = await _catalogue.GetAsync(asOf, cancellationToken);

        // As it was calculated then; what did not exist has no figures.
        if (catalogue.Find(indicator.Id) is not { } then) return [.. scopes.Select(_ => new IndicatorSeries(indicator, accumulation, []))];
        indicator = then;
        var rule = RollUpRules.Of(catalogue, indicator);
        var reported = accumulation == SeriesAccumulation.Reported;
        int[] needed = reported ? [indicator.Id] : [.. catalogue.Needed(indicator).Select(i => i.Id)];
        var rows = await _observations.FiguresAsync([.. scopes.SelectMany(s => s.Members).Select(a => a.Id).Distinct()], needed, counts: rule != RollUpRule.Sum || (!reported && indicator.IsDerived), asOf, cancellationToken);
        var calendar = SeriesStore.CalendarOf(catalogue, indicator);
        var given = reported ? [] : Grouped(rows, r => r);
        var units = reported
            ? Grouped(rows, r => new UnitFigure(r.Figure, r.Start, r.End)).ToDictionary(g => g.Key, IReadOnlyList<UnitFigure> (g) => g.Value)
            : given.ToDictionary(g => g.Key, IReadOnlyList<UnitFigure> (g) => Accumulated(catalogue, calendar, indicator, accumulation, g.Value));
        var level = SeriesBuilder.Connects(catalogue, indicator, SeriesAccumulation.Reported);
        var targets = await _targets.ForAsync([.. scopes.Select(s => s.Members[0].Id)], [indicator.Id], asOf, cancellationToken);
        var basis = FigureBasis.Of(catalogue, indicator);
        return [.. scopes.Select(s => new IndicatorSeries(indicator, accumulation, [.. Points(s)]) { Spans = Spans(s), LeftOut = LeftOut(s) })];

        // A quarter that is worked out of what is missing has no value: without one there is no span either, and nothing more to add up.
        IReadOnlyList<SeriesSpan> Spans(RollUpScope scope)
        {
            if (accumulation != SeriesAccumulation.Discrete || rule != RollUpRule.Sum || indicator.Formula is not null) return [];
            var own = scope.Members.Select(m => m.Id).Where(given.ContainsKey).ToList();
            if (!own.Exists(id => units[id].Any(u => u.Figure.Value is null))) return [];
            return RollUpSpans.Of(calendar, indicator, scope, units, own.ToDictionary(id => id, IReadOnlyList<UnitFigure> (id) => Accumulated(catalogue, calendar, indicator, SeriesAccumulation.Ytd, given[id])));
        }

        IReadOnlyList<Period> LeftOut(RollUpScope scope)
        {
            if (rule != RollUpRule.Sum || indicator.Formula is not null) return [];
            var months = from member in scope.Members
                         let own = given.GetValueOrDefault(member.Id)
                         where own is not null && own.Exists(r => r.Figure.Period.Kind == PeriodKind.Month)
                         from figure in Accumulator.LeftOut(ByPeriod(own), [.. units[member.Id].Select(u => u.Figure)])
                         where figure.Value is not null
                         select figure.Period;
            return [.. months.Distinct().OrderBy(p => p.End)];
        }

        IEnumerable<SeriesPoint> Points(RollUpScope scope)
        {
            var root = scope.Members[0].Id;
            List<Target> own = [.. targets.Where(t => t.AgencyId is null || t.AgencyId == root)];
            return rule == RollUpRule.None
                ? units.GetValueOrDefault(root, []).Select(u => u.Figure).OrderBy(f => f.Period.End).ThenBy(f => f.Period.Start)
                    .Select(f => new SeriesPoint(f, TargetJudge.Judge(indicator, f.Period, f, own, basis, accumulation), null))
                : RollUp.Build(indicator, rule, level, scope, units).Select(p => new SeriesPoint(p.Figure, Judge(indicator, p, own, basis, accumulation), p.ByUnits, p));
        }
    }

    /// <summary>Why a rate over the agencies of a scope moved between two periods, from one read.</summary>
    /// <param name="asOf">UTC instant of the vintage; null for what is known now.</param>
    /// <exception cref="ArgumentException">The indicator is no rate in per cent that is made of counts.</exception>
    public async Task<RollUpMovement> MovementAsync(Indicator indicator, RollUpScope scope, Period before, Period after, DateTime? asOf, CancellationToken cancellationToken)
    {
        var catalogue = await _catalogue.GetAsync(asOf, cancellationToken);
        if (!RollUpRules.TakesApart(catalogue, indicator)) throw new ArgumentException($"'{indicator.Key}' is not a rate that is made of counts.", nameof(indicator));
        var rows = await _observations.FiguresAsync([.. scope.Members.Select(a => a.Id)], [indicator.Id], counts: true, asOf, cancellationToken);
        var movement = RollUpMovement.Of(
            scope, SeriesBuilder.Connects(catalogue, indicator, SeriesAccumulation.Reported), before, after, rows.ToDictionary(r => (r.Agency, r.Figure.Period.Id), r => r.Figure));
        return movement with { Windows = Windows(catalogue, indicator, before, after, rows) };
    }

    // Those the reports declare, agency by agency; where none has reported both periods, those of the periods.
    private static ComparisonRefusal? Windows(CatalogueSnapshot catalogue, Indicator indicator, Period before, Period after, IReadOnlyList<WindowedFigure> rows)
    {
        var calendar = SeriesStore.CalendarOf(catalogue, indicator);
        var windows = rows.GroupBy(r => r.Agency, (_, own) => own.ToList())
            .Where(own => own.Exists(r => r.Figure.Period == before) && own.Exists(r => r.Figure.Period == after))
            .Select(own => new AgencyFigures(own.Select(r => (r.Indicator, r.Figure)), own.ToDictionary(r => (r.Indicator, r.Figure.Period.Id), r => (r.Start, r.End))))
            .DefaultIfEmpty()
            .Select(own => new FigureWindows(catalogue, calendar, indicator, own));
        return windows.Select(w => w.Level ? null : Comparer.Refuse(w.Side(before), w.Side(after))).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>
    /// A target that every agency has is none for the sum of their counts: that one must be the root's own. A rate means the same for one and for all. Where too little is known to say how it
    /// stands (methods §3.6) nothing is said of what it lacks either.
    /// </summary>
    private static Judgement Judge(Indicator indicator, RollUpPoint point, IReadOnlyList<Target> targets, FigureBasis basis, SeriesAccumulation accumulation)
    {
        var counting = indicator.Kind == ValueKind.Percent || point.Expected == 1 ? targets : targets.Where(t => t.AgencyId is not null);
        var judgement = TargetJudge.Judge(indicator, point.Figure.Period, point.Figure, counting, basis, accumulation);
        var share = point.ByWeight ?? point.ByUnits ?? 0;
        if (judgement.Gap is null || !point.Provisional || share >= RollUpPoint.ProvisionalBelow) return judgement;
        return share < RollUpPoint.StatusFrom
            ? judgement with { Status = Status.Provisional, Toward = null, Gap = null, GapCount = null }
            : judgement with { Status = Status.Provisional };
    }

    private static Dictionary<int, List<T>> Grouped<T>(IReadOnlyList<WindowedFigure> rows, Func<WindowedFigure, T> of)
    {
        var byAgency = new Dictionary<int, List<T>>();
        List<T>? own = null;
        var (last, most) = (0, 0);
        foreach (var row in rows)
        {
            // One agency's lie together mostly, and the next has about as many.
            if (own is null || row.Agency != last)
            {
                most = Math.Max(most, own?.Count ?? 0);
                last = row.Agency;
                if (!byAgency.TryGetValue(last, out own)) byAgency[last] = own = new List<T>(most);
            }
            own.Add(of(row));
        }
        return byAgency;
    }

    private static Dictionary<Period, Figure> ByPeriod(List<WindowedFigure> rows)
    {
        var reported = new Dictionary<Period, Figure>(rows.Count);
        foreach (var row in rows) reported[row.Figure.Period] = row.Figure;
        return reported;
    }

    /// <summary>What one agency's reports give for each quarter or from the start of the year, with the windows those reports declare.</summary>
    private static UnitFigure[] Accumulated(CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, SeriesAccumulation accumulation, List<WindowedFigure> rows)
    {
        var declared = new Dictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>();
        foreach (var row in rows)
        {
            if (row.Start != row.Figure.Period.Start || row.End != row.Figure.Period.End) declared[(row.Indicator, row.Figure.Period.Id)] = (row.Start, row.End);
        }
        if (declared.Count == 0 && indicator.Formula is null) return [.. Accumulator.Accumulate(calendar, indicator.Accumulation, ByPeriod(rows), accumulation).Select(UnitFigure.Of)];
        var figures = new AgencyFigures(rows.Select(r => (r.Indicator, r.Figure)), declared);
        var built = SeriesBuilder.Build(catalogue, calendar, indicator, figures, accumulation);
        if (declared.Count == 0) return [.. built.Select(UnitFigure.Of)];

        // What is divided by days is shown with those very days.
        var windows = new FigureWindows(catalogue, calendar, indicator, figures);
        return
        [
            .. from figure in built
               let side = windows.Side(figure, accumulation)
               select new UnitFigure(figure, side.Start, side.End, side.Counted),
        ];
    }
}
