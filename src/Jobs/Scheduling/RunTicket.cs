using System.Globalization;
using Quartz;

namespace Kpi.Jobs.Scheduling;

/// <summary>
/// What a run that was asked for carries with it: its id, and who asked. It lies in the trigger's data as the run's input. Quartz copies that to the trigger that
/// makes up for a run that was cut off, which has a name of its own, and keeps it with the run in the history: so the id leads to the run wherever it has got to.
/// </summary>
/// <param name="Id">32 hexadecimal digits; says when it was handed out.</param>
internal sealed record RunTicket(string Id, string Actor)
{
    private const int IdLength = 32;
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static RunTicket New(string actor, DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"), actor);

    /// <summary>The ticket of a trigger; null when nobody asked for its run.</summary>
    public static RunTicket? Of(JobDataMap data) => data.TryGetValue(SchedulerConstants.JobInput, out var input) ? Parse(input as string) : null;

    /// <summary>The ticket a run had as its input.</summary>
    public static RunTicket? Parse(string? input) =>
        input is { Length: > IdLength } && input[IdLength] == ' ' && AskedAt(input[..IdLength]) is not null ? new RunTicket(input[..IdLength], input[(IdLength + 1)..]) : null;

    /// <summary>When an id was handed out, in UTC; null when it is none of ours.</summary>
    public static DateTime? AskedAt(string id)
    {
        if (!Guid.TryParseExact(id, "N", out var guid) || guid.Version != 7) return null;
        var milliseconds = long.Parse(id.AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return milliseconds <= LastMillisecond ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime : null;
    }

    public override string ToString() => $"{Id} {Actor}";
}
