using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>What became of the files of a day, counted over the runs of the inbox.</summary>
/// <param name="Unchanged">Files whose bytes had been handled before.</param>
public sealed record InboxDay(int Published, int Submitted, int Rejected, int Unchanged)
{
    public int All => Published + Submitted + Rejected + Unchanged;

    /// <summary>The sum of the runs.</summary>
    public static InboxDay Of(IEnumerable<JobRun> runs)
    {
        var facts = runs.Select(r => r.Facts).ToList();
        return new InboxDay(Sum("published"), Sum("submitted"), Sum("rejected"), Sum("unchanged"));

        int Sum(string fact) => (int)facts.Sum(f => f.GetValueOrDefault(fact));
    }
}
