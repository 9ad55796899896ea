using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kpi.Dashboard.Layout;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Layout;

public sealed partial class ShellAnswersTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    /// <summary>Header, navigation, footer and connection notices: what every page costs before it says anything.</summary>
    private const int ShellBytes = 9 * 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/khong-co")]
    [InlineData("/favicon.svg")]
    [InlineData("/preferences")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string path)
    {
        using var answer = await dashboard.GetAsync(path, ("Accept", "text/html"));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task UnknownAddress_IsAPageForPeopleAndABareAnswerForPrograms()
    {
        using var page = await dashboard.GetAsync("/khong-co", ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("Không có trang ở địa chỉ này.", await Text(page), StringComparison.Ordinal);

        using var bare = await dashboard.GetAsync("/khong-co", ("Accept", "application/json"));
        Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
        Assert.Empty(await Text(bare));
    }

    [Fact]
    public async Task StyleSheetsAndScripts_AreFingerprintedAndTheirs()
    {
        using var page = await dashboard.GetAsync("/");
        var files = Asset().Matches(await Text(page)).SelectMany(m => m.Groups["file"].Value.Split(' ')).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(files.Count >= 8, string.Join(' ', files));
        foreach (var file in files)
        {
            Assert.Matches(Fingerprinted(), file);
            using var asset = await dashboard.GetAsync("/" + file);
            Assert.True(asset.IsSuccessStatusCode, file);
        }
    }

    [Fact]
    public async Task Page_BeforeItIsPainted_WaitsForOneStyleSheetAndNoScript()
    {
        using var page = await dashboard.GetAsync("/");
        var html = await Text(page);
        Assert.Single(StyleSheet().Matches(html), link => !link.Value.Contains("media=", StringComparison.Ordinal));
        Assert.All(Script().Matches(html), script => Assert.Contains(" defer", script.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shell_WithTenPagesInTheMenu_IsLight()
    {
        await using var host = await DashboardHost.StartAsync(builder => builder.Services.AddSingleton(new Navigation(
            [.. Enumerable.Range(1, 10).Select(i => new NavigationEntry($"/indicators{i}", "home", "nav.overview", (NavigationGroup)(i / 4), OnBar: i < 5))])));
        using var client = new HttpClient();
        var html = await client.GetStringAsync(host.Address, TestContext.Current.CancellationToken);
        var main = html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
        var shell = Encoding.UTF8.GetByteCount(FrameworkState().Replace(html.Replace(main, "", StringComparison.Ordinal), ""));
        TestContext.Current.SendDiagnosticMessage($"The shell has {shell} bytes.");
        Assert.True(shell <= ShellBytes, $"The shell has {shell} bytes, more than {ShellBytes}.");
    }

    private static async Task<string> Text(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("(href|src|data-blazor|data-modules)=\"(?<file>[^\"#:/][^\"#:]*\\.(css|js|svg))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();

    [GeneratedRegex("<link rel=\"stylesheet\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StyleSheet();

    [GeneratedRegex("<script [^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex(@"\.[a-z0-9]{10}\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fingerprinted();

    [GeneratedRegex("<!--Blazor-Server-Component-State:.*?-->", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex FrameworkState();
}
