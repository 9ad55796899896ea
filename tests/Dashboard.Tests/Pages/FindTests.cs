using System.Net;
using System.Text.Json;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>What the dialog gets for what people type.</summary>
public sealed class FindTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.3.1", "/indicators/cchc.3.3.1")]
    [InlineData("3.3.1.", "/indicators/cchc.3.3.1")]
    [InlineData("kpi.backlog", "/indicators/kpi.backlog")]
    [InlineData("ty le tthc cung cap toan trinh", "/indicators/kpi.online-full-coverage")]
    [InlineData("wholly online coverage", "/indicators/kpi.online-full-coverage")]
    [InlineData("day du", "/completeness")]
    [InlineData("completeness", "/completeness")]
    [InlineData("nop", "/submit")]
    [InlineData("quy 3 2023", "/?period=2023-Q3")]
    [InlineData("quý III/2023", "/?period=2023-Q3")]
    [InlineData("2024-h1", "/?period=2024-H1")]
    [InlineData("so cong thuong", "/?agency=sct-ha-nam")]
    public async Task Query_FindsWhatIsMeantFirst(string query, string href) => Assert.Equal(href, (await AskAsync(query))[0].GetProperty("href").GetString());

    [Fact]
    public async Task Query_OfAFileName_LeadsToTheSubmission() =>
        Assert.StartsWith("/submit/", (await AskAsync("bieu-mau-3-6-thang-2024"))[0].GetProperty("href").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task Query_OfNothing_ShowsThePagesAndOfNonsense_Nothing()
    {
        Assert.Equal("/", (await AskAsync(""))[0].GetProperty("href").GetString());
        Assert.Empty(await AskAsync("zzzzzz"));
        Assert.InRange((await AskAsync("so")).Count, 1, 12);
        Assert.Empty(await AskAsync(new string('x', 5000)));
    }

    [Fact]
    public async Task Answers_WithoutASession_AreRefused()
    {
        using var nobody = samples.Host.Client(token: null);
        using var refused = await nobody.GetAsync(new Uri("/find.json?q=3.3", UriKind.Relative), Cancel);
        Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect, refused.StatusCode.ToString());
    }

    private async Task<List<JsonElement>> AskAsync(string query)
    {
        using var client = samples.Host.Client();
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/find.json?q={Uri.EscapeDataString(query)}", UriKind.Relative), Cancel));
        return [.. answer.RootElement.Clone().EnumerateArray()];
    }
}
