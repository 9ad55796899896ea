using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>An administrator's rules: seen, tried on what is published, added, changed, retired.</summary>
public sealed class AdminRulesTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi", "Đúng ở 10 trên 10 báo cáo; 9 báo cáo là số liệu minh hoạ.", "Đã thêm quy tắc.", "sai ở quý I/2022: 35 so với 2", "Đã lưu phiên bản mới của quy tắc.", "Đã ngừng áp dụng quy tắc.")]
    [InlineData("en", "Holds in 10 of 10 reports; made-up reports among them: 9.", "The rule was added.", "broken in Q1 2022: 35 against 2", "A new version of the rule was saved.", "The rule was retired.")]
    public async Task Suggestion_BecomesARule_IsChangedAndRetired_WithoutScript(string language, string held, string added, string broken, string changed, string retired)
    {
        await using var host = new SampleHost();
        await host.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host.Host, new View(language), script: false);
        var page = visit.Page;
        await visit.GoAsync("/admin");
        await page.Locator("main a[href='/admin/rules']").ClickAsync();
        await page.Locator("section:has(#suggested) a[href*='line=cchc.1.3.1&']").ClickAsync();
        await Assertions.Expect(page.Locator("#left")).ToHaveValueAsync("cchc.1.3.2 + cchc.1.3.3");
        await Assertions.Expect(page.Locator("section:has(#trial)")).ToContainTextAsync(held);
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(added);
        await Assertions.Expect(page.Locator("section:has(#rules)")).ToContainTextAsync("1.3.2 + 1.3.3 = 1.3.1");

        // A trial says what would break, and saves nothing.
        await page.Locator("section:has(#rules) a[href='/admin/rules/rule.cchc.1.3.1-1']").ClickAsync();
        await page.Locator("#left").FillAsync("cchc.1.1.1");
        await page.Locator("button[value=try]").ClickAsync();
        await Assertions.Expect(page.Locator("section:has(#trial)")).ToContainTextAsync(broken);
        await Assertions.Expect(page.Locator(".rev li")).ToHaveCountAsync(1);
        await page.Locator("#left").FillAsync("cchc.1.3.2");
        await page.Locator("#operator").SelectOptionAsync("<=");
        await page.Locator("#missing").SelectOptionAsync("zero");
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(changed);

        await page.Locator("section:has(#rules) a[href='/admin/rules/rule.cchc.1.3.1-1']").ClickAsync();
        await Assertions.Expect(page.Locator(".rev li")).ToHaveCountAsync(2);
        await page.Locator("details.ask > summary").ClickAsync();
        await page.Locator("details.ask .danger").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync(retired);
        await Assertions.Expect(page.Locator("section:has(#retired)")).ToContainTextAsync("1.3.2 ≤ 1.3.1");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Cột 14: không có chỉ tiêu “cchc.9.9”.", "Biểu thức dừng giữa chừng ở cột 4")]
    [InlineData("en", "Column 14: there is no indicator “cchc.9.9”.", "The expression ends too soon, at column 4")]
    public async Task WhatIsWrong_IsSaidAtTheField_AndWhatWasTypedStays(string language, string unknown, string ended)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        var page = visit.Page;
        await visit.GoAsync("/admin/rules/new");
        await page.Locator("#line").SelectOptionAsync("cchc.7.1");
        await page.Locator("#left").FillAsync("cchc.7.1.1 + cchc.9.9");
        await page.Locator("#right").FillAsync("1 +");
        await page.Locator("#message-vi").FillAsync("Không khớp");
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("#left-fault")).ToContainTextAsync(unknown);
        await Assertions.Expect(page.Locator("#right-fault")).ToContainTextAsync(ended);
        await Assertions.Expect(page.Locator("#left")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#left")).ToHaveValueAsync("cchc.7.1.1 + cchc.9.9");
        await Assertions.Expect(page.Locator("#line")).ToHaveValueAsync("cchc.7.1");
        await Assertions.Expect(page.Locator("#message-vi")).ToHaveValueAsync("Không khớp");
        await PageChecks.NoAxeViolationsAsync(page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Administration_OfOthers_IsNeitherInTheMenuNorOpen()
    {
        await samples.Host.AddPersonAsync("duyet@example.org", "Người Duyệt", Roles.Approver);
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), signedIn: false);
        await visit.SignInAsync("duyet@example.org");
        await Assertions.Expect(visit.Page.Locator("nav a[href='/jobs']").First).ToBeAttachedAsync();
        await Assertions.Expect(visit.Page.Locator("nav a[href='/admin']")).ToHaveCountAsync(0);
        foreach (var path in new[] { "/admin", "/admin/rules", "/admin/rules/new", "/admin/rules/rule.plan-done" }) Assert.Equal(403, (await visit.GoAsync(path)).Status);
        await using var administrator = await Visit.StartAsync(fixture, samples.Host, new View());
        await administrator.GoAsync("/");
        await Assertions.Expect(administrator.Page.Locator("nav.side a[href='/admin']")).ToBeVisibleAsync();
        Assert.Equal(404, (await administrator.GoAsync("/admin/rules/rule.none")).Status);
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task Rules_InEveryView_AreAccessible(string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        foreach (var path in new[] { "/admin", "/admin/rules", "/admin/rules/rule.online-total" })
        {
            await visit.GoAsync(path);
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        }
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Pages_InEveryView_ForPeopleToLookAt()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, samples.Host, "/admin", "admin", new View());
        await Screens.TakeAsync(fixture, samples.Host, "/admin/rules", "rules");
        await Screens.TakeAsync(fixture, samples.Host, "/admin/rules/rule.online-total", "rule", page => page.Locator("section:has(#trial) summary").ClickAsync());
        await Screens.TakeAsync(fixture, samples.Host, "/admin/rules/new", "rule-faults", new View(), async page =>
        {
            await page.Locator("#line").SelectOptionAsync("cchc.7.1");
            await page.Locator("#left").FillAsync("cchc.7.1.1 + cchc.9.9");
            await page.Locator("#right").FillAsync("1 +");
            await page.Locator("#message-vi").FillAsync("Không khớp");
            await page.Locator("button[value=save]").ClickAsync();
            await page.Locator("#right-fault").WaitForAsync();
        });
    }
}
