using Kpi.Data.Submissions;
using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.State;

/// <summary>
/// How much had happened when a page began to be made: its script compares it with what the feed says and knows what was missed in between, before the feed was heard, while it was lost, while
/// nobody looked. What another process has heard is no measure.
/// </summary>
public sealed class LiveStamp(ChangeFeed changes, JobFeed jobs)
{
    private static readonly string Process = FormattableString.Invariant($"{Guid.NewGuid():N}")[..8];

    /// <summary>The process, the latest publish it has heard of, and how many changes of jobs.</summary>
    public string Text { get; } = Of(changes, jobs);

    /// <summary>The stamp of this instant.</summary>
    public static string Of(ChangeFeed changes, JobFeed jobs) => FormattableString.Invariant($"{Process} {changes.Latest} {jobs.Count}");
}
