using System.Net.Http.Json;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>One indicator over the agencies below one, added up and side by side.</summary>
public sealed class RollUpTests(BrowserFixture fixture, FamilyFixture family) : IClassFixture<FamilyFixture>
{
    private const string Page = "/indicators/kpi.resolution-rate?agency=tinh-ha-nam&period=2024-H1";
    private const string Summed = Page + "&rollup=true";

    [Theory]
    [InlineData("vi", "Gộp các đơn vị trực thuộc", "Riêng đơn vị", "Mới có 6/7 đơn vị báo cáo", "Sở Y tế", "Chưa báo cáo (1)")]
    [InlineData("en", "Agencies below, added up", "The agency itself", "6 of 7 agencies have reported", "Sở Y tế", "Not reported (1)")]
    public async Task Switch_ToTheSum_SaysWhatItRestsOnAndLeadsToWhoIsMissing(string language, string below, string own, string partial, string missing, string head)
    {
        await using var visit = await Visit.StartAsync(fixture, family.Host, new View(language));
        await visit.GoAsync(Page);
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".face .head")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = own }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("main .lede")).ToContainTextAsync(partial);
        Assert.Contains("rollup=true", visit.Address, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#lineage")).ToContainTextAsync(head);
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = below })).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator(".sms article")).ToHaveCountAsync(6);
        await Assertions.Expect(page.Locator(".sms article").First).ToContainTextAsync(missing);
        await page.Locator("#lineage").GetByRole(AriaRole.Link, new() { Name = missing }).ClickAsync();
        await Assertions.Expect(page.Locator(".context")).ToContainTextAsync(missing);
        Assert.DoesNotContain("rollup", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Child_WithOfficesBelow_LeadsToItsOwnSum()
    {
        await using var visit = await Visit.StartAsync(fixture, family.Host, new View());
        await visit.GoAsync(Summed);
        await visit.Page.Locator(".sms article").GetByRole(AriaRole.Link, new() { Name = "Sở Nông nghiệp và Môi trường" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main .lede")).ToContainTextAsync("Đủ 2 đơn vị đã báo cáo");
        await Assertions.Expect(visit.Page.Locator(".sms article")).ToHaveCountAsync(2);
        visit.Complaints.AssertNone();
    }

    // The sign of a status is a picture too, but not one of these.
    [Fact]
    public async Task Children_SavedAsAPicture_AreTheirLinesEachWithItsName()
    {
        var cancel = TestContext.Current.CancellationToken;
        using (var client = family.Host.Client())
        using (var set = await client.PutAsJsonAsync("/api/v1/targets", new { indicator = "kpi.resolution-rate", agency = "so-tai-chinh", period = "2024-H1", value = 10, document = "QĐ 1" }, cancel))
        {
            Assert.True(set.IsSuccessStatusCode);
        }
        await using var visit = await Visit.StartAsync(fixture, family.Host, new View());
        await visit.GoAsync(Summed);
        var section = visit.Page.Locator("section.family");
        await Assertions.Expect(section.Locator("article .status svg").First).ToBeVisibleAsync();
        var drawn = section.Locator("article:has(svg[role=img])");
        var names = await drawn.GetByRole(AriaRole.Heading).AllInnerTextsAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => section.Locator("[data-save=svg]").ClickAsync());
        await using var file = File.OpenRead(await download.PathAsync());
        var svg = (await System.Xml.Linq.XDocument.LoadAsync(file, System.Xml.Linq.LoadOptions.None, cancel)).Root!;
        Assert.Equal(names, svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        var pictures = svg.Elements().Where(e => e.Name.LocalName == "svg").ToList();
        Assert.Equal(names.Count, pictures.Count);
        Assert.Single(pictures.Select(p => p.Attribute("width")!.Value).Distinct());
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Predecessor_Joined_ShowsTheBreakInTheTableAndTheChart()
    {
        await using var visit = await Visit.StartAsync(fixture, family.Host, new View());
        await visit.GoAsync("/indicators/cchc.3.3.received?agency=so-khoa-hoc");
        await visit.Page.GetByLabel("Nối đơn vị tiền thân").CheckAsync();
        await Assertions.Expect(visit.Page.Locator(".series")).ToContainTextAsync("Từ 15/12/2023: Sở Khoa học và Công nghệ thay Sở Thông tin và Truyền thông.");
        Assert.Contains("predecessors=true", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task RollUp_InEveryView_IsAccessible(string language, string theme, int width)
    {
        foreach (var path in new[] { Page, Summed, "/indicators/cchc.1.4.2?agency=tinh-ha-nam&rollup=true" })
        {
            await using var visit = await Visit.StartAsync(fixture, family.Host, new View(language, theme, width));
            await visit.GoAsync(path);
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            visit.Complaints.AssertNone();
        }
    }

    [Fact]
    public async Task RollUp_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, family.Host, Summed, "rollup");
        await Screens.TakePaperAsync(fixture, family.Host, Summed, "rollup");
        await Screens.TakeAsync(fixture, family.Host, Summed + "&predecessors=true", "rollup-joined", new View());
        await Screens.TakeAsync(fixture, family.Host, Page, "rollup-own", new View());
    }
}
