using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Which published figures have been changed since, by how much and why.</summary>
public sealed class RestatementsTests(BrowserFixture fixture, CorrectedFixture corrected) : IClassFixture<CorrectedFixture>
{
    private const string Page = "/restatements";

    [Theory]
    [InlineData("vi", "Sau ngày", "26/127 TTHC = 20,5 %", "27/127 TTHC = 21,3 %", "+0,8 điểm %", "Lý do: ")]
    [InlineData("en", "Published figures changed since", "26/127 procedures = 20.5%", "27/127 procedures = 21.3%", "+0.8 pp", "Why: ")]
    public async Task Correction_Published_IsListedWithBothSidesAndItsReason(string language, string headline, string old, string current, string change, string why)
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View(language));
        await visit.GoAsync("/completeness");
        var page = visit.Page;
        await page.Locator("section[aria-labelledby=restated] a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(headline);
        var row = page.Locator(".restated tbody tr").Filter(new() { HasText = old });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        foreach (var text in new[] { current, change, why + CorrectedFixture.Reason, "corrected.csv" }) await Assertions.Expect(row).ToContainTextAsync(text);
        await row.GetByRole(AriaRole.Link, new() { Name = old }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("26/127");
        await Assertions.Expect(page.Locator("#lineage")).ToContainTextAsync("D98");
        await Assertions.Expect(page.Locator(".vintage")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await row.GetByRole(AriaRole.Link, new() { Name = current }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("27/127");
        await page.Locator(".context a").ClickAsync();
        await Assertions.Expect(page.Locator(".restated tbody tr")).ToHaveCountAsync(1);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Filter_ChosenByKeyboard_IsInTheAddressAndCanBeTakenAway()
    {
        await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View());
        await visit.GoAsync(Page);
        var page = visit.Page;
        await page.GetByLabel("Chỉ tiêu", new() { Exact = true }).FocusAsync();
        await page.GetByLabel("Chỉ tiêu", new() { Exact = true }).SelectOptionAsync("kpi.backlog");
        await Assertions.Expect(page.Locator(".face .head")).ToHaveTextAsync("Không có số liệu nào bị sửa");
        Assert.Contains("indicator=kpi.backlog", visit.Address, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Bỏ bộ lọc" }).ClickAsync();
        await Assertions.Expect(page.Locator(".restated tbody tr").First).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải CSV" }).ClickAsync());
        Assert.Contains(CorrectedFixture.Reason, await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task Restatements_InEveryView_AreAccessible(string language, string theme, int width)
    {
        foreach (var path in new[] { Page, Page + "?indicator=kpi.backlog" })
        {
            await using var visit = await Visit.StartAsync(fixture, corrected.Host, new View(language, theme, width));
            await visit.GoAsync(path);
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, width < 720 ? 44 : 24);
            visit.Complaints.AssertNone();
        }
    }

    [Fact]
    public async Task Restatements_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, corrected.Host, Page, "restatements");
        await Screens.TakeAsync(fixture, corrected.Host, Page, "restatements", new View(Theme: "contrast"));
        await Screens.TakePaperAsync(fixture, corrected.Host, Page, "restatements");
        await Screens.TakeAsync(fixture, corrected.Host, "/completeness", "completeness-restated", new View());
    }
}
