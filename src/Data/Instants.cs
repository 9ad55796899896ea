namespace Kpi.Data;

/// <summary>Instants as every database keeps them.</summary>
internal static class Instants
{
    /// <summary>Now in UTC, cut to microseconds: PostgreSQL keeps no more, and what is read back must equal what was written.</summary>
    public static DateTime Now(TimeProvider time) => Cut(time.GetUtcNow().UtcDateTime);

    /// <summary>Now, or just after <paramref name="last"/> when the clock says less: revisions follow each other even when the clock is set back.</summary>
    public static DateTime After(DateTime now, DateTime last) => now > last ? now : last.AddTicks(TimeSpan.TicksPerMicrosecond);

    private static DateTime Cut(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
