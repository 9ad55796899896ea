using Kpi.Jobs.Import;

namespace Kpi.Jobs.Tests.Import;

/// <summary>Waiting for another large file takes nothing from the time a file has.</summary>
public sealed class LargeFileRoomTests
{
    [Fact]
    public async Task Enter_AfterWaitingLongerThanAFileHas_BeginsWithAllOfItsTime()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var others = new CancellationTokenSource();
        var first = new LargeFileRoom(others, TimeSpan.FromMinutes(1), cancel);
        first.Enter();
        using var own = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using var second = new LargeFileRoom(own, TimeSpan.FromMinutes(1), cancel);
        var waiting = Task.Run(second.Enter, cancel);
        await Task.Delay(2500, cancel);
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        await waiting;
        Assert.False(own.IsCancellationRequested);
    }

    [Fact]
    public async Task Enter_WhoeverGivesUpWaiting_IsLetGo()
    {
        using var clock = new CancellationTokenSource();
        using var first = new LargeFileRoom(clock, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        first.Enter();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var second = new LargeFileRoom(clock, TimeSpan.FromMinutes(1), gone.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(second.Enter, TestContext.Current.CancellationToken));
    }
}
