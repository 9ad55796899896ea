using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Saved views: kept, opened, shared, renamed, deleted, and what the overview begins with.</summary>
public sealed class ViewsTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi", "Đã lưu cách xem.", "mục 7", "Đã đổi cách mở Tổng quan.", "Đã xoá cách xem.", "Chưa có cách xem nào được lưu.")]
    [InlineData("en", "The view was saved.", "section 7", "How the overview opens was changed.", "The view was deleted.", "No view has been saved.")]
    public async Task View_IsSaved_OpensTheOverview_IsFoundAndDeleted_WithoutScript(string language, string saved, string section, string opens, string deleted, string none)
    {
        var person = $"xem-{language}@example.org";
        await samples.Host.AddPersonAsync(person, "Người Xem", Roles.Viewer);
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language), signedIn: false, script: false);
        await visit.SignInAsync(person);
        var page = visit.Page;
        await visit.GoAsync("/views");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(none);
        await visit.GoAsync("/?period=2024-H1&section=7&status=");
        await page.Locator(".views summary").ClickAsync();
        await page.Locator("#view-name").FillAsync("TTHC số");
        await page.Locator("input[name=open]").CheckAsync();
        await Assertions.Expect(page.Locator("input[name=shared]")).ToHaveCountAsync(0);
        await page.Locator(".views form [type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]").First).ToHaveTextAsync(saved);
        Assert.Equal("/?section=7&view=saved", visit.Address);
        await Assertions.Expect(page.Locator(".views [aria-current]")).ToContainTextAsync("TTHC số");

        // The overview begins with it, the way round it stays open.
        await visit.GoAsync("/");
        Assert.Equal("/?section=7", visit.Address);
        await visit.GoAsync("/?view=plain");
        Assert.Equal("/?view=plain", visit.Address);
        await visit.GoAsync("/find?q=tthc+so");
        await Assertions.Expect(page.Locator(".found a").First).ToHaveAttributeAsync("href", "/?section=7");

        await visit.GoAsync("/views");
        await Assertions.Expect(page.Locator(".todo")).ToContainTextAsync(section);
        await page.Locator("form[action$='/none/open'] button").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(opens);
        await visit.GoAsync("/");
        Assert.Equal("/", visit.Address);
        await visit.GoAsync("/views");
        await page.Locator("details.ask > summary").ClickAsync();
        await page.Locator("form[action$='/delete'] button").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(deleted);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "dark", 390)]
    [InlineData("vi", "contrast", 390)]
    public async Task Views_InEveryView_AreAccessible(string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync("/?section=3");
        await visit.Page.Locator(".views summary").ClickAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        await visit.Page.Locator("#view-name").FillAsync($"Mục 3 {theme}");
        await visit.Page.Locator(".views form [type=submit]").ClickAsync();
        await visit.Page.Locator(".views nav").WaitForAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        await visit.GoAsync("/views");
        await visit.Page.Locator("details.ask > summary").First.ClickAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Views_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await using var own = new SampleHost();
        await own.StartAsync();
        await Screens.TakeAsync(fixture, own.Host, "/views", "views-empty", new View());
        await using (var visit = await Visit.StartAsync(fixture, own.Host, new View()))
        {
            foreach (var (address, name) in new[] { ("/?section=7", "TTHC và số hoá"), ("/?status=missed", "Chưa đạt"), ("/compare?a=2023-H1&b=2024-H1", "So với năm trước") })
            {
                await visit.GoAsync(address);
                await visit.Page.Locator(".views summary").ClickAsync();
                await visit.Page.Locator("#view-name").FillAsync(name);
                await visit.Page.Locator("input[name=shared]").SetCheckedAsync(name == "Chưa đạt");
                await visit.Page.Locator(".views form [type=submit]").ClickAsync();
                await visit.Page.Locator(".views [aria-current]").Or(visit.Page.Locator(".views nav")).First.WaitForAsync();
            }
        }
        await Screens.TakeAsync(fixture, own.Host, "/views", "views");
        await Screens.TakeAsync(fixture, own.Host, "/?section=7", "overview-views", new View());
        await Screens.TakeAsync(fixture, own.Host, "/?section=7", "overview-views", new View("en", "dark", 390), page => page.Locator(".views summary").ClickAsync());
    }
}
