using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Kpi.Tests.Shared;

namespace Kpi.Benchmarks;

/// <summary>The overview of the samples over loopback HTTP, beside the smallest answer the same server gives.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class OverviewBenchmark
{
    private readonly SampleHost _samples = new();
    private HttpClient _client = null!;

    // The toolchain that stays in this process does not wait for an asynchronous set-up.
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    private async Task SetUpAsync()
    {
        await _samples.StartAsync();
        _client = _samples.Host.Client();
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _client.Dispose();
        _samples.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("overview")]
    public async Task<int> Alive() => (await _client.GetByteArrayAsync(new Uri("/health/live", UriKind.Relative))).Length;

    [Benchmark]
    [BenchmarkCategory("overview")]
    public async Task<int> Overview() => (await _client.GetByteArrayAsync(new Uri("/", UriKind.Relative))).Length;
}
