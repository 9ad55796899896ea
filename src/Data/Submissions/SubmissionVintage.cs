using Kpi.Data.Audit;

namespace Kpi.Data.Submissions;

/// <summary>Where submissions stood at another time: they only know where they stand now, the log knows what was done to them. Pure.</summary>
internal static class SubmissionVintage
{
    private const string Prefix = "submission.";

    /// <summary>
    /// The state and who brought it about, as the log has them; what a submission is a report of, its comment and its version are those of now. One of which the log says nothing until then had
    /// only been received. Null when it was not there yet.
    /// </summary>
    /// <param name="entries">The entries about the submission in the order they were written; those after <paramref name="instant"/> are not looked at.</param>
    /// <param name="instant">UTC.</param>
    public static Submission? KnownAt(Submission now, IEnumerable<AuditEntry> entries, DateTime instant)
    {
        if (now.CreatedAt > instant) return null;
        if (now.ChangedAt <= instant) return now;
        AuditEntry? last = null;
        AuditEntry? published = null;
        foreach (var entry in entries.Where(e => e.At <= instant && StateAfter(e) is not null))
        {
            last = entry;
            published = entry.Action == Prefix + "publish" ? entry : entry.Action == Prefix + "undo" ? null : published;
        }

        // A log that has lost its beginning does not make what came later known earlier.
        return last is null
            ? now with { State = SubmissionState.Received, ChangedAt = now.CreatedAt, ChangedBy = now.CreatedBy, PublishedAt = null, PublishedBy = null }
            : now with { State = StateAfter(last)!.Value, ChangedAt = last.At, ChangedBy = last.Actor, PublishedAt = published?.At, PublishedBy = published?.Actor };
    }

    // Null for what moves nothing, like a comment on a line.
    private static SubmissionState? StateAfter(AuditEntry entry) => entry.Action switch
    {
        Prefix + "receive" => Words.TryParse<SubmissionState>(entry.Detail),
        Prefix + "answer" => SubmissionState.Checked,
        Prefix + "undo" => SubmissionState.Submitted,
        Prefix + "publish" or Prefix + "restored" => SubmissionState.Published,
        _ => entry.Action.StartsWith(Prefix, StringComparison.Ordinal) ? Words.TryParse<SubmissionState>(entry.Action[Prefix.Length..]) : null,
    };
}
