using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;

namespace Kpi.Data.Analysis;

/// <summary>Signal, status and projection of one series (methods §1, §2). Pure; the same question has the same answer everywhere.</summary>
public static class SeriesAnalyser
{
    private const double Tolerance = 1e-9;
    private const int RebaseFrom = 7;

    /// <summary>
    /// What can be said of a series: natural limits and special causes (methods §1.1–1.5), the last value against its bounds (§2.2), the values to come (§2.5) and the probability that
    /// the next one meets them. It answers at any length; what too few points, or a last one without a value, do not allow is null, and <see cref="SeriesAnalysis.Hold"/> says why a page would
    /// withhold the projection.
    /// </summary>
    /// <param name="question">Values and bounds in one unit of measure, rates in percent points; places in the series count from 0.</param>
    public static SeriesAnalysis Analyse(SeriesQuestion question)
    {
        var signal = SignalAnalyser.Analyse(question.Points, question.Direction, question.Target, question.Signals);
        var last = signal.Points.Count > 0 ? signal.Points[^1] : null;
        var (status, gap) = Judge(last?.Value, question);

        // What lies before the limits began anew was another process, what lies before a break another thing.
        var (rebased, broken) = (Latest(question.Signals.RebaseAt, signal.Points.Count), Latest(question.BreakAt, signal.Points.Count));
        var values = new double?[signal.Points.Count - Math.Max(rebased, broken)];
        for (var i = 0; i < values.Length; i++) values[i] = signal.Points[signal.Points.Count - values.Length + i].Value;
        var hold = last switch
        {
            null => (ProjectionHold?)null,
            { Value: null } => ProjectionHold.Break,
            _ when broken > 0 && signal.Points.Skip(broken).Count(p => p.Value is not null) < RebaseFrom => ProjectionHold.Break,
            _ when rebased > 0 && signal.Count < RebaseFrom => ProjectionHold.Rebase,
            { Flags.Any: true } => ProjectionHold.SpecialCause,
            _ => null,
        };
        var run = Projector.RunOf(values, question.Projections);
        return new SeriesAnalysis(signal, status, gap, Projector.Project(run), hold, Chance(run, question));
    }

    private static int Latest(IReadOnlyList<int> places, int count)
    {
        var latest = 0;
        foreach (var place in places)
        {
            if (place > latest && place < count) latest = place;
        }
        return latest;
    }

    /// <summary>Status and gap of a value (methods §2.2): compared unrounded, within 1e-9 of the target.</summary>
    public static (Status Status, double? Gap) Judge(double? value, SeriesQuestion question)
    {
        if (value is not { } actual) return (Status.NoData, null);
        double? gap = (question.Direction, question.Target) switch
        {
            (Direction.Higher, { Low: { } low }) => low - actual,
            (Direction.Lower, { High: { } high }) => actual - high,
            (Direction.Range, { Low: { } low, High: { } high }) => Math.Max(0, Math.Max(low - actual, actual - high)),
            _ => null,
        };
        if (gap is not { } lacking) return (Status.NoTarget, null);
        var size = Math.Max(Math.Abs(question.Target!.Value.Low ?? 0), Math.Abs(question.Target.Value.High ?? 0));
        if (Math.Abs(lacking) <= Tolerance * Math.Max(1, size)) lacking = 0;
        var near = question.NearWidth ?? (question.Projections.Percent ? TargetJudge.NearPoints : TargetJudge.NearShare * size);
        return (lacking <= 0 ? Status.Met : lacking <= near ? Status.Near : Status.Missed, lacking);
    }

    private static double? Chance(ProjectionRun values, SeriesQuestion question) => (question.Direction, question.Target) switch
    {
        (Direction.Higher, { Low: { } low }) => Projector.ChanceOf(values, 1, low, atLeast: true),
        (Direction.Lower, { High: { } high }) => Projector.ChanceOf(values, 1, high, atLeast: false),
        (Direction.Range, { Low: { } low, High: { } high }) => Projector.ChanceWithin(values, 1, low, high),
        _ => null,
    };
}
