using Kpi.Data.Identity;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Views that somebody shares, in a store of their own: everybody sees them.</summary>
public sealed class SharedViewsTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task SharedView_IsEverybodys_OnEachPage_AndItsOwnersToChange()
    {
        await samples.Host.AddPersonAsync("ke-hoach@example.org", "Người Kế Hoạch", Roles.Planner);
        await samples.Host.AddPersonAsync("nop@example.org", "Người Nộp", Roles.Contributor);
        await using var planner = await Visit.StartAsync(fixture, samples.Host, new View(), signedIn: false);
        await planner.SignInAsync("ke-hoach@example.org");
        foreach (var (address, name) in new[] { ("/compare?a=2023-H1&b=2024-H1&rows=lines", "Hai năm"), ("/targets?year=2024&rows=all", "Mọi mục tiêu"), ("/completeness?form=cchc-bm3&year=2024", "Biểu 3") })
        {
            await planner.GoAsync(address);
            await planner.Page.Locator(".views summary").PressAsync("Enter");
            await planner.Page.Locator("#view-name").FillAsync(name);
            await planner.Page.Locator("input[name=time]").CheckAsync();
            await planner.Page.Locator("input[name=shared]").CheckAsync();
            await planner.Page.Locator("#view-name").PressAsync("Enter");
            await Assertions.Expect(planner.Page.Locator(".views [aria-current]")).ToContainTextAsync(name);
        }
        await using var clerk = await Visit.StartAsync(fixture, samples.Host, new View(), signedIn: false);
        await clerk.SignInAsync("nop@example.org");
        await clerk.GoAsync("/completeness");
        await clerk.Page.Locator(".views a:has-text('Biểu 3')").ClickAsync();
        await clerk.Page.WaitForURLAsync(url => url.EndsWith("/completeness?year=2024&form=cchc-bm3", StringComparison.Ordinal));
        await clerk.GoAsync("/views");
        await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("Dùng chung, của Người Kế Hoạch");
        await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("so với 6 tháng 2023, 6 tháng 2024, mọi dòng");
        await Assertions.Expect(clerk.Page.Locator("details.ask")).ToHaveCountAsync(0);
        await clerk.Page.Keyboard.PressAsync("Control+k");
        await clerk.Page.Locator("#find [role=combobox]").FillAsync("hai nam");
        await Assertions.Expect(clerk.Page.Locator("#find [role=option]").First).ToContainTextAsync("Hai năm");
        clerk.Complaints.AssertNone();
        planner.Complaints.AssertNone();
    }
}
