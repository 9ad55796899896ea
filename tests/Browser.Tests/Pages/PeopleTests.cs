using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Who may sign in: added, changed, locked, reset; and the tokens of other programs.</summary>
public sealed class PeopleTests(BrowserFixture fixture, DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("vi", "Đã thêm Nguyễn Lan.", "Chào Nguyễn Lan, hãy đặt mật khẩu của bạn", "Liên kết này không còn dùng được", "Đã lưu. Người này phải đăng nhập lại.", "Đã khoá.", "Tài khoản đã bị người quản trị khoá.")]
    [InlineData("en", "Nguyễn Lan was added.", "Welcome, Nguyễn Lan: set your password", "This link is no longer valid", "Saved. The person has to sign in again.", "Locked.", "An administrator has locked this account.")]
    public async Task Person_IsAdded_SetsAPassword_IsChangedAndLocked_WithoutScript(string language, string added, string welcome, string gone, string changed, string locked, string refused)
    {
        await using var host = await DashboardHost.StartAsync();
        await using var admin = await Visit.StartAsync(fixture, host, new View(language), script: false);
        await admin.GoAsync("/admin");
        await admin.Page.Locator("main a[href='/admin/people']").ClickAsync();
        await admin.Page.Locator("#name").FillAsync("lan@example.org");
        await admin.Page.Locator("#display-name").FillAsync("Nguyễn Lan");
        await admin.Page.Locator("input[value=contributor]").CheckAsync();
        await admin.Page.Locator("#agency").SelectOptionAsync("sct-ha-nam");
        await admin.Page.Locator("section:has(#add) button[type=submit]").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("main [role=status]")).ToHaveTextAsync(added);
        var link = await admin.Page.Locator("#secret").InputValueAsync();

        // Looking at the link uses nothing up.
        await using var person = await Visit.StartAsync(fixture, host, new View(language), signedIn: false, script: false);
        await person.GoAsync(new Uri(link).PathAndQuery);
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync(welcome);
        await person.GoAsync(new Uri(link).PathAndQuery);
        await person.Page.Locator("#password").FillAsync("aaaaaaaaaaaa");
        await person.Page.Locator("main [type=submit]").ClickAsync();
        await Assertions.Expect(person.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await person.Page.Locator("#password").FillAsync("mùa thu lá bay");
        await person.Page.Locator("main [type=submit]").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".me .name")).ToHaveTextAsync("Nguyễn Lan");
        await person.GoAsync(new Uri(link).PathAndQuery);
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync(gone);

        await admin.GoAsync("/admin/people");
        await admin.Page.Locator("tr:has-text('lan@example.org') th a").ClickAsync();
        await admin.Page.Locator("input[value=planner]").CheckAsync();
        await admin.Page.Locator("#change-reason").FillAsync("Thêm việc");
        await admin.Page.Locator("section:has(#change) button[type=submit]").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("main [role=status]")).ToHaveTextAsync(changed);
        await Assertions.Expect(admin.Page.Locator("input[value=planner]")).ToBeCheckedAsync();
        await person.GoAsync("/");
        Assert.StartsWith("/sign-in", person.Address, StringComparison.Ordinal);

        await admin.Page.Locator("details.ask:has(#lock-reason) > summary").ClickAsync();
        await admin.Page.Locator("#lock-reason").FillAsync("Nghỉ việc");
        await admin.Page.Locator("details.ask .danger").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("main [role=status]")).ToHaveTextAsync(locked);
        await Assertions.Expect(admin.Page.Locator("section:has(#history)")).ToContainTextAsync("Nghỉ việc");
        await person.Page.Locator("#name").FillAsync("lan@example.org");
        await person.Page.Locator("#password").FillAsync("mùa thu lá bay");
        await person.Page.Locator("main [type=submit]").ClickAsync();
        await Assertions.Expect(person.Page.Locator("main [role=alert]")).ToHaveTextAsync(refused);
        admin.Complaints.AssertNone();
    }

    [Fact]
    public async Task LastAdministrator_CannotDemoteThemselves_AndLearnsWhy()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/admin/people");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#change-reason")).ToBeVisibleAsync();
        await visit.Page.Locator("input[value=administrator]").UncheckAsync();
        await visit.Page.Locator("input[value=viewer]").CheckAsync();
        await visit.Page.Locator("#change-reason").FillAsync("Thử");
        await visit.Page.Locator("section:has(#change) button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToContainTextAsync("Đây là người quản trị duy nhất còn đăng nhập được.");
        await Assertions.Expect(visit.Page.Locator("#change-reason")).ToHaveValueAsync("Thử");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.GoAsync("/admin/people");
        await Assertions.Expect(visit.Page.Locator("tbody")).ToContainTextAsync("Quản trị");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Token_IsShownOnce_LetsInAndIsRevoked()
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(), script: false);
        await visit.GoAsync("/admin/tokens");
        await visit.Page.Locator("#name").FillAsync("Cổng báo cáo");
        await visit.Page.Locator("section:has(#add) button[type=submit]").ClickAsync();
        var token = await visit.Page.Locator("#secret").InputValueAsync();
        using (var client = dashboard.Host.Client(token))
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/forms", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
            await visit.GoAsync("/admin/tokens");
            await Assertions.Expect(visit.Page.Locator("#secret")).ToHaveCountAsync(0);
            var row = visit.Page.Locator("tr:has-text('Cổng báo cáo')");
            await row.Locator("summary").ClickAsync();
            await row.Locator(".danger").ClickAsync();
            await Assertions.Expect(visit.Page.Locator("main [role=status]")).ToHaveTextAsync("Đã thu hồi mã.");
            await Assertions.Expect(visit.Page.Locator("section:has(#past)")).ToContainTextAsync("Cổng báo cáo");
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/v1/forms", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task Pages_OfOthers_AreNotOpen()
    {
        await dashboard.Host.AddPersonAsync("xem@example.org", "Người Xem", Roles.Approver, Roles.Planner);
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(), signedIn: false);
        await visit.SignInAsync("xem@example.org");
        foreach (var path in new[] { "/admin/people", "/admin/people/x", "/admin/tokens", "/admin/forms", "/admin/lines" }) Assert.Equal(403, (await visit.GoAsync(path)).Status);
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task People_InEveryView_AreAccessible(string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, dashboard.Host, new View(language, theme, width));
        foreach (var path in new[] { "/admin/people", "/admin/tokens", "/admin/forms", "/admin/forms?form=cchc-bm3", "/admin/lines" })
        {
            await visit.GoAsync(path);
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        }
        await visit.GoAsync("/admin/people");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        await visit.Page.Locator("#change-reason").WaitForAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task People_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await DashboardHost.StartAsync();
        await host.RenameAdministratorAsync("Trần Minh");
        await host.AddPersonOfAsync("sct-ha-nam", "lan@example.org", "Nguyễn Lan", Roles.Viewer, Roles.Contributor);
        await host.AddPersonAsync("duyet", "Lê Thị Duyệt", Roles.Approver, Roles.Planner);
        await Screens.TakeAsync(fixture, host, "/admin/people", "people");
        await Screens.TakePaperAsync(fixture, host, "/admin/people", "people");
        await Screens.TakeAsync(fixture, host, "/admin/people", "people-added", new View(), async page =>
        {
            await page.Locator("#name").FillAsync("moi@example.org");
            await page.Locator("#display-name").FillAsync("Phạm Mới");
            await page.Locator("section:has(#add) button[type=submit]").ClickAsync();
            await page.Locator("#secret").WaitForAsync();
        });
        Func<IPage, Task> open = async page =>
        {
            await page.Locator("tr:has-text('Nguyễn Lan') th a").ClickAsync();
            await page.Locator("details.ask:has(#lock-reason) > summary").ClickAsync();
        };
        await Screens.TakeAsync(fixture, host, "/admin/people", "person", new View(), open);
        await Screens.TakeAsync(fixture, host, "/admin/people", "person", new View("en", "dark", 390), open);
        await Screens.TakeAsync(fixture, host, "/admin/tokens", "tokens");
        await Screens.TakeAsync(fixture, host, "/admin/forms", "duties");
        await Screens.TakeAsync(fixture, host, "/admin/forms?form=cchc-bm3", "duties-none", new View());
        await Screens.TakeAsync(fixture, host, "/admin/lines", "lines-empty", new View());
    }
}
