using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What the three people come for, on a phone, found as they find it: by what they read and by what things are called.</summary>
public sealed class MainTasksOnAPhoneTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const int Phone = 390;

    [Theory]
    [InlineData("vi", "6 tháng đầu năm 2024", "Cần chú ý", "Tỷ lệ TTHC cung cấp toàn trình", "26/127 TTHC", "còn thiếu 19 TTHC")]
    [InlineData("en", "2024", "Needs attention", "Wholly online coverage", "26/127 procedures", "19 procedures")]
    public async Task Leader_ReadsTheHeadlineAndTheWorst_OpensIt_AndReadsWhy(string language, string period, string attention, string worst, string counts, string gap)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, Width: Phone));
        var page = visit.Page;
        await visit.GoAsync("/");
        await Assertions.Expect(Headline(page)).ToContainTextAsync(period);
        await Assertions.Expect(Headline(page)).ToBeInViewportAsync();
        var tile = page.GetByRole(AriaRole.Region, new() { Name = attention }).GetByRole(AriaRole.Article).First;
        await Assertions.Expect(tile).ToContainTextAsync(counts);
        await Assertions.Expect(tile).ToContainTextAsync(gap);
        await tile.GetByRole(AriaRole.Link, new() { Name = worst }).ClickAsync();
        await Assertions.Expect(Headline(page)).ToContainTextAsync("26/127");
        await Assertions.Expect(Headline(page)).ToContainTextAsync(gap);
        await PageChecks.NoSidewaysScrollAsync(page);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Nộp số liệu", "chọn tệp", "Tải lên và đọc", "54/63", "Biểu như đã đọc", "Tổng số TTHC cung cấp toàn trình", "Vấn đề", "Nộp để duyệt", "Đã nộp để duyệt")]
    [InlineData("en", "Submit figures", "choose files", "Upload and read", "54 of 63", "The form as it was read", "Tổng số TTHC cung cấp toàn trình", "Problems", "Submit for approval", "Submitted for approval")]
    public async Task Clerk_UploadsTheForm_SeesItAndItsProblems_AndHandsItIn(
        string language, string menu, string file, string upload, string read, string sheet, string line, string problems, string submit, string submitted)
    {
        await using var host = await DashboardHost.StartAsync();
        await host.AddPersonOfAsync("sct-ha-nam", "vanthu@example.org", "Trần Minh", Roles.Viewer, Roles.Contributor);
        await using var visit = await Visit.StartAsync(fixture, host, new View(language, Width: Phone), signedIn: false);
        var page = visit.Page;
        await visit.SignInAsync("vanthu@example.org");
        await OpenAsync(page, language, menu);
        await page.GetByLabel(file).First.SetInputFilesAsync(SubmitForms.RealForm);
        await page.GetByRole(AriaRole.Button, new() { Name = upload }).ClickAsync();
        await Assertions.Expect(Headline(page)).ToContainTextAsync(read);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = sheet }).GetByText(line).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = problems, Exact = true }).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = submit, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText(submitted).First).ToBeVisibleAsync();
        await PageChecks.NoSidewaysScrollAsync(page);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "So sánh kỳ", "6 tháng 2024 so với 6 tháng 2023", "Từng chỉ tiêu", "26/127 TTHC", "Mục tiêu", "cần thêm 19 TTHC trong 92 ngày", "Mục tiêu theo kỳ", "còn thiếu 19 TTHC")]
    [InlineData("en", "Compare", "H1 2024 against H1 2023", "KPI by KPI", "26/127 procedures", "Targets", "19 procedures more in 92 days", "Targets by period", "19 procedures")]
    public async Task Planner_ComparesTwoPeriods_OpensTheTargets_AndReadsWhatIsMissing(
        string language, string compare, string compared, string table, string counts, string targets, string need, string grid, string gap)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, Width: Phone));
        var page = visit.Page;
        await visit.GoAsync("/");
        await OpenAsync(page, language, compare);
        await Assertions.Expect(Headline(page)).ToContainTextAsync(compared);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = table }).GetByText(counts).First).ToBeVisibleAsync();
        await PageChecks.NoSidewaysScrollAsync(page);
        await OpenAsync(page, language, targets);
        await Assertions.Expect(Headline(page)).ToContainTextAsync(need);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = grid }).GetByText(gap).First).ToBeVisibleAsync();
        await PageChecks.NoSidewaysScrollAsync(page);
        visit.Complaints.AssertNone();
    }

    private static ILocator Headline(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    // What is not on the bar stands behind its last place.
    private static async Task OpenAsync(IPage page, string language, string name)
    {
        var bar = page.GetByRole(AriaRole.Navigation, new() { Name = language == "vi" ? "Điều hướng chính" : "Main navigation" });
        var link = bar.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
        if (!await link.IsVisibleAsync()) await bar.GetByText(language == "vi" ? "Thêm" : "More", new() { Exact = true }).ClickAsync();
        await link.ClickAsync();
    }
}
