using System.Globalization;
using System.Net.Http.Json;
using Kpi.Tests.Shared;

namespace Kpi.Browser.Tests.Pages;

/// <summary>The samples, of which one report was corrected after it had been published: 26 wholly online procedures became 27.</summary>
public sealed class CorrectedFixture : IAsyncLifetime
{
    /// <summary>Why, in the words of the approver.</summary>
    public const string Reason = "Đếm lại thủ tục toàn trình";

    private readonly SampleHost _samples = new();

    public DashboardHost Host => _samples.Host;

    /// <summary>An instant before the correction, ready for an address.</summary>
    public string Before { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _samples.StartAsync();
        Before = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        await Task.Delay(20);
        var id = await SubmitForms.PostAsync(Host, SubmitForms.Csv("corrected.csv", corrected: true), publish: false);
        using var client = Host.Client();
        foreach (var step in new[] { "submit", "publish" })
        {
            using var response = await client.PostAsJsonAsync(new Uri($"/api/v1/submissions/{id}/{step}", UriKind.Relative), new { comment = Reason });
            response.EnsureSuccessStatusCode();
        }
    }

    public ValueTask DisposeAsync() => _samples.DisposeAsync();
}
