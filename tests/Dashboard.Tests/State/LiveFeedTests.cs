using Kpi.Dashboard.State;
using Kpi.Data.Submissions;
using Kpi.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.State;

/// <summary>What open pages hear, and by what they know whether they missed something.</summary>
public sealed class LiveFeedTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feed_BeginsWithTheStampOfNow_WhichGrowsWithEveryPublish()
    {
        var services = dashboard.Host.Services;
        var before = LiveStamp.Of(services.GetRequiredService<ChangeFeed>(), services.GetRequiredService<JobFeed>()).Split(' ');
        using var client = dashboard.Host.Client();
        await using var stream = await client.GetStreamAsync(new Uri("/live", UriKind.Relative), Cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal("now", (await ReadAsync(reader)).Kind);
        var publish = new Publication(1_000, Guid.Empty, 1, 1, DateTime.UnixEpoch);
        services.GetRequiredService<ChangeFeed>().Announce(publish);
        var (kind, stamp) = await ReadAsync(reader);
        while (kind != "published") (kind, stamp) = await ReadAsync(reader);
        Assert.Equal(before[0], stamp[0]);
        Assert.True(long.Parse(stamp[1], System.Globalization.CultureInfo.InvariantCulture) > long.Parse(before[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Publish_AnnouncedTwice_CountsOnce()
    {
        var changes = new ChangeFeed();
        foreach (var id in new[] { 7, 7, 5 }) changes.Announce(new Publication(id, Guid.Empty, 1, 1, DateTime.UnixEpoch));
        Assert.Equal(7, changes.Latest);
    }

    [Fact]
    public async Task Page_CarriesTheStampItWasMadeAt()
    {
        using var answer = await dashboard.GetAsync("/");
        var services = dashboard.Host.Services;
        var process = LiveStamp.Of(services.GetRequiredService<ChangeFeed>(), services.GetRequiredService<JobFeed>()).Split(' ')[0];
        Assert.Contains($"data-stamp=\"{process} ", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<(string Kind, string[] Stamp)> ReadAsync(StreamReader reader)
    {
        var kind = "";
        while (await reader.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return (kind, line[6..].Split(' '));
        }
        throw new EndOfStreamException("The feed ended.");
    }
}
