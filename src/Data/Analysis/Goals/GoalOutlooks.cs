using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis.Goals;

/// <summary>
/// Finds what it takes to reach the target a figure was judged against (methods §2.4, §2.5). What counts is the target's own window: of a year the part that has passed is known, of a
/// quarter to come nothing is.
/// </summary>
/// <param name="calendar">Knows where the reporting year begins.</param>
/// <param name="indicator">What is counted.</param>
/// <param name="basis">What its figures cover.</param>
/// <param name="quarters">The periods of <paramref name="points"/>.</param>
/// <param name="points">Quarters standing alone up to the period, a missing one without a value; empty for what does not add up.</param>
/// <param name="volumes">Of a ratio: how many cases each quarter up to the period had; empty when that is not known.</param>
public sealed class GoalOutlooks(
    ReportingCalendar calendar, Indicator indicator, FigureBasis basis, IReadOnlyList<Period> quarters, IReadOnlyList<SeriesValue> points, IReadOnlyList<double?> volumes)
{
    /// <summary>Null without a target or a figure, and where nothing can be said but the gap: rates without their counts, differences of counts.</summary>
    public GoalOutlook? Find(Period period, Figure? figure, Judgement judgement)
    {
        if (judgement.Target is not { } target || figure?.Value is null) return null;
        if (basis.Level) return Level(period, figure, judgement, target);
        var ratio = indicator.Kind == ValueKind.Percent;
        if (ratio ? figure is not { Numerator: not null, Denominator: > 0 } : indicator.Formula is not null || indicator.Kind != ValueKind.Count) return null;
        var window = Window(target.Period);
        var begun = period.End >= window.Start;
        var elapsed = begun ? Math.Min(period.End.DayNumber - window.Start.DayNumber + 1, window.Days) : 0;
        if (So(period, figure, window, begun) is not var (above, below)) return null;
        return ratio && !basis.Grows ? Ratio(period, figure, target, window, elapsed, above, below) : Growing(period, figure, target, window, elapsed, above);
    }

    // A level may fall again: it is never secured, and how it moved so far is no pace.
    private GoalOutlook? Level(Period period, Figure figure, Judgement judgement, Target target)
    {
        var remaining = indicator.Kind == ValueKind.Percent ? judgement.GapCount : Math.Max(0, judgement.Gap ?? 0);
        if (remaining is not { } lacking || (indicator.Kind == ValueKind.Percent && figure.Denominator is null)) return null;
        var left = Math.Max(0, target.Period.End.DayNumber - period.End.DayNumber);
        var state = left > 0 ? GoalState.Open : GoalState.Final;
        return new GoalOutlook(state, target.Comparator == TargetComparator.AtLeast, target.Period, left, new CountRunRate(state, lacking, left > 0 && lacking > 0 ? lacking / left : null, null, null), [], null);
    }

    /// <summary>A count towards a number, or a part of a fixed whole towards its share of it.</summary>
    private GoalOutlook Growing(Period period, Figure figure, Target target, TargetWindow window, int elapsed, double done)
    {
        var whole = indicator.Kind == ValueKind.Percent ? figure.Denominator!.Value : 100;
        var goal = indicator.Kind == ValueKind.Percent ? target.Value * whole / 100 : target.Value;
        var atLeast = target.Comparator == TargetComparator.AtLeast;
        var run = CountRunRate.Of(done, goal, elapsed, window.Days, atLeast);
        var landing = Steps(period, target.Period) is var (from, to) && window.Days > elapsed
            ? Landings.Of([.. points.Select(p => indicator.Kind == ValueKind.Percent ? p.Numerator : p.Value)], from, to, done, goal, atLeast)
            : null;
        if (landing is not null && indicator.Kind == ValueKind.Percent)
        {
            landing = landing with { Value = 100 * landing.Value / whole, Low80 = 100 * landing.Low80 / whole, High80 = 100 * landing.High80 / whole };
        }
        return new GoalOutlook(run.State, atLeast, target.Period, window.Days - elapsed, run, [], landing);
    }

    /// <summary>A ratio of two counts that both go on growing.</summary>
    private GoalOutlook Ratio(Period period, Figure figure, Target target, TargetWindow window, int elapsed, double good, double all)
    {
        var left = window.Days - elapsed;
        var atLeast = target.Comparator == TargetComparator.AtLeast;
        var scenarios = new List<VolumeScenario>();
        if (left == 0)
        {
            scenarios.Add(new VolumeScenario(Volume.Mid, 0, Of(0)));
        }
        else if (Steps(period, target.Period) is var (from, to) && Landings.Of(volumes, from, to, 0) is { } coming)
        {
            foreach (var (volume, cases) in new[] { (Volume.Low, coming.Low80), (Volume.Mid, coming.Value), (Volume.High, coming.High80) })
            {
                var whole = Math.Round(cases, MidpointRounding.AwayFromZero);
                scenarios.Add(new VolumeScenario(volume, whole, Of(whole)));
            }
        }
        else
        {
            // As many a day as in the figure's own window.
            var whole = Math.Round(figure.Denominator!.Value / period.Days * left, MidpointRounding.AwayFromZero);
            scenarios.Add(new VolumeScenario(Volume.Mid, whole, Of(whole)));
        }

        // Secured or out of reach only if it is so whatever number comes.
        var states = scenarios.Select(s => s.Rate.State).Distinct().ToList();
        return new GoalOutlook(states.Count == 1 ? states[0] : GoalState.Open, atLeast, target.Period, left, null, scenarios, null);

        RateRunRate Of(double toCome) => RateRunRate.Of(good, all, toCome, target.Value, atLeast);
    }

    /// <summary>What has been counted in the target's window so far; null when a quarter of it is not known.</summary>
    private (double Above, double Below)? So(Period period, Figure figure, TargetWindow window, bool begun)
    {
        if (!begun) return (0, 0);
        if (!window.FromStart || basis.Span(period).FromStart) return indicator.Kind == ValueKind.Percent ? (figure.Numerator!.Value, figure.Denominator!.Value) : (figure.Value!.Value, 0);
        double above = 0, below = 0;
        for (var kind = PeriodKind.Q1; ; kind++)
        {
            if (quarters.Index().FirstOrDefault(q => q.Item.Year == period.Year && q.Item.Kind == kind) is not { Item: { } quarter } found) return null;
            var point = points[found.Index];
            if ((indicator.Kind == ValueKind.Percent ? point.Numerator : point.Value) is not { } more) return null;
            above += more;
            below += point.Denominator ?? 0;
            if (quarter.End == period.End) return (above, below);
            if (kind == PeriodKind.Q4) return null;
        }
    }

    private TargetWindow Window(Period target)
    {
        var fromStart = basis.Span(target).FromStart;
        var start = fromStart && calendar.Find(target.Year, PeriodKind.Year) is { } year ? year.Start : target.Start;
        return new TargetWindow(start, target.End, fromStart);
    }

    /// <summary>Which steps ahead lie in the target's window, counted in quarters from the last one known; null where windows are no quarters or nothing is to come.</summary>
    private (int From, int To)? Steps(Period period, Period target)
    {
        if (Quarter(period) is not { } now || Quarter(target) is not { } then || then <= now) return null;
        var first = basis.Span(target).FromStart ? 4 * target.Year : then;
        return (Math.Max(1, first - now), then - now);
    }

    private static int? Quarter(Period period) => period.Kind switch
    {
        PeriodKind.Month => null,
        PeriodKind.Q1 => 4 * period.Year,
        PeriodKind.Q2 or PeriodKind.H1 => (4 * period.Year) + 1,
        PeriodKind.Q3 or PeriodKind.NineMonths => (4 * period.Year) + 2,
        _ => (4 * period.Year) + 3,
    };

    private readonly record struct TargetWindow(DateOnly Start, DateOnly End, bool FromStart)
    {
        public int Days => End.DayNumber - Start.DayNumber + 1;
    }
}
