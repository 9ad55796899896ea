using System.Net;
using System.Text.Json;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>What the system gives back is what it was given.</summary>
public sealed class FormExportTests(SampleFixture samples) : IClassFixture<SampleFixture>
{
    private DashboardHost Host => samples.Host;

    public static TheoryData<string, string> Published => new()
    {
        { "cchc-pl1", "2022-Q1" },
        { "cchc-pl1", "2022-H1" },
        { "cchc-pl1", "2022-Q3" },
        { "cchc-pl1", "2022" },
        { "cchc-pl1", "2023-Q1" },
        { "cchc-pl1", "2023-H1" },
        { "cchc-pl1", "2023-Q3" },
        { "cchc-pl1", "2023" },
        { "cchc-pl1", "2024-Q1" },
        { "cchc-pl1", "2024-H1" },
        { "cchc-bm3", "2024-H1" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Export_CheckedAgain_ChangesNothing(string form, string period)
    {
        var check = await CheckAsync(await DownloadAsync($"forms/{form}/export?agency=sct-ha-nam&period={period}&format=xlsx"));
        Assert.Equal(form, check.GetProperty("form").Text("key"));
        Assert.Equal("sct-ha-nam", check.GetProperty("agency").Text("key"));
        Assert.Equal(period, check.GetProperty("period").Text("key"));
        var changes = check.GetProperty("changes");
        Assert.Equal((0, 0), (changes.GetProperty("new").GetInt32(), changes.GetProperty("changed").GetInt32()));
        Assert.Empty(changes.GetProperty("items").EnumerateArray());
        Assert.True(check.GetProperty("canPublish").GetBoolean());
        var problems = check.GetProperty("problems").EnumerateArray().Select(p => p.Text("code")).ToList();
        Assert.DoesNotContain("line.unknown", problems);
        Assert.DoesNotContain("line.absent", problems);
        Assert.DoesNotContain("value.percent-scale", problems);

        // Every line is as the store has it, its note included.
        var stored = (await Host.GetJsonAsync($"observations?agency=sct-ha-nam&period={period}&limit=1000")).Items()
            .Where(o => o.GetProperty("supersededAt").ValueKind == JsonValueKind.Null)
            .ToDictionary(o => o.Text("indicator")!);
        foreach (var line in check.GetProperty("lines").EnumerateArray())
        {
            var observation = stored[line.Text("key")!];
            Assert.Equal((observation.Text("state"), observation.Number("value"), observation.Text("note")), (line.Text("state"), line.Number("value"), line.Text("note")));
        }
    }

    [Fact]
    public async Task Template_OfAPeriod_IsTheFormWithoutFigures()
    {
        var check = await CheckAsync(await DownloadAsync("forms/cchc-pl1/template?agency=sct-ha-nam&period=2025-Q1"));
        Assert.Equal(("cchc-pl1", "2025-Q1"), (check.GetProperty("form").Text("key"), check.GetProperty("period").Text("key")));
        Assert.All(check.GetProperty("lines").EnumerateArray(), l => Assert.Equal("missing", l.Text("state")));
        Assert.Empty(check.GetProperty("problems").EnumerateArray());
    }

    [Theory]
    [InlineData("forms/no/export?agency=sct-ha-nam&period=2024-H1", HttpStatusCode.NotFound, "form.unknown")]
    [InlineData("forms/cchc-pl1/export?agency=no&period=2024-H1", HttpStatusCode.NotFound, "agency.unknown")]
    [InlineData("forms/cchc-pl1/export?agency=sct-ha-nam&period=x", HttpStatusCode.BadRequest, "period.unknown")]
    [InlineData("forms/cchc-pl1/export?period=2024-H1", HttpStatusCode.BadRequest, "agency.needed")]
    [InlineData("forms/cchc-pl1/export?agency=sct-ha-nam&period=2021", HttpStatusCode.NotFound, "export.nothing")]
    [InlineData("forms/cchc-pl1/export?agency=sct-ha-nam&period=2024-H1&asOf=2020-01-01", HttpStatusCode.NotFound, "export.nothing")]
    [InlineData("forms/cchc-pl1/export?agency=sct-ha-nam&period=2024-H1&format=pdf", HttpStatusCode.BadRequest, "export.format")]
    public async Task Export_OfNothing_SaysWhy(string path, HttpStatusCode status, string code) => Assert.Equal(code, (await Host.GetJsonAsync(path, status)).Text("code"));

    private Task<JsonElement> CheckAsync(byte[] workbook) => Host.UploadAsync("submissions/check", workbook, "form.xlsx", HttpStatusCode.OK);

    private async Task<byte[]> DownloadAsync(string path)
    {
        using var client = Host.Client();
        return await client.GetByteArrayAsync(new Uri("/api/v1/" + path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
