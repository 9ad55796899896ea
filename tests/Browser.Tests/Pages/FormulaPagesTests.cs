using Kpi.Data.Identity;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>An administrator changes formulas and calendars; every form works without script.</summary>
public sealed class FormulaPagesTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const string Coverage = "/admin/formulas/kpi.online-full-coverage";
    private const string Calendars = "/admin/calendars?year=2031";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Formula_Wrong_IsSaidAtItsColumnAndNothingIsSaved(bool script)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), script: script);
        await visit.GoAsync(Coverage);
        await visit.Page.Locator("#numerator").FillAsync("cchc.7.1.1 + cchc.9.9.9");
        await Press(visit.Page, "Xem trước");
        await Assertions.Expect(visit.Page.Locator(".note.bad")).ToContainTextAsync("cột 14: không có chỉ tiêu nào mang mã cchc.9.9.9");
        await Assertions.Expect(visit.Page.Locator("#numerator")).ToHaveValueAsync("cchc.7.1.1 + cchc.9.9.9");
        await Assertions.Expect(visit.Page.Locator("#numerator")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(visit.Page.Locator("button[value=save]")).ToHaveCountAsync(0);
        await visit.Page.Locator("#numerator").FillAsync("if(cchc.7.1.1, 1, 2)");
        await Press(visit.Page, "Xem trước");
        await Assertions.Expect(visit.Page.Locator(".note.bad")).ToContainTextAsync("cột 4: ở đây cần một điều kiện");
        if (script) await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Formula_Changed_IsPreviewedSavedAndKept()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/admin/formulas");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tỷ lệ hoàn thành kế hoạch CCHC" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#numerator")).ToHaveValueAsync("cchc.1.1.2");
        await visit.Page.Locator("#numerator").FillAsync("2 * cchc.1.1.2");
        await Press(visit.Page, "Xem trước");
        var row = visit.Page.Locator("section:has(#preview) tr", new() { HasText = "6 tháng 2024" });
        await Assertions.Expect(row).ToContainTextAsync("48,7");
        await Assertions.Expect(row).ToContainTextAsync("97,4");
        await PageChecks.NoAxeViolationsAsync(visit.Page);

        // Another formula than the one that was looked at is not saved unseen.
        await visit.Page.Locator("#numerator").FillAsync("3 * cchc.1.1.2 / 3");
        await visit.Page.Locator("#cause").FillAsync("Thử nghiệm");
        await Press(visit.Page, "Lưu và tính lại");
        await Assertions.Expect(visit.Page.Locator(".note.warn")).ToContainTextAsync("đã đổi sau khi xem trước");
        await visit.Page.Locator("#numerator").FillAsync("2 * cchc.1.1.2");
        await Press(visit.Page, "Xem trước");
        await visit.Page.Locator("#cause").FillAsync("Công văn 12/SNV");
        await Press(visit.Page, "Lưu và tính lại");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu công thức");
        await Assertions.Expect(visit.Page.Locator(".rev li")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator(".rev li").First).ToContainTextAsync("Công văn 12/SNV");

        await visit.GoAsync("/indicators/kpi.plan-completion?period=2024-H1&as=reported");
        await Assertions.Expect(visit.Page.Locator("#lineage .rev")).ToContainTextAsync("lý do: Công văn 12/SNV");
        await Assertions.Expect(visit.Page.Locator("#lineage .rev .old")).ToContainTextAsync("48,7");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task NewKpi_OverAKpi_IsCalculatedForWhatIsStored()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), script: false);
        await visit.GoAsync("/admin/formulas/new");
        await visit.Page.Locator("#key").FillAsync("kpi.coverage-gain");
        await visit.Page.Locator("#name-vi").FillAsync("Mức tăng cung cấp toàn trình");
        await visit.Page.Locator("#name-en").FillAsync("Gain in wholly online coverage");
        await visit.Page.Locator("#unit-vi").FillAsync("điểm %");
        await visit.Page.Locator("#numerator").FillAsync("kpi.online-full-coverage\n - previous(kpi.online-full-coverage)");
        await Press(visit.Page, "Xem trước");
        await Assertions.Expect(visit.Page.Locator("section:has(#preview) tr", new() { HasText = "6 tháng 2024" })).ToContainTextAsync("5,3");
        await visit.Page.Locator("#cause").FillAsync("Yêu cầu của lãnh đạo");
        await Press(visit.Page, "Lưu và tính lại");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Mức tăng cung cấp toàn trình");
        await visit.GoAsync("/indicators/kpi.coverage-gain?period=2024-H1");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("5,3");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Calendar_RuleAdded_HoldsFromItsYearOn()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync(Calendars);
        await visit.Page.Locator("tr", new() { HasText = "6 tháng 2031" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#end-day")).ToHaveValueAsync("14");
        await visit.Page.Locator("#deadline-day").FillAsync("10");
        await visit.Page.Locator("#cause").FillAsync("Công văn 99/BNV");
        await Press(visit.Page, "Thêm quy định");
        await Assertions.Expect(visit.Page.Locator(".note.bad")).ToContainTextAsync("Hạn nộp phải từ ngày chốt số liệu trở đi");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator("#deadline-day").FillAsync("18");
        await Press(visit.Page, "Thêm quy định");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm quy định");
        await Assertions.Expect(visit.Page.Locator("tr", new() { HasText = "6 tháng 2031" })).ToContainTextAsync("18/6/2031");
        await Assertions.Expect(visit.Page.Locator("section:has(#added)")).ToContainTextAsync("Công văn 99/BNV");
        await visit.GoAsync("/admin/calendars?year=2030");
        await Assertions.Expect(visit.Page.Locator("tr", new() { HasText = "6 tháng 2030" })).ToContainTextAsync("20/6/2030");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Event_AddedOnTheIndicatorsPage_StandsInChartAndTable()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        const string path = "/indicators/cchc.3.3.received";
        await visit.GoAsync(path);
        await visit.Page.Locator("summary", new() { HasText = "Ghi một sự kiện" }).ClickAsync();
        await visit.Page.Locator("#event-kind").SelectOptionAsync("rebase");
        await visit.Page.Locator("#event-when").FillAsync("quý II/2023");
        await visit.Page.Locator("#event-text").FillAsync("Bộ phận một cửa mới");
        await Press(visit.Page, "Ghi sự kiện");
        await Assertions.Expect(visit.Page.GetByText("Đã ghi sự kiện.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".series tr", new() { HasText = "quý II/2023" })).ToContainTextAsync("Tính lại giới hạn: Bộ phận một cửa mới");
        await Assertions.Expect(visit.Page.Locator(".trend > .chart.wide .ev-l")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".explorer svg").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".explorer")).ToContainTextAsync("Tính lại giới hạn");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        if (Environment.GetEnvironmentVariable("KPI_SCREENS") is not null) await Screens.TakeAsync(fixture, samples.Host, path, "events");

        await visit.Page.Locator("section:has(#events) li summary").ClickAsync();
        await visit.Page.Locator("section:has(#events) li input[name=text]").FillAsync("Nhầm kỳ");
        await visit.Page.Locator("section:has(#events) li button").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Đã rút sự kiện.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".ev-l")).ToHaveCountAsync(0);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Pages_ForOthersThanAdministrators_AreClosedAndEventsAreRead()
    {
        await samples.Host.AddPersonAsync("clerk-formulas@example.org", "Văn thư", Roles.Viewer, Roles.Contributor);
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), signedIn: false);
        await visit.SignInAsync("clerk-formulas@example.org");
        await visit.GoAsync(Coverage);
        await Assertions.Expect(visit.Page.Locator("#numerator")).ToHaveCountAsync(0);
        await visit.GoAsync(Calendars);
        await Assertions.Expect(visit.Page.Locator("#periods")).ToHaveCountAsync(0);
        await visit.GoAsync("/indicators/cchc.3.3.received");
        await Assertions.Expect(visit.Page.Locator("#events")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("#event-text")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "contrast", 1440)]
    public async Task Pages_InEveryView_AreAccessible(string language, string theme, int width)
    {
        foreach (var path in new[] { "/admin/formulas", Coverage, "/admin/formulas/new", Calendars, "/admin/calendars?calendar=calendar&year=2031&change=month-02" })
        {
            await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
            await visit.GoAsync(path);
            await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            visit.Complaints.AssertNone();
        }
    }

    [Theory]
    [InlineData("/admin/formulas/kpi.nothing")]
    [InlineData("/admin/formulas/cchc.7.1")]
    [InlineData("/admin/calendars?calendar=lunar")]
    public async Task Address_OfNothing_IsNotFound(string path)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        Assert.Equal(404, (await visit.GoAsync(path)).Status);
    }

    [Fact]
    public async Task Pages_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, samples.Host, "/admin/formulas", "formulas");
        await Screens.TakeAsync(fixture, samples.Host, Coverage, "formula", async page =>
        {
            await page.Locator("#numerator").FillAsync("cchc.7.1.1 + cchc.7.1.2");
            await page.Locator("button[value=preview]").ClickAsync();
            await Assertions.Expect(page.Locator("#preview")).ToBeVisibleAsync();
        });
        await Screens.TakeAsync(fixture, samples.Host, "/admin/calendars?year=2031&change=h1", "calendars");
    }

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
