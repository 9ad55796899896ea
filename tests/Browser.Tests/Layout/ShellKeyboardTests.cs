using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Layout;

public sealed class ShellKeyboardTests(BrowserFixture fixture, DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Somewhere = "/diagnostics/patterns?period=2024-H1&q=%C4%91%C3%BAng";

    [Fact]
    public async Task Tab_FromTheTop_GoesThroughSkipLinkBrandSearchLanguagesThemeAccountAndMenu()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View());
        await visit.GoAsync("/diagnostics/patterns");
        List<string> order = [];
        for (var i = 0; i < 8; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            order.Add(await visit.Page.EvaluateAsync<string>("document.activeElement.closest('.skip, .brand, .lang, .side')?.className ?? document.activeElement.className"));
        }

        Assert.Equal(["skip", "brand", "icon-btn find-btn", "lang", "lang", "icon-btn", "me", "side"], order);
    }

    [Fact]
    public async Task SkipLink_Pressed_MovesTheFocusIntoThisPage()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View());
        await visit.GoAsync(Somewhere);
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".skip")).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
        Assert.Equal(Somewhere, visit.Address);
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task LanguageSwitch_ByKeyboard_KeepsPathAndQuery()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View("vi"));
        await visit.GoAsync(Somewhere);
        await visit.Page.Locator(".lang a[lang=en]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.Equal(Somewhere, visit.Address);
    }

    [Fact]
    public async Task LanguageSwitch_WhereTheAddressNamesALanguage_OutranksIt()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View("vi"));
        await visit.GoAsync("/?lang=vi&a=1");
        await visit.Page.Locator(".lang a[lang=en]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.Equal("/?a=1", visit.Address);
    }

    [Fact]
    public async Task ThemeButton_ByKeyboard_GoesRoundAndKeepsPathQueryAndFocus()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(Theme: "auto"));
        await visit.GoAsync(Somewhere);
        var button = visit.Page.Locator("header form button");
        var html = visit.Page.Locator("html");
        await Assertions.Expect(button).ToHaveAccessibleNameAsync("Giao diện: theo hệ thống. Chuyển sang: sáng");
        await button.FocusAsync();
        foreach (var theme in new[] { "light", "dark", "contrast" })
        {
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(html).ToHaveAttributeAsync("data-theme", theme);
            await Assertions.Expect(button).ToBeFocusedAsync();
            Assert.Equal(Somewhere, visit.Address);
        }

        await Assertions.Expect(button).ToHaveAccessibleNameAsync("Giao diện: tương phản cao. Chuyển sang: theo hệ thống");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveAccessibleNameAsync("Giao diện: theo hệ thống. Chuyển sang: sáng");
        Assert.Null(await html.GetAttributeAsync("data-theme"));
        visit.Complaints.AssertNone();
    }
}
