using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Who has reported, in time, and what is missing.</summary>
public sealed class CompletenessTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi", "Quý I", "1.2.1. ", "6 tháng 2024")]
    [InlineData("en", "Q1", "1.2.1. ", "H1 2024")]
    public async Task Map_OfTheSamples_SaysTheCountsInWordsAndLeadsToTheLines(string language, string column, string line, string report)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        await visit.GoAsync("/completeness");
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".heat thead")).ToContainTextAsync(column);
        var year = page.Locator(".heat tbody tr").Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "2024", Exact = true }) });
        await Assertions.Expect(year).ToContainTextAsync("54/63");
        var lacking = page.Locator(".lacking tr").Filter(new() { HasText = line });
        await Assertions.Expect(lacking.Locator(".links")).ToContainTextAsync(report);
        await lacking.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/indicators/cchc.", StringComparison.Ordinal));
        await page.GoBackAsync();
        await year.GetByRole(AriaRole.Link, new() { Name = "54/63" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("show=missing", StringComparison.Ordinal));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Filter_ChosenByKeyboard_IsInTheAddress()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/completeness");
        await visit.Page.Locator("#year").FocusAsync();
        await visit.Page.Locator("#year").SelectOptionAsync("2023");
        await Assertions.Expect(visit.Page.Locator(".heat tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("year=2023", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task Completeness_InEveryView_IsAccessible(string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync("/completeness");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, width < 720 ? 44 : 24);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task SeveralAgencies_OpenWhileSomebodyPublishes_FillTheirCellsAndTheClerksOwnComesFirst()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.AddAgencyAsync("so-noi-vu", "Sở Nội vụ tỉnh Hà Nam");
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/completeness?year=2024");
        await Assertions.Expect(visit.Page.Locator(".face .head")).ToHaveTextAsync("Chưa có báo cáo nào");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await visit.GoAsync("/completeness?year=2024");
        await Assertions.Expect(visit.Page.Locator(".heat tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator(".heat tbody tr").Filter(new() { HasText = "Sở Công Thương" })).ToContainTextAsync("54/63");
        await Assertions.Expect(visit.Page.Locator(".gaps")).ToContainTextAsync("thiếu 9/63 dòng");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator(".heat .rowlink").First.ClickAsync();
        await visit.Page.WaitForURLAsync(url => url.Contains("agency=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Completeness_OpenWhileSomebodyPublishes_KeepsFocusSelectionAndPlace()
    {
        await using var host = await DashboardHost.StartAsync();
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/completeness?year=2024");
        var page = visit.Page;
        await page.SetViewportSizeAsync(1440, 420);
        await page.Locator("#form").FocusAsync();
        await page.EvaluateAsync("""
            () => {
              const range = document.createRange();
              range.selectNodeContents(document.querySelector('#map'));
              getSelection().removeAllRanges();
              getSelection().addRange(range);
              scrollTo(0, 300);
            }
            """);
        await page.RunAndWaitForResponseAsync(
            () => SubmitForms.PostAsync(host, SubmitForms.Csv("corrected.csv", corrected: true), publish: true, "Đính chính"),
            response => response.Url.Contains("/completeness?year=2024", StringComparison.Ordinal),
            new() { Timeout = 20_000 });
        await page.WaitForTimeoutAsync(500);
        Assert.Equal("Báo cáo theo kỳ", await page.EvaluateAsync<string>("getSelection().toString().trim()"));
        await Assertions.Expect(page.Locator("#form")).ToBeFocusedAsync();
        Assert.InRange(await page.EvaluateAsync<int>("Math.round(scrollY)"), 280, 320);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Completeness_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, samples.Host, "/completeness", "completeness");
        await Screens.TakeAsync(fixture, samples.Host, "/completeness", "completeness", new View(Theme: "contrast"));
        await Screens.TakePaperAsync(fixture, samples.Host, "/completeness", "completeness");
    }
}
