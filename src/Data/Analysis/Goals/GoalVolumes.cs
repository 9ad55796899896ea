using Kpi.Data.Analysis.Projections;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis.Goals;

/// <summary>
/// Guesses how many cases come before a target's day (methods §2.4): the sum of the quarters to come, projected with its 80 % interval; with too few quarters known the same window of
/// earlier years; without those, as many a day as so far.
/// </summary>
internal static class GoalVolumes
{
    private const int YearsBack = 3;

    /// <param name="own">Figures of the indicator that count, each with a value.</param>
    /// <param name="chain">What was reported of the target's window, which begins on <paramref name="opening"/>.</param>
    /// <returns>Null when nothing is known to guess from.</returns>
    public static GoalVolume? Find(GoalSources sources, List<Figure> own, GoalBasis basis, Target target, GoalWindow chain, DateOnly opening)
    {
        // No figure stands in the window: it is guessed from the latest one before it.
        var latest = chain.Parts.Count > 0 ? chain.Parts[^1] : own.Where(f => f.Period.End < opening).MaxBy(f => f.Period.End);
        return (latest is null ? null : Projected(sources, basis, latest.Period, target))
            ?? (basis == GoalBasis.Window ? Earlier(sources.Calendar, own, target, chain) : null)
            ?? AtPace(latest, target, chain, opening);
    }

    private static GoalVolume? Projected(GoalSources sources, GoalBasis basis, Period now, Target target)
    {
        if (GoalSources.Steps(basis, now, target.Period) is not var (from, to) || Landings.Of(sources.VolumesTo(now), from, to, 0) is not { } coming) return null;
        return coming.Value < 0.5 ? null : new GoalVolume(Whole(coming.Low80), Whole(coming.Value), Whole(coming.High80), [], coming.Count);
    }

    private static GoalVolume? Earlier(ReportingCalendar calendar, List<Figure> own, Target target, GoalWindow chain)
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
        if (known.Count == 0) return null;
        var sorted = known.Select(k => k.Cases).Order().ToList();
        var middle = sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
        return new GoalVolume(sorted[0], Whole(middle), sorted[^1], [.. known.Select(k => k.Year).Order()]);
    }

    private static GoalVolume? AtPace(Figure? latest, Target target, GoalWindow chain, DateOnly opening)
    {
        var left = target.Period.End.DayNumber - chain.Until.DayNumber + 1;
        var perDay = chain.Parts.Count > 0 ? chain.Denominator / (chain.Until.DayNumber - opening.DayNumber) : latest?.Denominator / latest?.Period.Days;
        return perDay * left is { } cases && Whole(cases) is > 0 and var carried ? new GoalVolume(carried, carried, carried, []) : null;
    }

    private static double Whole(double cases) => Math.Round(cases, MidpointRounding.AwayFromZero);
}
