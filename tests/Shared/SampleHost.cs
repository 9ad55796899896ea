using Kpi.Data.Submissions;
using Kpi.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Tests.Shared;

/// <summary>A running program with the samples published, for tests that only read.</summary>
public sealed class SampleHost : IAsyncDisposable
{
    private const int Samples = 11;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private DashboardHost? _host;

    public DashboardHost Host => _host ?? throw new InvalidOperationException("The program has not been started.");

    public async Task StartAsync()
    {
        _host = await DashboardHost.StartAsync(null, "--Kpi:Samples=true");
        await PublishedAsync(_host, Samples);
    }

    /// <summary>Waits until the inbox has published a number of submissions.</summary>
    public static async Task PublishedAsync(DashboardHost host, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var submissions = host.Services.GetRequiredService<SubmissionStore>();
        while ((await submissions.QueryAsync(null, null, SubmissionState.Published, 0, count, patience.Token)).Count < count) await Task.Delay(50, patience.Token);
        var board = host.Services.GetRequiredService<JobBoard>();
        while ((await board.ListAsync(patience.Token)).Any(j => j.Current is not null)) await Task.Delay(50, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }
}
