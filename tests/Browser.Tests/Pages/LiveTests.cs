using Kpi.Data.Submissions;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Pages that are open while somebody publishes: they follow, and take nothing away from whoever is at work on them.</summary>
public sealed class LiveTests(BrowserFixture fixture)
{
    private const string Indicator = "/indicators/cchc.7.1.1?period=2024-H1";
    private const float Patience = 20_000;

    [Fact]
    public async Task CommentBeingTyped_IsKept_WhileANoticeWaitsToBeAsked_AndByTheReloadToo()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync(Indicator);
        var page = visit.Page;
        var comment = await TypeAsync(page, "Đang viết dở");
        await CorrectAsync(host);
        await Assertions.Expect(Reload(page)).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Có số liệu mới" })).ToBeVisibleAsync();
        await Assertions.Expect(comment).ToHaveValueAsync("Đang viết dở");
        await Assertions.Expect(comment).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(": 26");
        await PageChecks.NoAxeViolationsAsync(page);

        await Reload(page).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(": 27");
        await Assertions.Expect(comment).ToBeVisibleAsync();
        await Assertions.Expect(comment).ToHaveValueAsync("Đang viết dở");
        await Assertions.Expect(Reload(page)).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task CommentTakenBack_LetsThePageFollow()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync(Indicator);
        var comment = await TypeAsync(visit.Page, "Nhầm");
        await CorrectAsync(host);
        await Assertions.Expect(Reload(visit.Page)).ToBeVisibleAsync(new() { Timeout = Patience });
        await comment.FillAsync("");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(": 27");
        await Assertions.Expect(comment).ToBeVisibleAsync();
        await Assertions.Expect(Reload(visit.Page)).ToBeHiddenAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task FoldedPart_ThatSomebodyOpened_StaysOpen_AndAFilterThatWasChosenIsNothingTyped()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/");
        var page = visit.Page;
        await page.GetByLabel("Mục", new() { Exact = true }).SelectOptionAsync("7");
        await Assertions.Expect(page.Locator(".secs tbody tr")).ToHaveCountAsync(1);
        await page.GetByText("Lưu cách xem này").ClickAsync();
        await Assertions.Expect(page.Locator("#view-name")).ToBeVisibleAsync();
        await CorrectAsync(host);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("21,3", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("#view-name")).ToBeVisibleAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task OpenDialog_StaysAsItIs_AndThePageFollowsWhenItIsClosed()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/");
        var page = visit.Page;
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("toan trinh");
        await CorrectAsync(host);
        await page.WaitForTimeoutAsync(3_000);
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("20,5");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("21,3", new() { Timeout = Patience });
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Targets_OpenForAPlanner_Follow()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/targets");
        await visit.Page.RunAndWaitForResponseAsync(() => CorrectAsync(host), response => response.Url.EndsWith("/targets", StringComparison.Ordinal), new() { Timeout = Patience });
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Submission_OnWhichSomebodyDecides_SaysThatThereIsNews_AndChangesOnlyWhenAsked()
    {
        await using var host = await PublishedAsync();
        var id = await SubmitForms.PostAsync(host, SubmitForms.Csv("other.csv"), publish: false);
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync($"/submit/{id}");
        var asked = 0;
        visit.Page.Request += (_, request) => asked += request.Url.EndsWith(id, StringComparison.Ordinal) ? 1 : 0;
        await CorrectAsync(host);
        await Assertions.Expect(Reload(visit.Page)).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.Equal(0, asked);
        await Reload(visit.Page).ClickAsync();
        await Assertions.Expect(Reload(visit.Page)).ToBeHiddenAsync();
        Assert.Equal(1, asked);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Feed_ThatIsRefused_IsAskedForAgain()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        var refused = 0;
        await visit.Page.RouteAsync("**/live", route => refused++ == 0 ? route.FulfillAsync(new() { Status = 503, Body = "later" }) : route.ContinueAsync());
        await visit.GoAsync("/");
        await CorrectAsync(host);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("21,3", new() { Timeout = Patience });
        Assert.True(refused > 1);
    }

    [Fact]
    public async Task Page_NobodyLooksAt_AsksForNothing_AndCatchesUpAfterwards()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/");
        var page = visit.Page;
        await page.EvaluateAsync("""
            () => {
              Object.defineProperty(document, 'hidden', { configurable: true, get: () => window.gone === true });
              window.look = gone => { window.gone = gone; document.dispatchEvent(new Event('visibilitychange')); };
              window.look(true);
            }
            """);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await CorrectAsync(host);
        await page.WaitForTimeoutAsync(3_000);
        Assert.Empty(asked);
        await page.EvaluateAsync("window.look(false)");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("21,3", new() { Timeout = Patience });

        // Nothing was missed: nothing is rendered.
        asked.Clear();
        await page.EvaluateAsync("window.look(true)");
        await page.EvaluateAsync("window.look(false)");
        await page.WaitForTimeoutAsync(2_000);
        Assert.All(asked, url => Assert.EndsWith("/live", url, StringComparison.Ordinal));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Theme_ChangedWhileSomethingIsTyped_TakesNothingAway()
    {
        await using var host = await PublishedAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(Theme: "auto"));
        await visit.GoAsync(Indicator);
        var comment = await TypeAsync(visit.Page, "Đang viết dở");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Giao diện" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Assertions.Expect(comment).ToBeVisibleAsync();
        await Assertions.Expect(comment).ToHaveValueAsync("Đang viết dở");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Notice_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await PublishedAsync();
        var news = 1_000L;
        await Screens.TakeAsync(fixture, host, Indicator, "live", async page =>
        {
            await TypeAsync(page, "Đang viết dở");
            host.Services.GetRequiredService<ChangeFeed>().Announce(new Publication(++news, Guid.Empty, 1, 1, DateTime.UnixEpoch));
            await page.Locator(".news").GetByRole(AriaRole.Button).WaitForAsync();
        });
    }

    private static ILocator Reload(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Tải lại" });

    private static async Task<ILocator> TypeAsync(IPage page, string text)
    {
        var section = page.Locator("section:has(#discussion)");
        await section.Locator("details:has(#comment-text) > summary").ClickAsync();
        var comment = section.Locator("#comment-text");
        await comment.FillAsync(text);
        return comment;
    }

    private static async Task<DashboardHost> PublishedAsync()
    {
        var host = await DashboardHost.StartAsync();
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        return host;
    }

    // 26 wholly online procedures become 27.
    private static Task<string> CorrectAsync(DashboardHost host) => SubmitForms.PostAsync(host, SubmitForms.Csv("corrected.csv", corrected: true), publish: true, "Đính chính");
}
