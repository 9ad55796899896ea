using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

public sealed class SignInTests(BrowserFixture fixture, DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task PageAskedForBySomebodyUnknown_IsShownAfterSigningIn()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(), signedIn: false);
        await visit.GoAsync("/account");
        Assert.StartsWith("/sign-in?return=", visit.Address, StringComparison.Ordinal);
        await SignInAsync(visit.Page, DashboardHost.AdminEmail, DashboardHost.AdminPassword);
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(dashboard.Host.Address, "/account").ToString());
        await Assertions.Expect(visit.Page.Locator("header .me")).ToContainTextAsync(DashboardHost.AdminEmail);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task WrongPassword_SaysSoWithoutSayingWhichOfTheTwo()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(), signedIn: false);
        await visit.GoAsync("/sign-in");
        await SignInAsync(visit.Page, "nobody@example.org", "wrong password");
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToHaveTextAsync("Không đăng nhập được: tên hoặc mật khẩu không đúng.");
        await SignInAsync(visit.Page, DashboardHost.AdminEmail, "wrong password");
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToHaveTextAsync("Không đăng nhập được: tên hoặc mật khẩu không đúng.");
    }

    [Fact]
    public async Task FiveWrongPasswords_LockTheAccountAlsoForTheRightOne()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(), signedIn: false);
        await visit.GoAsync("/sign-in");
        for (var i = 0; i < 5; i++) await SignInAsync(visit.Page, DashboardHost.AdminEmail, $"wrong password {i}");
        await SignInAsync(visit.Page, DashboardHost.AdminEmail, DashboardHost.AdminPassword);
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToContainTextAsync("tạm khoá 15 phút");
    }

    [Fact]
    public async Task OneTimeLink_UsedTwice_WorksOnce()
    {
        var code = await dashboard.Host.Services.GetRequiredService<OneTimeLinkStore>().CreateAsync(CancellationToken.None);
        await using (var first = await Visit.StartAsync(fixture, dashboard.Host, new View(), signedIn: false))
        {
            await first.GoAsync($"/sign-in?code={code}");
            Assert.Equal("/", first.Address);
        }
        await using var second = await Visit.StartAsync(fixture, dashboard.Host, new View(), signedIn: false);
        await second.GoAsync($"/sign-in?code={code}");
        await Assertions.Expect(second.Page.Locator("main [role=alert]")).ToContainTextAsync("đã được dùng hoặc đã hết hạn");
    }

    [Fact]
    public async Task Account_NewNameAndPassword_AreGoodTheNextTime()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/account");
        await visit.Page.GetByLabel("Tên hiển thị").FillAsync("Trần Văn Minh");
        await visit.Page.GetByLabel("Mật khẩu hiện tại").FillAsync(DashboardHost.AdminPassword);
        await visit.Page.GetByLabel("Mật khẩu mới, để trống nếu không đổi").FillAsync("một mật khẩu khác");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã lưu tài khoản.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Đăng nhập");
        await SignInAsync(visit.Page, DashboardHost.AdminEmail, "một mật khẩu khác");
        await Assertions.Expect(visit.Page.Locator("header .me")).ToContainTextAsync("Trần Văn Minh");
        await visit.GoAsync("/admin/people");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        var history = visit.Page.Locator("section:has(#history)");
        await Assertions.Expect(history).ToContainTextAsync($"{DashboardHost.AdminEmail} → Trần Văn Minh");
        await Assertions.Expect(history).ToContainTextAsync("Tự đổi mật khẩu");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "dark", 390)]
    public async Task SignInAndAccount_InEveryView_AreAccessible(string language, string theme, int width)
    {
        await using var nobody = await Visit.StartAsync(fixture, dashboard.Host, new View(language, theme, width), signedIn: false);
        foreach (var path in new[] { "/sign-in", "/sign-in/password?code=used" })
        {
            await nobody.GoAsync(path);
            await PageChecks.NoAxeViolationsAsync(nobody.Page);
            await PageChecks.NoSidewaysScrollAsync(nobody.Page);
        }
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(language, theme, width));
        await visit.GoAsync("/account");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
    }

    [Fact]
    public async Task SignInAndAccount_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, dashboard.Host, "/account", "account");
    }

    private static async Task SignInAsync(IPage page, string name, string password)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
