using Kpi.Dashboard.Controls;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>Something somebody should know about a job, in words.</summary>
/// <param name="Head">What happened.</param>
/// <param name="More">When it is tried again, or since when it is so.</param>
/// <param name="Kept">What was kept, and what to do.</param>
public sealed record JobNote(NoteKind Kind, string Head, string More, string Kept)
{
    /// <summary>The job that can be run again to see; null when that would not help.</summary>
    public string? Job { get; init; }

    /// <summary>The run whose log says more; null when there is none.</summary>
    public string? Run { get; init; }

    /// <summary>What the program said, as it said it.</summary>
    public string? Said { get; init; }
}
