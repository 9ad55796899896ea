using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>An approver's way: the queue, old beside new, returned, published, taken back, published again.</summary>
public sealed class ReviewTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("vi", "1 báo cáo chờ duyệt; nếu công bố sẽ thay số đã công bố.", "thay 2 số", "Đã hoàn tác công bố", "Không có báo cáo nào chờ duyệt.")]
    [InlineData("en", "1 report waits for a decision; it would replace published figures.", "figures replaced: 2", "The publication has been undone", "No report waits for a decision.")]
    public async Task Correction_Returned_HandedInAgain_Published_Undone_PublishedAgain_ByKeyboard(string language, string headline, string effect, string undone, string none)
    {
        await using var host = await DashboardHost.StartAsync();
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await using var visit = await Visit.StartAsync(fixture, host, new View(language));
        var page = visit.Page;
        await visit.UploadAsync(SubmitForms.Csv("corrected.csv", corrected: true));
        var submission = page.Url.Split('?')[0];
        await PressAsync(page, "[formaction$='/submit']");
        await page.WaitForURLAsync(url => url.Contains("notice=submitted", StringComparison.Ordinal));

        await visit.GoAsync("/review");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(headline);
        await Assertions.Expect(page.Locator(".subs").First).ToContainTextAsync(effect);
        await PressAsync(page, "a.primary");
        await page.Locator("#comment").FillAsync("Dòng 7.1.1 chưa đúng");
        await PressAsync(page, "[formaction$='/return']");
        await page.WaitForURLAsync(url => url.Contains("notice=returned", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Dòng 7.1.1 chưa đúng");
        await visit.GoAsync("/review");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(none);

        await page.GotoAsync(submission);
        await PressAsync(page, "[formaction$='/submit']");
        await page.WaitForURLAsync(url => url.Contains("notice=submitted", StringComparison.Ordinal));
        await PublishAsync(page);
        await visit.GoAsync("/?period=2024-H1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("27/127");

        // Back to what it was, and then on again.
        await visit.GoAsync("/review");
        await PressAsync(page, ".subs tbody a >> nth=0");
        await PressAsync(page, "details.ask:has(#reason) > summary");
        await page.Locator("#reason").FillAsync("Công bố nhầm tệp");
        await PressAsync(page, "form:has(#reason) [type=submit]");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync(undone);
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("Công bố nhầm tệp");
        await visit.GoAsync("/?period=2024-H1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("26/127");
        await page.GotoAsync(submission);
        await PublishAsync(page);
        await visit.GoAsync("/?period=2024-H1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("27/127");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task Review_InEveryView_IsAccessible(string language, string theme, int width)
    {
        await using var host = await WaitingAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(language, theme, width));
        await visit.GoAsync("/review");
        await Assertions.Expect(visit.Page.Locator(".subs")).ToHaveCountAsync(2);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);

        // A published submission can be taken back where it is read.
        await visit.Page.Locator(".subs").Nth(1).Locator("tbody a").First.ClickAsync();
        await visit.Page.Locator("details.ask:has(#reason) > summary").ClickAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Review_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await WaitingAsync();
        await Screens.TakeAsync(fixture, host, "/review", "review");
    }

    private static async Task<DashboardHost> WaitingAsync()
    {
        var host = await DashboardHost.StartAsync();
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        var id = await SubmitForms.PostAsync(host, SubmitForms.Csv("corrected.csv", corrected: true), publish: false);
        using var client = host.Client();
        using var empty = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri($"/api/v1/submissions/{id}/submit", UriKind.Relative), empty);
        response.EnsureSuccessStatusCode();
        return host;
    }

    private static async Task PublishAsync(IPage page)
    {
        await PressAsync(page, ".submitbar a.primary");
        await page.Locator(".confirm #comment").FillAsync("Sửa theo biên bản");
        await PressAsync(page, ".confirm .primary");
        await page.WaitForURLAsync(url => url.Contains("notice=published", StringComparison.Ordinal));
    }

    private static async Task PressAsync(IPage page, string selector)
    {
        await page.Locator(selector).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
