using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Several agencies: whoever follows a link or the menu goes on with the agency they were looking at.</summary>
public sealed class AgencyTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Tile_AndMenu_LeadOnWithTheReadersOwnAgency_ThenWithTheOneTheyChose()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.AddAgencyAsync("chi-cuc", "Chi cục Kiểm lâm");
        await host.AddAgencyAsync("so-noi-vu", "Sở Nội vụ");
        await host.AddAgencyAsync("so-y-te", "Sở Y tế");
        foreach (var agency in new[] { "chi-cuc", "so-noi-vu", "so-y-te" })
        {
            foreach (var period in new[] { "2023-H1", "2024-H1" }) await host.PublishForAsync(agency, period, ("cchc.3.3.received", 100), ("cchc.3.3.resolved", 90));
        }
        await host.AddPersonOfAsync("so-y-te", "y-te@example.org", "Người Y tế", Roles.Viewer);
        await using var visit = await Visit.StartAsync(fixture, host, new View(), signedIn: false);
        await visit.SignInAsync("y-te@example.org");
        await visit.GoAsync("/");
        await FollowAsync(visit, "so-y-te", "Sở Y tế");

        await visit.GoAsync("/");
        await visit.Page.GetByLabel("Cơ quan, đơn vị").SelectOptionAsync("so-noi-vu");
        await visit.Page.WaitForURLAsync(url => url.Contains("agency=so-noi-vu", StringComparison.Ordinal));
        await FollowAsync(visit, "so-noi-vu", "Sở Nội vụ");
        visit.Complaints.AssertNone();
    }

    private static async Task FollowAsync(Visit visit, string key, string agency)
    {
        var page = visit.Page;
        await Assertions.Expect(Chosen(page)).ToHaveTextAsync(agency);
        // The address says so before the page does.
        await page.Locator($"main table a[href*='agency={key}']").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/indicators/", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".context")).ToContainTextAsync(agency);
        foreach (var (entry, path) in new[] { ("So sánh kỳ", "/compare"), ("Mục tiêu", "/targets"), ("Tổng quan", "/") })
        {
            await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).First.ClickAsync();
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path);
            await Assertions.Expect(Chosen(page)).ToHaveTextAsync(agency);
        }
    }

    private static ILocator Chosen(IPage page) => page.Locator("#agency option:checked");
}
