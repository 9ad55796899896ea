using Kpi.Data.Analysis.Projections;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis.Goals;

/// <summary>Works out what it takes to reach a target (methods §2.3–2.5). Pure; like is added to like only, and what cannot be said is not.</summary>
public static class GoalAnalyser
{
    private const int YearsBack = 3;
    private const int Horizon = 4;
    private const double Tolerance = 1e-9;

    public static GoalCase Analyse(CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, Target target)
    {
        var basis = BasisOf(catalogue, indicator);
        var ratio = indicator.Kind == ValueKind.Percent;
        var own = figures.Of(indicator.Id).Values.Where(f => f.Value is not null && f.Period.Kind != PeriodKind.Month).ToList();
        var chain = basis == GoalBasis.Window ? GoalWindow.Of(own, target.Period.Start, target.Period.End, ratio) : null;
        var figure = own.Find(f => f.Period == target.Period) ?? (chain is null ? Latest(own, basis, target) : chain.As(chain.Parts.Count > 0 ? chain.Parts[^1].Period : target.Period));
        var opening = basis == GoalBasis.Window ? target.Period.Start : calendar.Find(target.Period.Year, PeriodKind.Year)?.Start ?? target.Period.Start;
        var from = chain?.Until ?? figure?.Period.End.AddDays(1) ?? opening;
        var left = Math.Max(0, target.Period.End.DayNumber - from.DayNumber + 1);
        if (figure is not null && left == 0) figure = figure with { Period = target.Period };

        // Asked about by name, whatever days it is in force.
        var judgement = TargetJudge.Judge(indicator, figure?.Period ?? target.Period, figure, [target with { ValidFrom = null, ValidTo = null }]) with { Target = target };
        var outlook = new GoalCase(indicator, target, basis, figure, judgement, GoalVerdict.Open, from, left);
        if (left == 0) return outlook with { Verdict = GoalVerdict.Due, Hold = GoalHold.Due };

        outlook = basis == GoalBasis.Window && ratio
            ? Cases(outlook, chain!, VolumeOf(calendar, own, target, chain!))
            : Counted(outlook, own, opening);
        var (forecast, hold) = Land(catalogue, calendar, figures, outlook);
        return outlook with { Forecast = forecast, Hold = hold };
    }

    /// <summary>What the figures of an indicator stand for.</summary>
    public static GoalBasis BasisOf(CatalogueSnapshot catalogue, Indicator indicator)
    {
        List<Accumulation> operands = indicator.Formula is { } formula ? [.. formula.Operands.Select(catalogue.Find).OfType<Indicator>().Select(o => o.Accumulation)] : [indicator.Accumulation];
        if (operands.Count == 0 || operands.Contains(Accumulation.Flag)) return GoalBasis.Other;
        if (operands.TrueForAll(a => a == Accumulation.Stock)) return GoalBasis.Level;
        if (operands.TrueForAll(a => a is Accumulation.Stock or Accumulation.Ytd)) return GoalBasis.YearToDate;
        if (!operands.Contains(Accumulation.Flow) || operands.Contains(Accumulation.Ytd)) return GoalBasis.Other;

        // Σ numerator / Σ denominator holds over windows that follow each other; a level beside a flow, or a rate without the counts that weigh it, does not add up.
        return operands.Contains(Accumulation.Stock) || (operands.Contains(Accumulation.Rate) && indicator.Kind != ValueKind.Percent) ? GoalBasis.Other : GoalBasis.Window;
    }

    private static Figure? Latest(List<Figure> own, GoalBasis basis, Target target) => own
        .Where(f => f.Period.End <= target.Period.End && (basis == GoalBasis.Level || f.Period.Year == target.Period.Year))
        .OrderBy(f => f.Period.End)
        .ThenByDescending(f => f.Period.Start)
        .LastOrDefault();

