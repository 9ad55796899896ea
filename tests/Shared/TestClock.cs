namespace Kpi.Tests.Shared;

/// <summary>A clock that stands still until it is moved. Timers run on real time: tests wait for what they wait for.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>The day the real report was published.</summary>
    public static readonly DateTimeOffset Start = new(2024, 6, 17, 7, 32, 0, TimeSpan.Zero);

    private DateTimeOffset _now = Start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
