namespace Kpi.Data.Analysis.Goals;

/// <summary>Where a target that is approached step by step stands on a day (methods §2.4).</summary>
public static class Trajectory
{
    /// <summary>
    /// The value on <paramref name="at"/>. Stepped: the last step on or before it. Linear: between the two steps around it, by days or by how many of
    /// <paramref name="periodEnds"/> have passed; the two differ where periods are not equally long. Before the first step null, after the last one its value.
    /// </summary>
    /// <param name="steps">By date.</param>
    /// <param name="periodEnds">Last days of the periods, in order; only for <see cref="TrajectoryShape.LinearByPeriods"/>.</param>
    public static double? At(TrajectoryShape shape, IReadOnlyList<(DateOnly From, double Value)> steps, DateOnly at, IReadOnlyList<DateOnly>? periodEnds = null)
    {
        var i = -1;
        while (i + 1 < steps.Count && steps[i + 1].From <= at) i++;
        if (i < 0) return null;
        if (shape == TrajectoryShape.Stepped || i == steps.Count - 1 || steps[i].From == at) return steps[i].Value;
        var (start, from) = steps[i];
        var (end, to) = steps[i + 1];
        if (shape == TrajectoryShape.LinearByDays) return from + ((to - from) * (at.DayNumber - start.DayNumber) / (end.DayNumber - start.DayNumber));
        var ends = periodEnds ?? throw new ArgumentNullException(nameof(periodEnds), "Equal periods need their ends.");
        var total = ends.Count(e => e > start && e <= end);
        return total == 0 ? from : from + ((to - from) * ends.Count(e => e > start && e <= at) / total);
    }
}
