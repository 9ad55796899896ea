namespace Kpi.Dashboard.Tests;

/// <summary>One program with the samples for the tests of a class.</summary>
public sealed class SampleFixture : IAsyncLifetime
{
    private readonly Kpi.Tests.Shared.SampleHost _samples = new();

    public Kpi.Tests.Shared.DashboardHost Host => _samples.Host;

    public async ValueTask InitializeAsync() => await _samples.StartAsync();

    public ValueTask DisposeAsync() => _samples.DisposeAsync();
}
