using System.Globalization;
using System.Net;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Api;

/// <summary>The form as it was before a correction can still be had.</summary>
public sealed class FormExportVintageTests : IAsyncLifetime
{
    private const string Export = "/api/v1/forms/cchc-pl1/export?agency=sct-ha-nam&period=2024-H1&format=xlsx";

    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Export_AsOfBeforeACorrection_HoldsTheOldFigures()
    {
        await _host.UploadAsync("submissions?publish=true", ApiClient.Form("phu-luc-I-6-thang-2024.xlsx"), "form.xlsx", HttpStatusCode.Created);
        await Task.Delay(20, Cancel);
        var before = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        await Task.Delay(20, Cancel);
        var text = System.Text.Encoding.UTF8.GetString(ApiClient.Form("variants", "v2-csv-utf8-bom.csv"))
            .Replace("toàn trình,TTHC,26", "toàn trình,TTHC,27", StringComparison.Ordinal).Replace("một phần,TTHC,101", "một phần,TTHC,100", StringComparison.Ordinal);
        var corrected = await _host.UploadAsync("submissions?publish=true", System.Text.Encoding.UTF8.GetBytes(text), "corrected.csv", HttpStatusCode.Created, fields: [("comment", "Đính chính")]);
        Assert.Equal("published", corrected.Text("state"));

        var (then, now) = (await ReadAsync($"&asOf={Uri.EscapeDataString(before)}"), await ReadAsync(""));
        Assert.Equal((26d, 101d), (then["cchc.7.1.1"], then["cchc.7.1.2"]));
        Assert.Equal((27d, 100d), (now["cchc.7.1.1"], now["cchc.7.1.2"]));
        Assert.Equal(now.Keys.Except(["cchc.7.1.1", "cchc.7.1.2"]).Select(k => (k, now[k])), then.Keys.Except(["cchc.7.1.1", "cchc.7.1.2"]).Select(k => (k, then[k])));

        // A correction that is taken back is one more that the later instants know of, and the earlier ones do not.
        await _host.PostAsync($"submissions/{corrected.Text("id")}/undo", new { comment = "nhầm" });
        Assert.Equal((26d, 26d), ((await ReadAsync(""))["cchc.7.1.1"], (await ReadAsync($"&asOf={Uri.EscapeDataString(before)}"))["cchc.7.1.1"]));
    }

    // What the exported workbook says when it is read again.
    private async Task<Dictionary<string, double?>> ReadAsync(string query)
    {
        using var client = _host.Client();
        var workbook = await client.GetByteArrayAsync(new Uri(Export + query, UriKind.Relative), Cancel);
        var check = await _host.UploadAsync("submissions/check", workbook, "form.xlsx", HttpStatusCode.OK);
        Assert.Equal("2024-H1", check.GetProperty("period").Text("key"));
        return check.GetProperty("lines").EnumerateArray().ToDictionary(l => l.Text("key")!, l => l.Number("value"), StringComparer.Ordinal);
    }
}
