using Kpi.Tests.Shared;

namespace Kpi.Browser.Tests;

/// <summary>One running program for the tests of a class, for those that change nothing in it.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private DashboardHost? _host;

    public DashboardHost Host => _host ?? throw new InvalidOperationException("The program has not been started.");

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }
}
