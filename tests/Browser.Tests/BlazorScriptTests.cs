using Microsoft.Playwright;

namespace Kpi.Browser.Tests;

/// <summary>The browser script is not the one this framework version ships with (docs/decisions/0004-blazor-script.md): what we rely on must be seen working.</summary>
public sealed class BlazorScriptTests(BrowserFixture fixture, DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Page = "/diagnostics/circuit";

    [Fact]
    public async Task InteractivePage_ButtonClicked_ServerAnswersOverTheCircuit()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View());
        await visit.GoAsync(Page);
        await Click(visit, expected: "1");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task EnhancedNavigation_FromPageToPage_KeepsTheDocumentAndStartsTheCircuit()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View());
        await visit.GoAsync(Page);
        await visit.Page.EvaluateAsync("window.sameDocument = true");
        await visit.Page.Locator(".side a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main h1")).ToBeFocusedAsync();
        Assert.Equal("/", visit.Address);
        await visit.Page.GoBackAsync();
        await Click(visit, expected: "1");
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.sameDocument === true"));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task ThemeButton_PressedInAnInteractivePage_KeepsItsState()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(Theme: "light"));
        await visit.GoAsync(Page);
        await Click(visit, expected: "1");
        await visit.Page.Locator("header form button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Click(visit, expected: "2");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Circuit_OfAPageAskedForInEnglish_SpeaksEnglish()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(Language: "vi"));
        await visit.GoAsync(Page + "?lang=en");
        await Click(visit, expected: "1");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Circuit_Lost_SaysSoInTheReadersLanguageAndComesBack()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View());
        await visit.GoAsync(Page);
        await Click(visit, expected: "1");
        var notice = visit.Page.Locator("#components-reconnect-modal");
        await Assertions.Expect(notice).ToBeHiddenAsync();
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        await Assertions.Expect(notice).ToContainTextAsync("Mất kết nối");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(notice).ToBeHiddenAsync();
        await Click(visit, expected: "2");
    }

    private static async Task Click(Visit visit, string expected)
    {
        var status = visit.Page.GetByRole(AriaRole.Status);
        await Assertions.Expect(status).ToHaveAttributeAsync("data-interactive", "true");
        await visit.Page.Locator("main button").ClickAsync();
        await Assertions.Expect(status).ToHaveTextAsync(expected);
    }
}