    // What is counted, and a share of which only the numerator is expected to move.
    private static GoalCase Counted(GoalCase outlook, List<Figure> own, DateOnly opening)
    {
        var (indicator, target, judgement) = (outlook.Indicator, outlook.Target, outlook.Judgement);
        if (outlook.Figure is not { Value: { } value } figure) return Opening(outlook);
        var reached = judgement.Gap <= 0;
        if (target.Comparator == TargetComparator.AtMost || outlook.Basis == GoalBasis.Other) return outlook with { Verdict = reached ? GoalVerdict.Reached : GoalVerdict.Open };

        var share = indicator.Kind == ValueKind.Percent;
        if (share && figure is not { Numerator: not null, Denominator: > 0 }) return outlook with { Verdict = reached ? GoalVerdict.Reached : GoalVerdict.Open };
        var now = share ? figure.Numerator!.Value : value;
        var needed = share ? now + (judgement.GapCount ?? 0) : target.Value;
        var start = outlook.Basis == GoalBasis.Level
            ? own.Where(f => f.Period.End < opening).OrderBy(f => f.Period.End).Select(f => share ? f.Numerator : f.Value).LastOrDefault()
            : 0;
        var elapsed = Math.Max(0, outlook.From.DayNumber - opening.DayNumber);
        var rate = start is { } level ? CountRunRate.Of(now - level, needed - level, elapsed, elapsed + outlook.DaysLeft) : CountRunRate.Of(0, needed - now, 0, outlook.DaysLeft);

        // Only what can never fall again is secured.
        var grows = indicator is { Kind: ValueKind.Count, Formula: null } && outlook.Basis != GoalBasis.Level;
        return outlook with
        {
            Count = rate,
            Done = now - start,
            Elapsed = start is null ? 0 : elapsed,
            Surplus = share && reached ? Math.Floor(now - (target.Value / 100 * figure.Denominator!.Value) + Tolerance) : null,
            Verdict = !reached ? GoalVerdict.Open : grows ? GoalVerdict.Secured : GoalVerdict.Reached,
        };

        // A window that has not begun has nothing done and all to do; a level that was never reported is not known.
        static GoalCase Opening(GoalCase outlook) =>
            outlook is { Basis: GoalBasis.Window, Target: { Comparator: TargetComparator.AtLeast, Value: > 0 and var goal } } && outlook.From == outlook.Target.Period.Start
                ? outlook with { Count = CountRunRate.Of(0, goal, 0, outlook.DaysLeft) }
                : outlook with { Verdict = GoalVerdict.NoFigure };
    }

    private static GoalCase Cases(GoalCase outlook, GoalWindow chain, GoalVolume? volume)
    {
        var lower = outlook.Target.Comparator == TargetComparator.AtMost;
        var (all, counted) = (chain.Denominator ?? 0, chain.Numerator ?? 0);
        var (good, goal) = lower ? (all - counted, 100 - outlook.Target.Value) : (counted, outlook.Target.Value);
        if (volume is null) return outlook with { Verdict = outlook.Figure is null ? GoalVerdict.NoFigure : outlook.Judgement.Gap <= 0 ? GoalVerdict.Reached : GoalVerdict.Open };
        RateRunRate Of(double toCome) => RateRunRate.Of(good, all, toCome, goal);
        var rate = (Low: Of(volume.Low), Mid: Of(volume.Mid), High: Of(volume.High));
        return outlook with
        {
            Rate = rate,
            Volume = volume,
            Elapsed = outlook.From.DayNumber - outlook.Target.Period.Start.DayNumber,

            // The more cases come, the longer both ends stay possible: what holds for the most holds for all.
            Verdict = rate.High.State switch
            {
                GoalState.Secured => GoalVerdict.Secured,
                GoalState.OutOfReach => GoalVerdict.OutOfReach,
                _ => GoalVerdict.Open,
            },
        };
    }

    // The same window of earlier years, else what came so far carried on.
    private static GoalVolume? VolumeOf(ReportingCalendar calendar, List<Figure> own, Target target, GoalWindow chain)
    {
        var known = new List<(int Year, double Cases)>();
        for (var back = 1; back <= YearsBack; back++)
        {
            if (calendar.Find(target.Period.Year - back, target.Period.Kind, target.Period.Month) is not { } window) continue;
            var end = chain.Parts.Count == 0 ? window.Start.AddDays(-1) : chain.Parts[^1].Period is var last && calendar.Find(last.Year - back, last.Kind, last.Month) is { } then ? then.End : (DateOnly?)null;
            if (end is null) continue;
            var whole = GoalWindow.Of(own, window.Start, window.End, ratio: true);
            var part = GoalWindow.Of(own, window.Start, end.Value, ratio: true);
            if (whole.Until != window.End.AddDays(1) || part.Until != end.Value.AddDays(1)) continue;
            var cases = whole.Denominator!.Value - part.Denominator!.Value;
            if (cases > 0) known.Add((window.Year, cases));
        }
        if (known.Count > 0)
        {
            var sorted = known.Select(k => k.Cases).Order().ToList();
            var middle = sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
            return new GoalVolume(sorted[0], Math.Round(middle), sorted[^1], [.. known.Select(k => k.Year).Order()]);
        }
        var elapsed = chain.Until.DayNumber - target.Period.Start.DayNumber;
        if (elapsed <= 0 || chain.Denominator is not > 0) return null;
        var carried = Math.Round(chain.Denominator.Value / elapsed * (target.Period.End.DayNumber - chain.Until.DayNumber + 1));
        return carried > 0 ? new GoalVolume(carried, carried, carried, []) : null;
    }

