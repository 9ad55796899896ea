using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>How do the agencies stand to each other, in the periods that are compared?</summary>
public sealed class CompareAgenciesTests(BrowserFixture fixture, FamilyFixture family) : IClassFixture<FamilyFixture>
{
    private const string Two = "/compare?agency=so-noi-vu&a=2023-H1&b=2024-H1";
    private const string Each = Two + "&each=kpi.resolution-rate";

    [Fact]
    public async Task Agencies_FromARow_StandSideBySide_TheMissingInWords()
    {
        await using var visit = await Visit.StartAsync(fixture, family.Host, new View());
        await visit.GoAsync(Two);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Các đơn vị: Tỷ lệ hồ sơ đã giải quyết" }).ClickAsync();
        var section = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Các đơn vị: Tỷ lệ hồ sơ đã giải quyết" });
        await Assertions.Expect(section.GetByRole(AriaRole.Article).First).ToContainTextAsync("Sở Nội vụ");
        await Assertions.Expect(section.GetByRole(AriaRole.Article).Filter(new() { HasText = "Sở Y tế" })).ToContainTextAsync("6 tháng 2024 chưa có số liệu, không coi là 0.");
        await Assertions.Expect(section.GetByRole(AriaRole.Article).Filter(new() { HasText = "Sở Khoa học" })).ToContainTextAsync("đơn vị chưa thành lập");
        await Assertions.Expect(section.GetByRole(AriaRole.Article).Filter(new() { HasText = "Sở Thông tin" })).ToHaveCountAsync(0);
        await Assertions.Expect(section).ToContainTextAsync("Chưa có số liệu: Sở Công Thương tỉnh Hà Nam.");
        await section.GetByLabel("Chỉ tiêu").SelectOptionAsync("kpi.backlog");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Các đơn vị: Số hồ sơ đang giải quyết" })).ToBeVisibleAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Agencies_SavedAsAPicture_AreAllInIt_EachWithItsName()
    {
        await using var visit = await Visit.StartAsync(fixture, family.Host, new View());
        await visit.GoAsync(Each);
        var section = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Các đơn vị: Tỷ lệ hồ sơ đã giải quyết" });
        var names = await section.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading).AllInnerTextsAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => section.Locator("[data-save=svg]").ClickAsync());
        Assert.StartsWith("kpi.resolution-rate-2024-H1", download.SuggestedFilename, StringComparison.Ordinal);
        await using var file = File.OpenRead(await download.PathAsync());
        var svg = (await System.Xml.Linq.XDocument.LoadAsync(file, System.Xml.Linq.LoadOptions.None, TestContext.Current.CancellationToken)).Root!;
        Assert.Equal(names, svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.Equal(names.Count, svg.Elements().Count(e => e.Name.LocalName == "svg"));
        Assert.DoesNotContain(svg.Descendants(), e => e.Attribute("class") is not null);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData(Each, "vi", "light", 1440)]
    [InlineData(Each + "&c=2022-H1", "en", "dark", 390)]
    [InlineData(Each + "&c=2023", "vi", "contrast", 960)]
    public async Task Agencies_InEveryView_AreAccessible(string path, string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, family.Host, new View(language, theme, width));
        await visit.GoAsync(path);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Agencies_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, family.Host, Each, "compare-agencies");
        await Screens.TakeAsync(fixture, family.Host, Each + "&c=2022-H1", "compare-agencies-three", new View(Theme: "dark"));
        await Screens.TakePaperAsync(fixture, family.Host, Each, "compare-agencies");
    }
}
