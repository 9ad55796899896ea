using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Submissions;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages;

/// <summary>A file that came in long ago is found by its name, with or without marks.</summary>
public sealed class FindOldTests
{
    private const int Later = 320;

    [Theory]
    [InlineData("Báo cáo Quý I năm 2019.xlsx", "bao cao quy i nam 2019")]
    [InlineData("BIEU-MAU-3-Q1.XLSX", "biểu mẫu 3 q1")]
    [InlineData("Đối chiếu.xlsx", "doi chieu")]
    public async Task Submission_WithManyLaterOnes_IsFoundByItsFile(string file, string query)
    {
        await using var host = await DashboardHost.StartAsync();
        await HandInAsync(host, file);
        for (var i = 0; i < Later; i++) await HandInAsync(host, string.Create(CultureInfo.InvariantCulture, $"phu-luc-{i}.xlsx"));
        using var client = host.Client();
        var answer = await client.GetStringAsync(new Uri($"/find.json?q={Uri.EscapeDataString(query)}", UriKind.Relative), TestContext.Current.CancellationToken);
        var found = System.Text.Json.JsonDocument.Parse(answer).RootElement.EnumerateArray().Select(f => f.GetProperty("name").GetString());
        Assert.Contains(file, found);
    }

    private static async Task HandInAsync(DashboardHost host, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        await host.Services.GetRequiredService<SubmissionStore>().ReceiveAsync(
            new NewSubmission(file, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), "xlsx", null, null, null, null, null, SubmissionState.Checked, false, "{}", null, "clerk"), TestContext.Current.CancellationToken);
    }
}
