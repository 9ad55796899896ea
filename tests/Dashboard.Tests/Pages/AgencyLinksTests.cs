using System.Security.Claims;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Pages.Compare;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Tests.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>Several agencies: every page shows the same one where its address names none, and a link leads on to the agency whose figures stand beside it.</summary>
public sealed partial class AgencyLinksTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        // The first by name has published nothing; of the others the first by name is nobody's own here.
        await _host.AddAgencyAsync("chi-cuc", "Chi cục Kiểm lâm");
        await _host.AddAgencyAsync("so-noi-vu", "Sở Nội vụ");
        await _host.AddAgencyAsync("so-y-te", "Sở Y tế");
        foreach (var (agency, number) in new[] { ("so-noi-vu", 100), ("so-y-te", 300) })
        {
            foreach (var period in new[] { "2023-H1", "2024-H1" }) await _host.PublishForAsync(agency, period, ("cchc.3.3.received", number), ("cchc.3.3.resolved", number - 10));
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(null, "so-noi-vu")]
    [InlineData("so-y-te", "so-y-te")]
    [InlineData("chi-cuc", "so-noi-vu")]
    public async Task Pages_WithoutAnAgencyInTheirAddress_ShowTheSameOne(string? own, string expected)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity(own is null ? [] : [new Claim("kpi-agency", own)], "test"));
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = user };
        T Get<T>()
            where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        Assert.Equal(expected, (await Get<OverviewReader>().ReadAsync(new OverviewQuery(null, null, null, null), user, Cancel))!.Agency.Key);
        Assert.Equal(expected, (await Get<IndicatorReader>().ReadAsync(new IndicatorQuery("cchc.3.3.received", null, null, null), Cancel)).Agency.Key);
        Assert.Equal(expected, (await Get<IndexReader>().ReadAsync(new IndexQuery(null, null, null), Cancel)).Agency.Key);
        Assert.Equal(expected, (await Get<CompareReader>().ReadAsync(CompareQuery.Read(null, null, null, null, null), Cancel))!.Agency.Key);
        Assert.Equal(expected, (await Get<TargetsReader>().ReadAsync(TargetsQuery.Read(null, null, null, null, null, null, null, null, null), user, Cancel)).Agency.Key);
    }

    [Theory]
    [InlineData("/", "so-noi-vu")]
    [InlineData("/?agency=so-y-te", "so-y-te")]
    [InlineData("/indicators", "so-noi-vu")]
    [InlineData("/indicators?agency=so-y-te", "so-y-te")]
    public async Task Indicators_OfAPage_LeadToItsAgency(string path, string agency)
    {
        var links = IndicatorLink().Matches(await PageAsync(path)).Select(m => m.Groups["query"].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.Contains($"agency={agency}", l, StringComparison.Ordinal));
        Assert.All(links, l => Assert.Contains("period=2024-H1", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Menu_OnAPageOfAnAgency_StaysWithIt()
    {
        var page = await PageAsync("/compare?agency=so-y-te");
        foreach (var path in new[] { "/", "/indicators", "/compare", "/targets" }) Assert.Contains($"href=\"{path}?agency=so-y-te\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/completeness\"", page, StringComparison.Ordinal);
        var plain = await PageAsync("/compare");
        foreach (var path in new[] { "/", "/indicators", "/compare", "/targets" }) Assert.Contains($"href=\"{path}\"", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ChoosingAPeriodKeepsTheAgency_AndTheOtherWayRound()
    {
        Assert.Contains("\"/?period=2023-H1&agency=so-y-te\"", await FindAsync("6 thang 2023", "&agency=so-y-te"), StringComparison.Ordinal);
        Assert.Contains("\"/?period=2023-H1&agency=so-y-te\"", await FindAsync("so y te", "&agency=so-noi-vu&period=2023-H1"), StringComparison.Ordinal);
        Assert.Contains("\"/indicators/cchc.3.3.received?period=2023-H1&agency=so-y-te\"", await FindAsync("cchc.3.3.received", "&agency=so-y-te&a=2022-H1&b=2023-H1"), StringComparison.Ordinal);
        Assert.Contains("\"/compare?agency=so-y-te\"", await FindAsync("so sanh ky", "&agency=so-y-te"), StringComparison.Ordinal);

        // What no page knows is left out.
        Assert.Contains("\"/?period=2023-H1\"", await FindAsync("6 thang 2023", "&agency=nobody"), StringComparison.Ordinal);
        Assert.Contains("\"/?agency=so-y-te\"", await FindAsync("so y te", "&period=never"), StringComparison.Ordinal);
    }

    private async Task<string> FindAsync(string query, string shown)
    {
        using var client = _host.Client();
        return (await client.GetStringAsync(new Uri($"/find.json?q={Uri.EscapeDataString(query)}{shown}", UriKind.Relative), Cancel)).Replace("\\u0026", "&", StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string path)
    {
        using var client = _host.Client();
        return (await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancel)).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"/indicators/[^\"?]+(?<query>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndicatorLink();
}
