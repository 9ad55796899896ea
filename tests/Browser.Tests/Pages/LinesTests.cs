using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What is remembered of printed lines, and for which periods each form is due.</summary>
public sealed class LinesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("vi", "Đang ghi nhớ 2 dòng, thuộc 1 cặp biểu mẫu và đơn vị.", "Dòng của mẫu, tên hoặc mã khác", "Từ 6 tháng 2024", "Đã kết thúc ghi nhớ.", "đến 13/9/2024")]
    [InlineData("en", "Lines remembered: 2; pairs of form and agency: 1.", "A line of the form under another name or code", "From H1 2024 on", "It was ended.", "until 13 Sep 2024")]
    public async Task Line_IsListed_AndEndedFromAPeriodOn_WithoutScript(string language, string headline, string kind, string valid, string ended, string until)
    {
        await using var host = await RememberingAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(language), script: false);
        await visit.GoAsync("/admin/lines");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(headline);
        var row = visit.Page.Locator("tbody tr:has-text('7.1.9.')");
        await Assertions.Expect(row).ToContainTextAsync("Số thủ tục toàn trình");
        await Assertions.Expect(row).ToContainTextAsync(kind);
        await Assertions.Expect(row).ToContainTextAsync(valid);
        await row.Locator("summary").ClickAsync();
        await row.Locator("select").SelectOptionAsync("2024-Q3");
        await row.Locator(".danger").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=status]")).ToHaveTextAsync(ended);
        await Assertions.Expect(row).ToContainTextAsync(until);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "dark", 390)]
    public async Task Lines_Open_AreAccessible(string language, string theme, int width)
    {
        await using var host = await RememberingAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(language, theme, width));
        await visit.GoAsync("/admin/lines");
        await visit.Page.Locator("tbody summary").First.ClickAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Form3_IsNeverOverdue_UntilItIsSaidWhenItIsDue()
    {
        await using var host = await DashboardHost.StartAsync();
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await using var visit = await Visit.StartAsync(fixture, host, new View(), script: false);
        await visit.GoAsync("/completeness?form=cchc-bm3");
        await Assertions.Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("Quá hạn");
        await visit.GoAsync("/admin/forms?form=cchc-bm3&year=2024");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Biểu mẫu 3: năm 2024 chưa quy định kỳ nộp.");
        await visit.Page.Locator("input[value=q1]").CheckAsync();
        await visit.Page.Locator("input[value=year]").CheckAsync();
        await visit.Page.Locator("#cause").FillAsync("Công văn 581/BNV-CCHC");
        await visit.Page.Locator("section:has(#change) [type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=status]")).ToHaveTextAsync("Đã lưu kỳ nộp.");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Biểu mẫu 3: nộp 2 kỳ trong năm 2024.");
        await Assertions.Expect(visit.Page.Locator("section:has(#versions)")).ToContainTextAsync("Từ năm 2024: Quý I, Năm");
        await visit.GoAsync("/completeness?form=cchc-bm3");
        await Assertions.Expect(visit.Page.Locator(".heat thead th")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task ManyAgencies_AreATreeThatIsSearched_ByKeyboard()
    {
        await using var host = await DashboardHost.StartAsync();
        for (var i = 1; i <= 14; i++) await host.AddAgencyAsync($"don-vi-{i}", $"Đơn vị số {i}");
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/?section=7");
        await Assertions.Expect(visit.Page.Locator(".pick summary")).ToHaveTextAsync("Sở Công Thương tỉnh Hà Nam");
        await visit.Page.Locator(".pick summary").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".pick a")).ToHaveCountAsync(15);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator(".pick input").FillAsync("don vi so 13");
        await Assertions.Expect(visit.Page.Locator(".pick li:visible")).ToHaveCountAsync(1);
        await visit.Page.Locator(".pick input").PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.EndsWith("/?agency=don-vi-13&section=7", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.Locator(".context")).ToContainTextAsync("Đơn vị số 13");
        await Assertions.Expect(visit.Page.Locator(".pick summary")).ToBeVisibleAsync();
        visit.Complaints.AssertNone();
        await using var small = await Visit.StartAsync(fixture, host, new View("en", "dark", 390));
        await small.GoAsync("/?section=7");
        await small.Page.Locator(".pick summary").ClickAsync();
        await PageChecks.NoSidewaysScrollAsync(small.Page);
        await PageChecks.NoAxeViolationsAsync(small.Page);
        await small.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(small.Page.Locator(".pick .pop")).ToBeHiddenAsync();
        if (Environment.GetEnvironmentVariable("KPI_SCREENS") is null) return;
        foreach (var view in new[] { new View(), new View("en", "dark", 390) })
        {
            await Screens.TakeAsync(fixture, host, "/?section=7", "agencies", view, page => page.Locator(".pick summary").ClickAsync());
        }
    }

    [Fact]
    public async Task Lines_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await RememberingAsync();
        await Screens.TakeAsync(fixture, host, "/admin/lines", "lines", page => page.Locator("tbody summary").First.ClickAsync());
        await Screens.TakePaperAsync(fixture, host, "/admin/lines", "lines");
    }

    private static async Task<DashboardHost> RememberingAsync()
    {
        var host = await DashboardHost.StartAsync();
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetAsync(CancellationToken.None);
        var agency = (await host.Services.GetRequiredService<AgencyStore>().AllAsync(CancellationToken.None))[0];
        LineMappingDraft[] said =
        [
            new(LineMappingKind.Line, "a", "7.1.9.", "Số thủ tục toàn trình", "cchc.7.1.1"),
            new(LineMappingKind.NotALine, "b", "", "Lượt truy cập cổng thông tin", null),
        ];
        await host.Services.GetRequiredService<LineMappingStore>().ConfirmAsync(agency.Id, agency.Key, "cchc-pl1", catalogue.Calendar("cchc")!.Find("2024-H1")!, said, "clerk", CancellationToken.None);
        return host;
    }
}
