using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>A screen on a wall that nobody touches.</summary>
public sealed class WallTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task Wall_TurnsByItself_ByKeys_AndCanBeStopped()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(Theme: "auto", Width: 1920));
        var page = visit.Page;
        await page.Clock.InstallAsync();
        await visit.GoAsync("/wall");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(page.Locator(".slide:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".slide:visible")).ToContainTextAsync("26/127 TTHC");
        await page.Clock.FastForwardAsync(21_000);
        await Assertions.Expect(page.Locator(".slide").Nth(1)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(".slide").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync(" ");
        await Assertions.Expect(page.Locator(".wall-state button")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Clock.FastForwardAsync(60_000);
        await Assertions.Expect(page.Locator(".slide").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(".wall-sections")).ToBeVisibleAsync();
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("/wall", "vi", 1920)]
    [InlineData("/wall?theme=light", "en", 1440)]
    [InlineData("/wall?theme=contrast", "vi", 1440)]
    [InlineData("/wall", "en", 390)]
    public async Task Wall_EverySlide_IsAccessibleAndLargeEnough(string path, string language, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, "auto", width));
        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        if (width == 1920) await visit.Page.SetViewportSizeAsync(1920, 1080);
        await visit.GoAsync(path);
        await Assertions.Expect(visit.Page.Locator(".wall.running")).ToBeVisibleAsync();
        var count = await visit.Page.Locator(".slide").CountAsync();
        for (var i = 0; i < count; i++)
        {
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            if (i is 0 || i == count - 1) await PageChecks.NoAxeViolationsAsync(visit.Page);
            if (width >= 1440)
            {
                var overflow = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight - innerHeight");
                Assert.True(overflow <= 0, $"Slide {i} is {overflow} px higher than the screen.");
            }
            await visit.Page.Keyboard.PressAsync("ArrowRight");
        }
        if (width == 1920) Assert.True(await visit.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.wall')).fontSize)") >= 28);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Wall_WhileSomebodyPublishes_ShowsItAndStaysAtItsSlide()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/wall");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Chưa có số liệu nào được công bố");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("6 tháng đầu năm 2024", new() { Timeout = 20_000 });
        await Assertions.Expect(visit.Page.Locator(".slide:visible")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(visit.Page.Locator(".slide").Nth(1)).ToBeVisibleAsync();
        await SubmitForms.PostAsync(host, SubmitForms.Csv("corrected.csv", corrected: true), publish: true, "Đính chính");
        await Assertions.Expect(visit.Page.Locator(".slide").Nth(1)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("27/127", new() { Timeout = 20_000 });
        await Assertions.Expect(visit.Page.Locator(".slide").Nth(1)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Wall_WhoseConnectionIsLost_SaysSoAndRecovers()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.Page.Clock.InstallAsync();
        await visit.GoAsync("/wall");
        await Assertions.Expect(visit.Page.Locator(".wall.running")).ToBeVisibleAsync();
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.Clock.FastForwardAsync(16_000);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Mất kết nối, số liệu có thể đã cũ");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Page.Clock.FastForwardAsync(16_000);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
        await Assertions.Expect(visit.Page.Locator(".wall.running")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Wall_WithoutScript_ShowsEverything()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), script: false);
        await visit.GoAsync("/wall");
        Assert.Equal(await visit.Page.Locator(".slide").CountAsync(), await visit.Page.Locator(".slide:visible").CountAsync());
    }

    [Fact]
    public async Task Wall_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        foreach (var view in new[] { new View("vi", "auto", 1920), new View("en", "auto", 1440), new View("vi", "auto", 390) })
        {
            await Screens.TakeAsync(fixture, samples.Host, "/wall", "wall", view);
            await Screens.TakeAsync(fixture, samples.Host, "/wall", "wall-sections", view, async page =>
            {
                await page.Keyboard.PressAsync("ArrowLeft");
                await page.WaitForTimeoutAsync(1000);
            });
        }
        await Screens.TakeAsync(fixture, samples.Host, "/wall?theme=light", "wall-light", new View());
    }
}
