using Kpi.Dashboard.Identity;
using Kpi.Data.Persistence;
using Kpi.Jobs.Inbox;
using Kpi.Jobs.Scheduling;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kpi.Dashboard.Settings;

/// <summary>
/// Gets the program ready: the store at its version before anything is served, the samples in the inbox, the first administrator able to come in. It stands
/// first among the hosted services, so that the scheduler finds its store.
/// </summary>
internal sealed class Preparation(
    KpiSettings settings, StoreMigrator migrator, SampleFiles samples, JobBoard board, IServiceScopeFactory scopes, IServer server, IHostEnvironment environment, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService
{
    private bool _samplesHandedIn;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().PrepareAsync(settings.Bootstrap, cancellationToken);
        if (settings.Role == ProgramRole.Web) return;

        // Whoever is to drop files finds the folder there.
        Directory.CreateDirectory(settings.Inbox.Path);
        if (settings.Samples)
        {
            _samplesHandedIn = await samples.HandInAsync(Path.Combine(AppContext.BaseDirectory, "samples"), cancellationToken);
        }
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_samplesHandedIn) await board.RunNowAsync(JobNames.Inbox, InboxProcessor.Actor, cancellationToken);
        if (settings.Role != ProgramRole.Jobs) lifetime.ApplicationStarted.Register(() => _ = AnnounceAsync());
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Prints the one-time link when it is the only way in; a developer who has set no administrator gets one at every start.</summary>
    private async Task AnnounceAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<FirstAdministrator>();
        if (!(environment.IsDevelopment() && settings.Bootstrap.AdminEmail is null) && !await first.IsNeededAsync()) return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null) return;
        var code = await first.CreateLinkAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(StartupText.SignInLink($"{Reachable(address)}/sign-in?code={code}"));
    }

    // "Every address" is not one a browser can open.
    private static string Reachable(string address) => address
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
