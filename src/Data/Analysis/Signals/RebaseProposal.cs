namespace Kpi.Data.Analysis.Signals;

/// <summary>
/// That limits might begin anew (methods §1.4): up to its last point a series has stayed on one side of its average, long enough to be a new level. It is only ever proposed: whoever knows the
/// cause records it with its date, and then the limits begin anew.
/// </summary>
/// <param name="At">Place of the first point of the run, from 0: the first of the new limits.</param>
/// <param name="Held">Points of the run, at least <see cref="From"/>.</param>
/// <param name="Side">1 above the average, −1 below it.</param>
public sealed record RebaseProposal(int At, int Held, int Side)
{
    /// <summary>Points on one side that are a shift which has held: one more than flags it, and enough to begin with.</summary>
    public const int From = 8;

    // Of the size of the numbers: a mean of equal values differs from them in the last digits.
    private const double Rounding = 1e-12;

    /// <summary>What a series proposes; null where its last points are on no one side for long enough, and where the last has no value. A missing period and a point on the average end the run.</summary>
    /// <param name="from">Place of the first point of the limits in force.</param>
    public static RebaseProposal? Of(SignalResult signal, int from)
    {
        var (held, side) = (0, 0);
        for (var i = signal.Points.Count - 1; i >= from && signal.Points[i] is { Value: { } value, Limits: { } limits }; i--)
        {
            var now = Math.Abs(value - limits.Center) <= Rounding * Math.Abs(value) ? 0 : Math.Sign(value - limits.Center);
            if (now == 0 || (held > 0 && now != side)) break;
            side = now;
            held++;
        }
        return held >= From ? new RebaseProposal(signal.Points.Count - held, held, side) : null;
    }
}
