using Kpi.Browser.Tests.Pages;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// A program whose clock stands still on the day the real report was published, with the samples published, one form that waits for a decision, one with open problems,
/// and a fortnight of job runs: pictures of it are the same tomorrow.
/// </summary>
public sealed class GalleryFixture : IAsyncLifetime
{
    private DashboardHost? _host;

    public DashboardHost Host => _host ?? throw new InvalidOperationException("The program has not been started.");

    /// <summary>The form that waits for a decision.</summary>
    public string Submitted { get; private set; } = "";

    /// <summary>The form with open problems.</summary>
    public string Open { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromSeconds(1));
        _host = await DashboardHost.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock), "--Kpi:Samples=true");

        // The samples lie in the inbox, whose time never comes.
        foreach (var file in Directory.GetFiles(_host.Inbox, "*", SearchOption.AllDirectories)) File.Delete(file);
        await _host.RenameAdministratorAsync("Nguyễn Thị Lan");
        var forms = Directory.EnumerateFiles(TestFiles.Path("samples", "minh-hoa"), "*.xlsx").Order(StringComparer.Ordinal).Append(TestFiles.Path("samples", SubmitForms.Real));
        foreach (var form in forms)
        {
            // A moment apart, so that their order is always the same; still within the minute.
            clock.Advance(TimeSpan.FromSeconds(1));
            await SubmitForms.PostAsync(_host, SubmitForms.Of(Path.GetFileName(form), await File.ReadAllBytesAsync(form)), publish: true);
        }
        clock.Advance(TimeSpan.FromSeconds(1));
        Submitted = await SubmitForms.PostAsync(_host, SubmitForms.Csv("sua-6-thang-2024.csv", corrected: true), publish: false);
        using (var client = _host.Client())
        using (var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"))
        using (var answer = await client.PostAsync(new Uri($"/api/v1/submissions/{Submitted}/submit", UriKind.Relative), nothing))
        {
            answer.EnsureSuccessStatusCode();
        }
        clock.Advance(TimeSpan.FromSeconds(1));
        Open = await SubmitForms.PostAsync(_host, SubmitForms.Renamed("doi-ten-dong.csv"), publish: false);
        await new JobHistory(_host).AddQuietFortnightAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }
}
