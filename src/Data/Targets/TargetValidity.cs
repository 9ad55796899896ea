namespace Kpi.Data.Targets;

/// <summary>
/// Which version of a target judges which periods (methods §2.1: a late change never rewrites old status). A version that has been replaced goes on judging the periods that end before a
/// later one begins; a later one that begins no later corrects it, and takes its place everywhere. What stood before either is read as of an earlier instant. Pure.
/// </summary>
internal static class TargetValidity
{
    /// <param name="versions">Every version recorded by an instant, of any number of targets, in any order. Versions of one number stand beside each other.</param>
    /// <returns>Those that judge something, valid until the day before the next one begins.</returns>
    public static List<Target> Of(IReadOnlyCollection<(int Version, Target Target)> versions)
    {
        var valid = new List<Target>(versions.Count);
        foreach (var own in versions.GroupBy(v => (v.Target.IndicatorId, v.Target.AgencyId, v.Target.Period.Id)))
        {
            var next = DateOnly.MaxValue;
            foreach (var same in own.GroupBy(v => v.Version).OrderByDescending(v => v.Key))
            {
                var first = next;
                foreach (var (_, target) in same)
                {
                    var from = target.ValidFrom ?? DateOnly.MinValue;
                    if (from < next) valid.Add(next == DateOnly.MaxValue || target.ValidTo < next ? target : target with { ValidTo = next.AddDays(-1) });
                    if (from < first) first = from;
                }
                next = first;
            }
        }
        return valid;
    }
}
