using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Finding anything from anywhere, by keyboard, by finger and without script.</summary>
public sealed class FindTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("Control+k")]
    [InlineData("/")]
    public async Task Dialog_OpenedByKey_FindsWithoutDiacriticsAndGoesThereByEnter(string key)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/compare");
        var page = visit.Page;
        await page.Keyboard.PressAsync(key);
        var input = page.Locator("#find").GetByRole(AriaRole.Combobox, new() { Name = "Tìm chỉ tiêu" });
        await Assertions.Expect(input).ToBeFocusedAsync();
        await Assertions.Expect(Options(page).First).ToContainTextAsync("Tổng quan");
        await page.Keyboard.TypeAsync("ty le ho so dung han");
        await Assertions.Expect(Options(page).First).ToContainTextAsync("đúng hạn");
        await Assertions.Expect(input).ToHaveAttributeAsync("aria-activedescendant", "find-0");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "kết quả" })).ToBeVisibleAsync();
        await PageChecks.NoAxeViolationsAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/indicators/", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Dialog_ArrowsMoveRound_AndEscapeGivesTheFocusBack()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/");
        var page = visit.Page;
        await page.Locator("#period").FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#find").GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("3.3");
        await Assertions.Expect(Options(page).First).ToContainTextAsync("3.3");
        var count = await Options(page).CountAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(Options(page).Nth(count - 1)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Options(page).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#period")).ToBeFocusedAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Slash_InAField_IsALetter_AndCanBeTurnedOff()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/find");
        var page = visit.Page;
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(Options(page).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("vi", "light")]
    [InlineData("en", "dark")]
    [InlineData("vi", "contrast")]
    public async Task Dialog_OnAPhone_OpensByItsButtonAndGoesByAFinger(string language, string theme)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, 390));
        await visit.GoAsync("/");
        var page = visit.Page;
        await page.Locator("[data-find]").TapAsync();
        await Assertions.Expect(page.Locator("#find").GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();

        // The list of what was typed before may hold the same name, and makes way for this one.
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.TypeAsync("ha nam"), response => response.Url.Contains("q=ha+nam", StringComparison.Ordinal));
        await Assertions.Expect(Options(page).First).ToContainTextAsync(language == "vi" ? "Hà Nam" : "Ha Nam");
        await PageChecks.NoAxeViolationsAsync(page);
        await PageChecks.NoSidewaysScrollAsync(page);
        await Options(page).First.TapAsync();
        await page.WaitForURLAsync(url => url.Contains("agency=sct-ha-nam", StringComparison.Ordinal));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Find_WithoutScript_IsAPage()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View("en"), script: false);
        await visit.GoAsync("/");
        await visit.Page.Locator("[data-find]").ClickAsync();
        await visit.Page.Locator("#q").FillAsync("quy 3 2023");
        await visit.Page.Locator("main [type=submit]").ClickAsync();
        Assert.Equal("/find?q=quy+3+2023", visit.Address);
        await visit.Page.Locator(".found a").First.ClickAsync();
        Assert.Equal("/?period=2023-Q3", visit.Address);
    }

    [Theory]
    [InlineData("/find", "vi", 1440)]
    [InlineData("/find?q=h%E1%BB%93%20s%C6%A1", "vi", 390)]
    [InlineData("/find?q=zzzz", "en", 390)]
    public async Task FindPage_IsAccessible(string path, string language, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, "light", width));
        await visit.GoAsync(path);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Find_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, samples.Host, "/", "find", async page =>
        {
            await page.Locator("[data-find]").ClickAsync();
            await page.Keyboard.TypeAsync("ho so");
            await Assertions.Expect(Options(page).First).ToContainTextAsync(await page.Locator("html").GetAttributeAsync("lang") == "vi" ? "ồ sơ" : "r");
            await page.WaitForTimeoutAsync(400);
        });
        await Screens.TakeAsync(fixture, samples.Host, "/find?q=ho so", "find-page", new View(Width: 390));
    }

    private static ILocator Options(IPage page) => page.Locator("#find [role=option]");
}
