namespace Kpi.Jobs.Import;

/// <summary>What publishing would do to the series. Every indicator of the form is counted once.</summary>
/// <param name="New">Given now, nothing before.</param>
/// <param name="Changed">Different from what is published.</param>
/// <param name="Unchanged">The same as what is published.</param>
/// <param name="Missing">Neither given now nor before.</param>
/// <param name="Items">The changed ones.</param>
public sealed record ChangeSummary(int New, int Changed, int Unchanged, int Missing, IReadOnlyList<Change> Items)
{
    public static ChangeSummary None { get; } = new(0, 0, 0, 0, []);
}
