using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>The latest runs of a job as a row of bars, oldest first: as high as they took long, failed ones as diamonds. Positions are SVG units.</summary>
/// <param name="Bars">At most <see cref="Places"/>.</param>
public sealed record RunStrip(IReadOnlyList<StripBar> Bars)
{
    /// <summary>Runs that have room.</summary>
    public const int Places = 14;

    /// <summary>From one bar to the next.</summary>
    public const int Pitch = 10;

    /// <summary>Height of the row.</summary>
    public const int Height = 24;

    /// <summary>Width of a bar.</summary>
    public const int Bar = 7;
    private const double Lowest = 4;
    private const double Highest = 20;

    /// <summary>The strip of a job's latest runs, newest first.</summary>
    public static RunStrip Of(IReadOnlyList<JobRun> recent)
    {
        var runs = recent.Take(Places).Reverse().ToList();
        var longest = runs.Select(r => r.Duration ?? TimeSpan.Zero).DefaultIfEmpty().Max();
        var first = Places - runs.Count;
        return new RunStrip([.. runs.Select((run, i) => new StripBar(
            (first + i) * Pitch + 1,
            HeightOf(run.Duration ?? TimeSpan.Zero, longest),
            run.State switch
            {
                JobRunState.Failed => StripMark.Failed,
                JobRunState.Cancelled or JobRunState.Interrupted => StripMark.Cancelled,
                _ when i == runs.Count - 1 => StripMark.Latest,
                _ => StripMark.Done,
            }))]);
    }

    // By the root, so that one long night does not press all others flat. Runs too short to matter look alike.
    private static double HeightOf(TimeSpan duration, TimeSpan longest) => longest < TimeSpan.FromSeconds(1)
        ? Lowest
        : Lowest + ((Highest - Lowest) * Math.Sqrt(duration / longest));
}
