using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis.Goals;

/// <summary>
/// Works out what it takes to reach a target (methods §2.3–2.5): the one calculation behind the page of targets, the API and its sentences. Pure; like is added to like only, and what
/// cannot be said is not.
/// </summary>
public static class GoalAnalyser
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// The figure that counts toward a target, what it lacks (methods §2.2), what is required of the days or cases left (§2.4) and where it will land (§2.5). Nothing is thrown for data that are
    /// not there: without a figure the verdict is <see cref="GoalVerdict.NoFigure"/>, and <see cref="GoalCase.Hold"/> says why there is no forecast to show.
    /// </summary>
    /// <param name="figures">In the indicator's unit of measure, rates in percent points; of the indicator and of all it is calculated from.</param>
    /// <param name="target">Of this indicator; asked about by name, on whatever days it is in force.</param>
    /// <param name="at">The period up to which figures count; null for all there are.</param>
    /// <param name="events">Events that count for the agency: none is projected across.</param>
    public static GoalCase Analyse(
        CatalogueSnapshot catalogue,
        ReportingCalendar calendar,
        Indicator indicator,
        AgencyFigures figures,
        Target target,
        Period? at = null,
        IReadOnlyList<SeriesEvent>? events = null) => Analyse(new GoalSources(catalogue, calendar, indicator, figures, events), target, at);

    internal static GoalCase Analyse(GoalSources sources, Target target, Period? at)
    {
        var (calendar, indicator) = (sources.Calendar, sources.Indicator);
        var (basis, covers) = (BasisOf(sources.Catalogue, indicator), FigureBasis.Of(sources.Catalogue, indicator));
        var ratio = indicator.Kind == ValueKind.Percent;
        var own = new List<Figure>();
        foreach (var one in sources.Figures.Of(indicator.Id).Values)
        {
            if (one.Value is not null && one.Period.Kind != PeriodKind.Month && (at is null || one.Period.End <= at.End)) own.Add(one);
        }

        // A reported rate that names its counts adds up by them.
        if (indicator is { Formula: null, Accumulation: Accumulation.Rate } && ratio && own.Count > 0 && own.TrueForAll(f => f is { Numerator: not null, Denominator: > 0 })) basis = GoalBasis.Window;
        var chain = basis == GoalBasis.Window ? GoalWindow.Of(own, target.Period.Start, target.Period.End, ratio) : null;
        var figure = own.Find(f => f.Period == target.Period) ?? (chain is null ? Latest(own, basis, target) : chain.As(Covered(calendar, target.Period, chain)));
        var opening = basis == GoalBasis.Window ? target.Period.Start : calendar.Find(target.Period.Year, PeriodKind.Year)?.Start ?? target.Period.Start;
        var from = figure?.Period == target.Period ? target.Period.End.AddDays(1) : chain?.Until ?? figure?.Period.End.AddDays(1) ?? opening;
        var left = Math.Max(0, target.Period.End.DayNumber - from.DayNumber + 1);
        if (figure is not null && left == 0) figure = figure with { Period = target.Period };

        // Asked about by name, whatever days it is in force.
        var judgement = TargetJudge.Judge(indicator, figure?.Period ?? target.Period, figure, [target with { ValidFrom = null, ValidTo = null }], covers) with { Target = target };
        var reports = left == 0 || basis is GoalBasis.Level or GoalBasis.Other ? GoalReports.Known
            : chain is not null && own.Exists(f => f.Period.Start >= target.Period.Start && f.Period.End >= chain.Until && f.Period.End <= target.Period.End) ? GoalReports.Gap
            : figure is null ? GoalReports.NoneYet : GoalReports.Known;
        var outlook = new GoalCase(indicator, target, basis, figure, judgement, GoalVerdict.Open, from, left) { Reports = reports };
        if (reports == GoalReports.Gap) return outlook with { Verdict = GoalVerdict.NoFigure, Hold = GoalHold.NoFigure };

        // A ratio of two counts that both go on growing; of a whole that does not, only the numerator is expected to move.
        var cases = ratio && (basis == GoalBasis.Window || (basis == GoalBasis.YearToDate && !covers.Grows));
        if (cases && chain is null && (figure is null or { Numerator: not null, Denominator: > 0 })) chain = GoalWindow.Of(figure, opening);
        outlook = !cases ? Counted(sources, outlook, own, opening)
            : left == 0 || chain is null ? outlook
            : Cases(outlook, chain, opening, GoalVolumes.Find(sources, own, basis, target, chain, opening));
        if (left == 0) return outlook with { Verdict = GoalVerdict.Due, Hold = GoalHold.Due };
        var (forecast, hold) = GoalForecasts.Find(sources, own, outlook);
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

    private static Figure? Latest(List<Figure> own, GoalBasis basis, Target target)
    {
        Figure? latest = null;
        foreach (var one in own)
        {
            if (one.Period.End > target.Period.End || (basis != GoalBasis.Level && one.Period.Year != target.Period.Year)) continue;
            if (latest is null || one.Period.End > latest.Period.End || (one.Period.End == latest.Period.End && one.Period.Start < latest.Period.Start)) latest = one;
        }
        return latest;
    }

    // Half a year and the third quarter are nine months; where no period of the calendar is what was put together, the last report names it.
    private static Period Covered(ReportingCalendar calendar, Period target, GoalWindow chain) => chain.Parts switch
    {
        [] => target,
        [var only] => only.Period,
        [.., var last] => calendar.Year(target.Year).FirstOrDefault(p => p.Start == target.Start && p.End == last.Period.End) ?? last.Period,
    };

    // What is counted, and a share of which only the numerator is expected to move.
    private static GoalCase Counted(GoalSources sources, GoalCase outlook, List<Figure> own, DateOnly opening)
    {
        var (indicator, target, judgement) = (outlook.Indicator, outlook.Target, outlook.Judgement);
        var share = indicator.Kind == ValueKind.Percent;

        // Only what can never fall again is secured, or lost.
        var grows = indicator is { Kind: ValueKind.Count, Formula: null } && outlook.Basis is GoalBasis.Window or GoalBasis.YearToDate;
        if (outlook.Figure is not { Value: { } value } figure)
        {
            return outlook.Reports == GoalReports.NoneYet && grows && !outlook.Within
                ? outlook with { Count = CountRunRate.Of(0, target.Value, 0, outlook.DaysLeft, outlook.AtLeast) }
                : outlook with { Verdict = GoalVerdict.NoFigure };
        }
        var reached = judgement.Gap <= 0;

        // What grows may still leave a limit, or a range, that it keeps so far.
        var plain = outlook with { Verdict = reached && !(grows && !outlook.AtLeast) ? GoalVerdict.Reached : GoalVerdict.Open };
        if (outlook.Basis == GoalBasis.Other || (outlook.Basis == GoalBasis.Level && !outlook.AtLeast)) return plain;
        if (share ? figure is not { Numerator: not null, Denominator: > 0 } : !grows && outlook.Basis != GoalBasis.Level) return plain;

        var now = share ? figure.Numerator!.Value : value;
        var goal = share ? target.Value / 100 * figure.Denominator!.Value : target.Value;
        if (share) goal = outlook.AtLeast ? now + Math.Max(0, Math.Ceiling(goal - now - Tolerance)) : Math.Floor(goal + Tolerance);
        var start = outlook.Basis == GoalBasis.Level
            ? own.Where(f => f.Period.End < opening).OrderBy(f => f.Period.End).Select(f => share ? f.Numerator : f.Value).LastOrDefault()
            : 0;
        var elapsed = Math.Max(0, outlook.From.DayNumber - opening.DayNumber);

        // No one pace keeps a count between two bounds; what can never fall again is lost above the upper one.
        if (outlook.Within) return plain with { Done = now - start, Elapsed = elapsed, Verdict = grows && judgement.Over ? GoalVerdict.OutOfReach : plain.Verdict };
        var rate = start is { } level
            ? CountRunRate.Of(now - level, goal - level, elapsed, elapsed + outlook.DaysLeft, outlook.AtLeast)
            : CountRunRate.Of(0, goal - now, 0, outlook.DaysLeft, outlook.AtLeast);
        outlook = outlook with
        {
            Count = rate,
            Done = now - start,
            Elapsed = start is null ? 0 : elapsed,
            Surplus = share && reached && outlook.AtLeast ? Math.Floor(now - (target.Value / 100 * figure.Denominator!.Value) + Tolerance) : null,
            Verdict = (reached, outlook.AtLeast, grows) switch
            {
                (true, true, true) => GoalVerdict.Secured,
                (false, false, true) => GoalVerdict.OutOfReach,
                _ => plain.Verdict,
            },
        };
        return outlook with { Season = GoalSeasons.Find(sources, own, outlook) };
    }

    // While no report of the window is there, what it takes is said of the whole window.
    private static GoalCase Cases(GoalCase outlook, GoalWindow chain, DateOnly opening, GoalVolume? volume)
    {
        if (volume is null) return outlook with { Verdict = outlook.Figure is null ? GoalVerdict.NoFigure : outlook.Judgement.Gap <= 0 ? GoalVerdict.Reached : GoalVerdict.Open };
        if (outlook.Within) return outlook with { Volume = volume, Elapsed = outlook.From.DayNumber - opening.DayNumber, Verdict = Between(outlook.Target, chain, volume.High) };
        RateRunRate Of(double toCome) => RateRunRate.Of(chain.Numerator ?? 0, chain.Denominator ?? 0, toCome, outlook.Target.Value, outlook.AtLeast);
        var rate = (Low: Of(volume.Low), Mid: Of(volume.Mid), High: Of(volume.High));
        return outlook with
        {
            Rate = rate,
            Volume = volume,
            Elapsed = outlook.From.DayNumber - opening.DayNumber,

            // The more cases come, the longer both ends stay possible: what holds for the most holds for all.
            Verdict = rate.High.State switch
            {
                GoalState.Secured => GoalVerdict.Secured,
                GoalState.OutOfReach => GoalVerdict.OutOfReach,
                _ => GoalVerdict.Open,
            },
        };
    }

    // Both bounds of a range are to be kept: lost with either, secured with both.
    private static GoalVerdict Between(Target target, GoalWindow chain, double toCome)
    {
        GoalState Of(double bound, bool atLeast) => RateRunRate.Of(chain.Numerator ?? 0, chain.Denominator ?? 0, toCome, bound, atLeast).State;
        return (Of(target.Value, atLeast: true), Of(target.High ?? target.Value, atLeast: false)) switch
        {
            (GoalState.OutOfReach, _) or (_, GoalState.OutOfReach) => GoalVerdict.OutOfReach,
            (GoalState.Secured, GoalState.Secured) => GoalVerdict.Secured,
            _ => GoalVerdict.Open,
        };
    }
}
