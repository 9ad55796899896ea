using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What changed between two periods, and does it matter?</summary>
public sealed class CompareTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi", "6 tháng 2024 so với 6 tháng 2023, 12 chỉ tiêu: 1 tốt hơn, 7 chưa phải thay đổi rõ", "20,5 %", "26/127 TTHC", "+5,3 điểm %", "tốt hơn", "chưa phải thay đổi rõ")]
    [InlineData("en", "H1 2024 against H1 2023, KPIs compared: 12 (1 better, 7 without a clear change", "20.5%", "26/127 procedures", "+5.3 pp", "better", "no clear change")]
    public async Task Compare_RealHalfYear_ReadsAsAPersonWould(string language, string headline, string rate, string counts, string change, string verdict, string clarity)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        await visit.GoAsync("/compare");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(headline);
        var row = visit.Page.Locator(".cmp tr:has(a[href*='kpi.online-full-coverage'])");
        foreach (var said in new[] { rate, counts, change, clarity }) await Assertions.Expect(row).ToContainTextAsync(said);
        await Assertions.Expect(row.Locator("a")).ToHaveAttributeAsync("href", "/indicators/kpi.online-full-coverage?period=2024-H1&agency=sct-ha-nam");
        await Assertions.Expect(row).Not.ToContainTextAsync(verdict);
        await Assertions.Expect(visit.Page.Locator(".movers li")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".movers li")).ToContainTextAsync(verdict, new() { IgnoreCase = true });
        await Assertions.Expect(visit.Page.Locator(".win .badge.illus")).ToHaveCountAsync(1);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Filters_ByKeyboard_SwapAndChangeTheAddress()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/compare");
        await visit.Page.Locator("a.swap").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("6 tháng 2023 so với 6 tháng 2024");
        Assert.Contains("a=2024-H1&b=2023-H1", visit.Address, StringComparison.Ordinal);

        await visit.Page.Locator("#b").FocusAsync();
        await visit.Page.Locator("#b").SelectOptionAsync("2024-Q1");
        await Assertions.Expect(visit.Page.Locator(".note")).ToContainTextAsync("trùng nhau một phần");
        await visit.Page.Locator(".note a").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Quý I/2024 so với quý I/2023");

        await visit.Page.Locator("nav.seg a").Nth(1).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".cmp tbody tr:not(.group)")).ToHaveCountAsync(63);
        Assert.Contains("rows=lines", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Third_Chosen_StandsBesideTheTwo_AndGoesAgain()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/compare");
        var third = visit.Page.GetByLabel("Kỳ C");
        Assert.Equal("không", await third.Locator("option").First.TextContentAsync());
        await third.SelectOptionAsync("2022-H1");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "C · 6T/2022" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "B − C" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("h1 + p")).ToContainTextAsync("6 tháng 2024 so với 6 tháng 2022:");
        Assert.Contains("c=2022-H1", visit.Address, StringComparison.Ordinal);
        await visit.Page.Locator("a.swap").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("6 tháng 2023 so với 6 tháng 2024");
        Assert.Contains("c=2022-H1", visit.Address, StringComparison.Ordinal);
        await visit.Page.GetByLabel("Kỳ C").SelectOptionAsync("");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "C · 6T/2022" })).ToHaveCountAsync(0);
        visit.Complaints.AssertNone();
    }

    // The words beside them are short, and said in full by the legend and to the pointer.
    [Theory]
    [InlineData("vi", 1440, "chưa rõ", "chưa phải thay đổi rõ")]
    [InlineData("en", 1440, "unclear", "no clear change")]
    [InlineData("vi", 390, "chưa rõ", "chưa phải thay đổi rõ")]
    public async Task Bars_OfThreePeriods_AreLongEnoughToBeReadAndPushNothingAside(string language, int width, string brief, string full)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, Width: width));
        await visit.GoAsync("/compare?a=2023-H1&b=2024-H1&c=2022-H1");
        foreach (var bar in await visit.Page.Locator(".three td.vbc svg").AllAsync()) Assert.True((await bar.BoundingBoxAsync())!.Width >= 150);
        Assert.True(await visit.Page.Locator(".scroll:has(.three)").EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth"));
        await Assertions.Expect(visit.Page.Locator(".three .chd [title]").First).ToHaveTextAsync(brief);
        await Assertions.Expect(visit.Page.Locator(".three .chd [title]").First).ToHaveAttributeAsync("title", full);
        await Assertions.Expect(visit.Page.Locator("section:has(.three) .legend")).ToContainTextAsync($"{brief}: {full}");
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
    }

    [Fact]
    public async Task Why_OfAnotherRate_IsChosenAndStaysInTheAddress()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/compare");
        await visit.Page.Locator("#ratio").SelectOptionAsync("kpi.plan-completion");
        await Assertions.Expect(visit.Page.Locator("#why")).ToContainTextAsync("Vì sao tỷ lệ hoàn thành kế hoạch CCHC tăng 2,8 điểm %?");
        Assert.Contains("why=kpi.plan-completion", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Compare_WithoutScript_HasAButtonForItsFilters()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), script: false);
        await visit.GoAsync("/compare");
        await visit.Page.Locator("#a").SelectOptionAsync("2022-H1");
        await visit.Page.Locator("form.filters button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("6 tháng 2024 so với 6 tháng 2022");
    }

    [Fact]
    public async Task Compare_UnknownPeriod_IsNotFound()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        Assert.Equal(404, (await visit.GoAsync("/compare?a=2024-Q9")).Status);
    }

    [Theory]
    [InlineData("/compare", "vi", "light", 1440)]
    [InlineData("/compare", "en", "light", 390)]
    [InlineData("/compare?rows=lines", "vi", "dark", 390)]
    [InlineData("/compare?a=2023-Q1&b=2024-H1", "en", "dark", 1440)]
    [InlineData("/compare?rows=lines", "vi", "contrast", 1440)]
    [InlineData("/compare", "vi", "light", 960)]
    [InlineData("/compare", "en", "light", 720)]
    [InlineData("/compare?a=2024-H1&b=2024-H1", "vi", "light", 360)]
    [InlineData("/compare?a=2023-H1&b=2024-H1&c=2022-H1", "vi", "dark", 1440)]
    [InlineData("/compare?a=2023-H1&b=2024-H1&c=2024-Q1&rows=lines", "en", "light", 390)]
    [InlineData("/compare?a=2023-H1&b=2024-H1&c=2022-H1", "vi", "contrast", 360)]
    public async Task Compare_InEveryView_IsAccessible(string path, string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync(path);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Compare_BeforeTwoPeriodsArePublished_SaysWhatComesNext()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/compare");
        await Assertions.Expect(visit.Page.Locator("main a.primary")).ToHaveAttributeAsync("href", "/submit");
        await PageChecks.NoAxeViolationsAsync(visit.Page);

        using var client = host.Client();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(TestFiles.Path("tests", "Forms", "phu-luc-I-6-thang-2024.xlsx"), TestContext.Current.CancellationToken)), "file", "phu-luc-I-6-thang-2024.xlsx" } };
        using var response = await client.PostAsync(new Uri("/api/v1/submissions?publish=true", UriKind.Relative), content, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        await Assertions.Expect(visit.Page.Locator(".face .head")).ToHaveTextAsync("Mới có một kỳ: 6 tháng 2024", new() { Timeout = 15_000 });
        await PageChecks.NoAxeViolationsAsync(visit.Page);
    }

    [Fact]
    public async Task Compare_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, samples.Host, "/compare", "compare");
        await Screens.TakeAsync(fixture, samples.Host, "/compare?rows=lines", "compare-lines", new View(Width: 390));
        await Screens.TakeAsync(fixture, samples.Host, "/compare?a=2023-Q1&b=2024-H1", "compare-unlike", new View(Width: 390));
        await Screens.TakeAsync(fixture, samples.Host, "/compare?a=2023-H1&b=2024-H1&c=2022-H1", "compare-three");
        await Screens.TakeAsync(fixture, samples.Host, "/compare?a=2023-H1&b=2024-H1&c=2024-Q1&rows=lines", "compare-three-lines", new View(Width: 390));
        await Screens.TakePaperAsync(fixture, samples.Host, "/compare", "compare");
        await Screens.TakePaperAsync(fixture, samples.Host, "/compare?a=2023-H1&b=2024-H1&c=2022-H1", "compare-three");
    }
}
