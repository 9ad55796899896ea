namespace Kpi.Data.Targets;

/// <summary>
/// Which way judged when. A way that was changed from a day on does not reach back to its baseline: the reports before that day are judged by the version before it (methods §2.1), and a
/// picture that says otherwise would have them missed or met by what nobody had decided yet. Pure.
/// </summary>
public static class TargetWays
{
    /// <param name="targets">Those an agency is judged by, its own and those for every agency, each for the days it is in force. What is no target with a way is passed over.</param>
    /// <returns>By the days of their targets, then by their first days. Those to one target share no day: an agency's own stands before that of all.</returns>
    public static IReadOnlyList<TargetWay> Of(IEnumerable<Target> targets) =>
    [
        .. targets.Where(t => !t.OnPath).GroupBy(t => (t.IndicatorId, t.Period)).SelectMany(g => Of([.. g.OrderBy(t => t.AgencyId is null)]))
            .OrderBy(w => w.Target.Period.End).ThenBy(w => w.From),
    ];

    private static List<TargetWay> Of(List<Target> versions)
    {
        var end = versions[0].Period.End;

        // On the last day it is the target that judges, whether it has a way or not.
        var last = versions.Find(t => t.HoldsOn(end));
        var ways = new List<TargetWay>();
        foreach (var target in versions.Where(t => t.Comparator != TargetComparator.Between && t.Path?.IsSound(t.Period) == true))
        {
            var until = ReferenceEquals(target, last) ? end : end.AddDays(-1);
            List<TargetWay> free = [new(target, Later(target.ValidFrom, target.Path!.Steps[0].At), target.ValidTo < until ? target.ValidTo.Value : until)];
            foreach (var taken in ways) free = [.. free.SelectMany(w => new[] { w with { Until = Earlier(w.Until, taken.From.AddDays(-1)) }, w with { From = Later(w.From, taken.Until.AddDays(1)) } }).Where(w => w.From <= w.Until)];
            ways.AddRange(free.Where(w => w.From <= w.Until));
        }
        return ways;
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
