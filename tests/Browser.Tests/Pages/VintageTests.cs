using System.Globalization;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Pages as known on another day, and the figures that have been changed since.</summary>
public sealed class VintageTests(BrowserFixture fixture, CorrectedFixture corrected) : IClassFixture<CorrectedFixture>
{
    private const string Coverage = "/indicators/kpi.online-full-coverage?period=2024-H1";

    private DashboardHost Host => corrected.Host;

    [Theory]
    [InlineData("vi", "Theo số liệu đã công bố đến", "Xem số liệu hiện nay")]
    [InlineData("en", "As known at", "See what is known now")]
    public async Task Indicator_AsKnownBeforeTheCorrection_ShowsThatAndLeadsBackToNow(string language, string banner, string now)
    {
        await using var visit = await Visit.StartAsync(fixture, Host, new View(language));
        await visit.GoAsync(Coverage + "&asOf=" + corrected.Before);
        var page = visit.Page;
        await Assertions.Expect(page.Locator("main [role=status]").First).ToContainTextAsync(banner);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("26/127");
        await Assertions.Expect(page.Locator(".series tr.sel")).ToContainTextAsync("26");
        await Assertions.Expect(page.Locator("#lineage")).ToContainTextAsync("26 + 101 = 127");
        await Assertions.Expect(page.Locator("#lineage")).Not.ToContainTextAsync("corrected.csv");
        Assert.Contains("asOf=", await page.Locator("a[href*='data.xlsx']").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.Locator(".series tbody tr a").Last.ClickAsync();
        Assert.Contains("asOf=", visit.Address, StringComparison.Ordinal);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("26/127");
        await page.GetByRole(AriaRole.Link, new() { Name = now }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("27/127");
        Assert.DoesNotContain("asOf", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Xem số liệu hiện nay")]
    [InlineData("en", "See what is known now")]
    public async Task Index_AsKnownThen_ShowsThatAndLeadsOnAsKnownThen(string language, string now)
    {
        await using var visit = await Visit.StartAsync(fixture, Host, new View(language));
        await visit.GoAsync("/indicators?search=kpi.online-full-coverage&asOf=" + corrected.Before);
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".index")).ToContainTextAsync("26/127");
        await page.Locator(".index .rowlink").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("26/127");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = now }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".index")).ToContainTextAsync("27/127");
        Assert.Contains("search=kpi.online-full-coverage", visit.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("asOf", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "không sửa được", "Xem số liệu hiện nay")]
    [InlineData("en", "cannot be edited", "See what is known now")]
    public async Task Targets_AsKnownThen_AreReadOnlyAndSayIt(string language, string said, string now)
    {
        await using var visit = await Visit.StartAsync(fixture, Host, new View(language));
        await visit.GoAsync("/targets?year=2024&edit=kpi.online-full-coverage@2024-Q3&asOf=" + corrected.Before);
        var page = visit.Page;
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(said);
        await Assertions.Expect(page.Locator(".goalgrid")).ToContainTextAsync("26/127");
        await Assertions.Expect(page.Locator("form[method=post][action^='/targets'], .goalgrid .edit, a[href*='paste=']")).ToHaveCountAsync(0);
        await page.Locator("#x").FillAsync("10");
        await page.Locator("#x").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".assumed")).ToBeVisibleAsync();
        Assert.Contains("asOf=", visit.Address, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = now }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".goalgrid .edit").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".goalgrid")).ToContainTextAsync("27/127");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Xem số liệu hiện nay")]
    [InlineData("en", "See what is known now")]
    public async Task Completeness_AsKnownThen_CountsWhatHadBeenPublishedThen(string language, string now)
    {
        await using var visit = await Visit.StartAsync(fixture, Host, new View(language));
        await visit.GoAsync("/completeness?asOf=2001-01-01");
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".vintage")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".heat-cell a")).ToHaveCountAsync(0);
        await visit.GoAsync("/completeness?asOf=" + corrected.Before);
        await Assertions.Expect(page.Locator(".heat-cell a").Filter(new() { HasText = "54/63" })).ToHaveCountAsync(1);
        Assert.Contains("asOf=", await page.Locator("a[href*='completeness.csv']").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = now }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".vintage")).ToHaveCountAsync(0);
        Assert.DoesNotContain("asOf", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Theo số liệu đã công bố đến")]
    [InlineData("en", "As known at")]
    public async Task Wall_AsKnownThen_SaysItOnEverySlide(string language, string said)
    {
        await using var visit = await Visit.StartAsync(fixture, Host, new View(language, "auto", 1920));
        await visit.GoAsync("/wall?asOf=" + corrected.Before);
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".wall.running")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".slide:visible")).ToContainTextAsync("26/127");
        for (var i = await page.Locator(".slide").CountAsync(); i > 0; i--)
        {
            await Assertions.Expect(page.Locator(".wall-then")).ToContainTextAsync(said);
            await Assertions.Expect(page.Locator(".wall-then")).ToBeInViewportAsync();
            await page.Keyboard.PressAsync("ArrowRight");
        }
        await Assertions.Expect(page.Locator("[data-live]")).ToHaveCountAsync(0);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("/indicators/kpi.online-full-coverage", ".series tr.sel")]
    [InlineData("/", ".tile >> nth=0")]
    [InlineData("/compare", ".cmp tbody tr >> nth=1")]
    [InlineData("/indicators", ".index tbody tr >> nth=0")]
    [InlineData("/targets", ".goalgrid tbody tr >> nth=0")]
    [InlineData("/completeness", ".heat-cell >> nth=0")]
    public async Task Day_TypedByKeyboard_IsInTheAddressAndTheFilter(string path, string something)
    {
        await using var visit = await Visit.StartAsync(fixture, Host, new View());
        await visit.GoAsync(path);
        var page = visit.Page;
        await Assertions.Expect(page.Locator(something)).ToBeVisibleAsync();
        var today = TimeProvider.System.GetUtcNow().AddHours(7);
        await page.Locator(".when > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Theo số liệu đã công bố đến ngày").FocusAsync();
        await page.Keyboard.TypeAsync(today.ToString("MMddyyyy", CultureInfo.InvariantCulture));
        await page.WaitForURLAsync(url => url.Contains(today.ToString("'asOf='yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".vintage")).ToContainTextAsync("Theo số liệu đã công bố đến hết ngày");
        await Assertions.Expect(page.Locator("[data-live]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(something)).ToBeVisibleAsync();
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task Pages_AsKnownThen_AreAccessible(string language, string theme, int width)
    {
        string[] addresses = [Coverage + "&asOf=" + corrected.Before, "/?asOf=" + corrected.Before, "/compare?asOf=" + corrected.Before, "/?asOf=2001-01-01", "/indicators/kpi.backlog?asOf=2001-01-01",
            "/indicators?asOf=" + corrected.Before, "/targets?asOf=" + corrected.Before, "/completeness?asOf=" + corrected.Before, "/completeness?asOf=2001-01-01", "/targets?asOf=2001-01-01", "/wall?asOf=" + corrected.Before];
        foreach (var path in addresses)
        {
            await using var visit = await Visit.StartAsync(fixture, Host, new View(language, theme, width));
            await visit.GoAsync(path);
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            visit.Complaints.AssertNone();
        }
    }

    [Fact]
    public async Task Pages_AsKnownThen_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, Host, Coverage + "&asOf=" + corrected.Before, "indicator-then");
        await Screens.TakePaperAsync(fixture, Host, Coverage + "&asOf=" + corrected.Before, "indicator-then");
        foreach (var view in new[] { new View(), new View("en", "dark", 390) })
        {
            await Screens.TakeAsync(fixture, Host, "/?asOf=" + corrected.Before, "overview-then", view);
            await Screens.TakeAsync(fixture, Host, "/compare?asOf=" + corrected.Before, "compare-then", view);
            await Screens.TakeAsync(fixture, Host, "/?asOf=2001-01-01", "overview-nothing-then", view);
            await Screens.TakeAsync(fixture, Host, "/indicators?asOf=" + corrected.Before, "index-then", view);
            await Screens.TakeAsync(fixture, Host, "/targets?asOf=" + corrected.Before, "targets-then", view);
            await Screens.TakeAsync(fixture, Host, "/completeness?asOf=" + corrected.Before, "completeness-then", view);
            await Screens.TakeAsync(fixture, Host, "/completeness?asOf=2001-01-01", "completeness-nothing-then", view);
            await Screens.TakeAsync(fixture, Host, "/wall?asOf=" + corrected.Before, "wall-then", view with { Theme = "auto" });
        }
    }
}
