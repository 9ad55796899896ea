using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests;

public sealed class BlazorScriptTests(BrowserFixture fixture)
{
    [Fact]
    public async Task InteractivePage_ButtonClicked_ServerAnswersOverTheCircuit()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var context = await fixture.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address.ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveAttributeAsync("data-interactive", "true");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1");
    }
}