    private static (GoalForecast? Forecast, GoalHold? Hold) Land(CatalogueSnapshot catalogue, ReportingCalendar calendar, AgencyFigures figures, GoalCase outlook)
    {
        if (outlook.Figure is not { } figure) return (null, GoalHold.NoFigure);
        if (Place(outlook.Target.Period) is not { } goal || Place(figure.Period) is not { } now || goal - now is var ahead && ahead is < 1 or > Horizon) return (null, GoalHold.TooFar);
        if (outlook.Basis == GoalBasis.Level) return Carry(catalogue, calendar, outlook.Indicator, figures, figure.Period, ahead, outlook.Target.Value, outlook.Target.Comparator, v => v);
        if (SumOf(catalogue, outlook) is not { } counted) return (null, GoalHold.NotALevel);

        // What is known has no variance; of several quarters to come the errors hang together, and no interval is known for their sum.
        if (ahead > 1) return (null, GoalHold.SeveralPeriods);
        return outlook.Indicator.Kind == ValueKind.Percent
            ? Carry(catalogue, calendar, counted, figures, figure.Period, 1, (outlook.Target.Value / 100 * figure.Denominator!.Value) - figure.Numerator!.Value, outlook.Target.Comparator, v => Math.Min(100, 100 * (figure.Numerator.Value + v) / figure.Denominator.Value))
            : Carry(catalogue, calendar, counted, figures, figure.Period, 1, outlook.Target.Value - figure.Value!.Value, outlook.Target.Comparator, v => figure.Value.Value + v);
    }

    // What is counted quarter by quarter toward a sum: the indicator itself, or the numerator of a share whose denominator is a level.
    private static Indicator? SumOf(CatalogueSnapshot catalogue, GoalCase outlook) => outlook switch
    {
        { Basis: GoalBasis.YearToDate or GoalBasis.Window, Indicator: { Formula: null, Kind: ValueKind.Count } own } => own,
        { Basis: GoalBasis.YearToDate, Indicator: { Kind: ValueKind.Percent, Formula: { Numerator: Expression.Operand { Key: var key }, Denominator: { } denominator } }, Figure: { Numerator: not null, Denominator: > 0 } }
            when denominator.Keys.Select(catalogue.Find).All(o => o is { Accumulation: Accumulation.Stock }) && catalogue.Find(key) is { Kind: ValueKind.Count } numerator => numerator,
        _ => null,
    };

    private static (GoalForecast? Forecast, GoalHold? Hold) Carry(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, Period at, int ahead, double bound, TargetComparator comparator, Func<double, double> shown)
    {
        if (IndicatorAnalyser.Analyse(catalogue, calendar, indicator, figures, [], at).Series is not { } series) return (null, GoalHold.NotALevel);
        if (series.Hold is { } hold) return (null, hold switch
        {
            ProjectionHold.Break => GoalHold.Break,
            ProjectionHold.Rebase => GoalHold.Rebase,
            _ => GoalHold.SpecialCause,
        });
        if (series.Projection.Points.Count < ahead || series.Projection.Points[ahead - 1] is not { Low80: { } low, High80: { } high } point) return (null, GoalHold.TooFewPoints);
        var options = ProjectionOptions.Default with { Percent = indicator.Kind == ValueKind.Percent, NonNegative = indicator.Kind == ValueKind.Count };
        var chance = Projector.ChanceOf([.. series.Signal.Points.Select(p => p.Value)], options, ahead, bound, comparator == TargetComparator.AtLeast);
        return (new GoalForecast(shown(point.Value), shown(low), shown(high), series.Projection.Method, series.Projection.Count, chance), null);
    }

    // 4 × year + quarter, by the quarter a window ends with.
    private static int? Place(Period period) => period.Kind switch
    {
        PeriodKind.Q1 => 4 * period.Year,
        PeriodKind.Q2 or PeriodKind.H1 => (4 * period.Year) + 1,
        PeriodKind.Q3 or PeriodKind.NineMonths => (4 * period.Year) + 2,
        PeriodKind.Q4 or PeriodKind.Year => (4 * period.Year) + 3,
        _ => null,
    };
}
