namespace Kpi.Jobs.Inbox;

/// <summary>What one run of the inbox did.</summary>
/// <param name="Failures">Files that could not be handled for a reason outside them (disk, store), with that reason. They stay in the inbox.</param>
public sealed record InboxReport(int Published, int Unchanged, int Submitted, int Rejected, IReadOnlyList<(string File, string Reason)> Failures)
{
    public int Files => Published + Unchanged + Submitted + Rejected;
}
