namespace Kpi.Data.Observations;

/// <summary>Finds which published figures have changed since an instant, by how much, and why. Pure.</summary>
public static class Restatements
{
    /// <summary>
    /// By indicator, agency and period in the order given. A figure published for the first time after <paramref name="since"/> restates nothing, nor does another note beside the same figure;
    /// with <paramref name="later"/> such a figure counts from how it was first published.
    /// </summary>
    /// <param name="revisions">All that were recorded or superseded after <paramref name="since"/>, and what they took the place of.</param>
    /// <param name="since">UTC.</param>
    /// <param name="until">UTC; at or after <paramref name="since"/>.</param>
    /// <param name="comments">What was said of submissions.</param>
    /// <param name="later">Whether changes of figures that were first published after <paramref name="since"/> are among them.</param>
    public static IReadOnlyList<Restatement> Find(IEnumerable<Observation> revisions, DateTime since, DateTime until, IReadOnlyDictionary<Guid, string?> comments, bool later = false)
    {
        var found = new List<Restatement>();
        foreach (var figure in revisions.GroupBy(o => (o.Indicator, o.Agency, o.Period.Id)))
        {
            var all = figure.OrderBy(o => o.Revision).ToList();
            if ((all.Find(o => StandsAt(o, since)) ?? (later ? all.Find(o => o.RecordedAt > since && o.RecordedAt <= until) : null)) is not { } before) continue;
            var after = all.Find(o => StandsAt(o, until));
            var steps = Steps([before, .. all.Where(o => o.Revision > before.Revision && o.RecordedAt > since && o.RecordedAt <= until)], until, comments);
            if (steps.Count > 0) found.Add(new Restatement(before.Indicator, before.Agency, before.Period, before, after, after?.Value - before.Value, steps));
        }
        return found;
    }

    private static List<RestatementStep> Steps(List<Observation> revisions, DateTime until, IReadOnlyDictionary<Guid, string?> comments)
    {
        var steps = new List<RestatementStep>();
        for (var i = 0; i < revisions.Count; i++)
        {
            var one = revisions[i];
            if (i > 0 && Differs(revisions[i - 1], one))
            {
                // A publish that is taken back brings the earlier submission's figure back: the reason stands with the one that was taken back.
                var back = one.Cause is null && revisions.Take(i - 1).Any(o => o.Submission == one.Submission);
                var cause = back ? revisions[i - 1].Submission : one.Submission;
                steps.Add(new RestatementStep(one.RecordedAt, one.State, one.Value, one.Numerator, one.Denominator, one.Revision, cause, one.RecordedBy, one.Cause ?? comments.GetValueOrDefault(cause)));
            }
            var next = i + 1 < revisions.Count ? revisions[i + 1] : null;
            if (one.SupersededAt is { } ended && ended <= until && (next is null || next.RecordedAt > ended))
            {
                steps.Add(new RestatementStep(ended, null, null, null, null, null, one.Submission, null, comments.GetValueOrDefault(one.Submission)));
            }
        }
        return steps;
    }

    private static bool StandsAt(Observation o, DateTime at) => o.RecordedAt <= at && (o.SupersededAt is null || o.SupersededAt > at);

    // Of a figure without a value nothing was shown but that it has none.
    private static bool Differs(Observation a, Observation b) =>
        a.State != b.State || a.SupersededAt < b.RecordedAt || a.Value != b.Value || (a.Value is not null && (a.Numerator != b.Numerator || a.Denominator != b.Denominator));
}
