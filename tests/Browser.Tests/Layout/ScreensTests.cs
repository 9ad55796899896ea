using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Browser.Tests.Layout;

public sealed class ScreensTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Shell_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await DashboardHost.StartAsync();
        await Screens.TakeAsync(fixture, host, "/not-found", "not-found");
        await Screens.TakeAsync(fixture, host, "/diagnostics/patterns", "patterns");
        await Screens.TakeAsync(fixture, host, "/diagnostics/patterns", "patterns", new View(Theme: "contrast"));
        await Screens.TakePaperAsync(fixture, host, "/diagnostics/patterns", "patterns");

        await using var full = await DashboardHost.StartAsync(builder => builder.Services.AddSingleton(FullMenu.Navigation));
        await full.RenameAdministratorAsync("Nguyễn Thị Lan");
        await Screens.TakeAsync(fixture, full, "/", "menu", async page =>
        {
            var more = page.Locator(".tabbar summary");
            if (await more.IsVisibleAsync()) await more.ClickAsync();
        });
        foreach (var state in new[] { "show", "failed", "rejected" })
        {
            await Screens.TakeAsync(fixture, full, "/not-found", "connection-" + state, new View(Width: state == "rejected" ? 1440 : 390), page =>
                page.EvaluateAsync("state => document.getElementById('components-reconnect-modal').className = 'components-reconnect-' + state", state));
        }
    }
}
