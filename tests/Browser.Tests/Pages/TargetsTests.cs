using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Targets;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What must we do to reach the targets?</summary>
public sealed class TargetsTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi", "cần thêm 19 TTHC trong 92 ngày", "≥ 35 %", "Chưa đến hạn, còn thiếu", "còn thiếu 19 TTHC", "26/127 TTHC")]
    [InlineData("en", "19 procedures more in 92 days", "≥ 35%", "Not due yet, short", "19 procedures", "26/127 procedures")]
    public async Task Targets_AfterTheHalfYear_ReadAsAPersonWould(string language, string headline, string bound, string status, string gap, string counts)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        await visit.GoAsync("/targets?year=2024");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(headline);
        var row = visit.Page.Locator(".goalgrid tbody tr:has(a[href*='kpi.online-full-coverage'])");
        foreach (var said in new[] { bound, gap, counts }) await Assertions.Expect(row).ToContainTextAsync(said);
        if (language == "vi") await Assertions.Expect(row).ToContainTextAsync(status);
        await Assertions.Expect(visit.Page.Locator(".side a[aria-current=page]")).ToHaveAttributeAsync("href", "/targets");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task WhatIf_ByKeyboard_StandsInTheAddressAndIsMarked()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/targets?year=2024&if=kpi.online-full-coverage@2024-Q3");
        await visit.Page.Locator("#x").FillAsync("12");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".assumed")).ToContainTextAsync("38/127 TTHC = 29,9 %");
        await Assertions.Expect(visit.Page.Locator(".assumed .badge")).ToHaveTextAsync("giả định");
        await Assertions.Expect(visit.Page.Locator(".goalgrid")).Not.ToContainTextAsync("38/127");
        Assert.Contains("x=12", visit.Address, StringComparison.Ordinal);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator("#x").FillAsync("200");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#x-wrong")).ToBeVisibleAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Planner_BuildsTheCaseAndIssuesIt_WithoutACalculator()
    {
        await using var own = new SampleHost();
        await own.StartAsync();
        await own.Host.AddPersonAsync("planner@example.org", "Ng. T. Lan", "viewer", "planner");
        await using var visit = await Visit.StartAsync(fixture, own.Host, new View(), signedIn: false);
        await visit.SignInAsync("planner@example.org");

        // One target by its form, into the draft.
        await visit.GoAsync("/targets?year=2024");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sửa: Tỷ lệ TTHC cung cấp toàn trình, quý III/2024" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#value")).ToHaveValueAsync("35");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator("#value").FillAsync("32,5");
        await visit.Page.Locator("button[value=draft]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".note")).ToContainTextAsync("Đã lưu vào bản nháp");
        await Assertions.Expect(visit.Page.Locator("section:has(#draft) tbody tr")).ToContainTextAsync("≥ 32,5 %");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("cần thêm 19 TTHC");

        // The rest from a spreadsheet: what is wrong is said and left out.
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Dán từ Excel" }).ClickAsync();
        await visit.Page.Locator("#block").FillAsync("Chỉ tiêu\tQuý III\tNăm\nkpi.plan-completion\t70\t95\nkpi.on-time-rate\t980\t99,5");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("section:has(#paste)")).ToContainTextAsync("Đọc được 3 mục tiêu, 1 ô có vấn đề");
        await Assertions.Expect(visit.Page.Locator("section:has(#paste) .err")).ToContainTextAsync("ngoài khoảng cho phép");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đưa 3 mục tiêu vào bản nháp" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("section:has(#draft) tbody tr")).ToHaveCountAsync(4);

        // One is taken out; without a decision nothing is issued; with one all of it is.
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bỏ khỏi bản nháp: Tỷ lệ hoàn thành kế hoạch CCHC, năm 2024" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("section:has(#draft) tbody tr")).ToHaveCountAsync(3);
        await visit.Page.Locator("button[value=issue]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".note.warn")).ToContainTextAsync("Cần số và ngày văn bản");
        await Assertions.Expect(visit.Page.Locator("#document")).ToBeFocusedAsync();
        await visit.Page.Locator("#document").FillAsync("QĐ 12/QĐ-SCT");
        await visit.Page.Locator("#document-date").FillAsync("2024-06-20");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator("button[value=issue]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".note")).ToContainTextAsync("Đã ban hành");
        await Assertions.Expect(visit.Page.Locator("#draft")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("cần thêm 16 TTHC");
        await Assertions.Expect(visit.Page.Locator(".goalgrid tbody tr:has(a[href*='kpi.online-full-coverage'])")).ToContainTextAsync("QĐ 12/QĐ-SCT ngày 20/6/2024");

        // A path judges the reports on the way; set at once, with its versions below.
        await visit.GoAsync("/targets?year=2024&edit=kpi.online-coverage@2024");
        await visit.Page.Locator("#value").FillAsync("100");
        await visit.Page.Locator("summary", new() { HasText = "Lộ trình" }).ClickAsync();
        await visit.Page.Locator("#shape").SelectOptionAsync("linear-by-periods");
        await visit.Page.Locator("#baseline").FillAsync("80");
        await visit.Page.Locator("#baseline-at").FillAsync("2023-12-14");
        await visit.Page.Locator("#one-document").FillAsync("QĐ 13");
        await visit.Page.Locator("#one-date").FillAsync("2024-06-21");
        await visit.Page.Locator("button[value=set]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".note")).ToContainTextAsync("có hiệu lực");
        var row = visit.Page.Locator(".goalgrid tbody tr:has(a[href*='kpi.online-coverage'])");
        await Assertions.Expect(row).ToContainTextAsync("≥ 90 %");
        await Assertions.Expect(row).ToContainTextAsync("theo lộ trình");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refused_KeepsAllThatWasTyped_AndPutsTheFocusAtTheProblem(bool script)
    {
        await using var own = await WithAWayAsync();
        await using var visit = await Visit.StartAsync(fixture, own.Host, new View(), script: script);
        var page = visit.Page;
        await visit.GoAsync("/targets?year=2024&edit=kpi.plan-completion@2024-H1");
        (string Field, string Typed)[] typed =
        [
            ("#tolerance", "1,5"), ("#baseline", "10"), ("#baseline-at", "2023-12-14"), ("#steps", "14/3/2024: 24\n1/5/2024: 30"), ("#valid-to", "2024-12-14"), ("#notes", "Theo công văn, có “dấu” & <ngoặc>"),
        ];
        await page.Locator("#comparator").SelectOptionAsync("at-most");
        await page.Locator("#value").FillAsync("nhiều");
        if (await page.Locator("#shape").IsHiddenAsync()) await page.Locator("section:has(#edit) summary").ClickAsync();
        await page.Locator("#shape").SelectOptionAsync("stepped");
        foreach (var (field, text) in typed) await page.Locator(field).FillAsync(text);

        // No number; then no decision; then one that would rewrite what was published.
        async Task RefusedAsync(string focused, string why)
        {
            await page.Locator("button[value=set]").ClickAsync();
            await Assertions.Expect(page.Locator("#problem")).ToContainTextAsync(why);
            await Assertions.Expect(page.Locator(focused)).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator(focused)).ToHaveAttributeAsync("aria-invalid", "true");
            await Assertions.Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#comparator")).ToHaveValueAsync("at-most");
            await Assertions.Expect(page.Locator("#shape")).ToHaveValueAsync("stepped");
            foreach (var (field, text) in typed) await Assertions.Expect(page.Locator(field)).ToHaveValueAsync(text);
        }

        await RefusedAsync("#value", "Giá trị không phải là số");
        await Assertions.Expect(page.Locator("#value")).ToHaveValueAsync("nhiều");
        await page.Locator("#value").FillAsync("45");
        await RefusedAsync("#one-document", "Cần số và ngày văn bản");
        await page.Locator("#one-document").FillAsync("QĐ 14");
        await RefusedAsync("#one-date", "Cần số và ngày văn bản");
        await page.Locator("#one-date").FillAsync("2024-06-21");
        await RefusedAsync("#valid-from", "đã được dùng để xét kỳ đã công bố");
        if (script) await PageChecks.NoAxeViolationsAsync(page);
        Assert.Equal(["45", "QĐ 14", "2024-06-21"], new[] { await page.Locator("#value").InputValueAsync(), await page.Locator("#one-document").InputValueAsync(), await page.Locator("#one-date").InputValueAsync() });

        await page.Locator("input[name=correction]").CheckAsync();
        await page.Locator("button[value=set]").ClickAsync();
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("có hiệu lực");
        await Assertions.Expect(page.Locator(".goalgrid tbody tr:has(a[href*='kpi.plan-completion'])")).ToContainTextAsync("≤ 45 %");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440, "lộ trình đều theo kỳ từ 80 % (14/12/2023), qua 85 % (14/3/2024), đến năm 2024 ≥ 100 %; thực hiện 100 % (6 tháng 2024)", "mốc 6 tháng 2024 trên lộ trình")]
    [InlineData("en", "dark", 390, "path, linear by periods, from 80% (14 Dec 2023) by way of 85% (14 Mar 2024) to 2024 ≥ 100%; actual 100% (H1 2024)", "milestone of H1 2024 on the path")]
    [InlineData("vi", "contrast", 960, "lộ trình đều theo kỳ", "mốc 6 tháng 2024 trên lộ trình")]
    public async Task Way_ToATarget_IsDrawnWithItsFigures(string language, string theme, int width, string said, string milestone)
    {
        await using var own = await WithAWayAsync();
        await using var visit = await Visit.StartAsync(fixture, own.Host, new View(language, theme, width));
        await visit.GoAsync("/targets?year=2024");
        var ways = visit.Page.Locator(".ways article");
        await Assertions.Expect(ways).ToHaveCountAsync(4);
        var way = ways.Filter(new() { Has = visit.Page.GetByRole(AriaRole.Img, new() { Name = said }) });
        await Assertions.Expect(way).ToHaveCountAsync(1);
        await Assertions.Expect(way).ToContainTextAsync(milestone);
        Assert.Equal(3, await way.Locator("rect.stop").CountAsync());
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440, "trong bản nháp, chưa dùng để xét: lộ trình", "60 % (nháp)", "Nét chấm là lộ trình trong bản nháp")]
    [InlineData("en", "dark", 390, "in the draft, nothing is judged by it yet: path", "60% (draft)", "A dotted line is a path in the draft")]
    public async Task Way_ThatOnlyADraftHas_IsDrawnAsOne(string language, string theme, int width, string said, string label, string hint)
    {
        await using var own = await WithAWayAsync();
        await DraftAsync(own.Host);
        await using var visit = await Visit.StartAsync(fixture, own.Host, new View(language, theme, width));
        await visit.GoAsync("/targets?year=2024");
        var way = visit.Page.Locator(".ways article").Filter(new() { Has = visit.Page.GetByRole(AriaRole.Img, new() { Name = said }) });
        await Assertions.Expect(way).ToHaveCountAsync(2);
        await Assertions.Expect(way.Filter(new() { HasText = label })).ToHaveCountAsync(1);
        await Assertions.Expect(way.Locator("path.l-draft")).ToHaveCountAsync(2);
        Assert.NotEqual(await DashOfAsync(".l-draft"), await DashOfAsync(".l-tgt"));
        await Assertions.Expect(visit.Page.Locator("section:has(#paths) .hint")).ToContainTextAsync(hint);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();

        Task<string> DashOfAsync(string line) => visit.Page.Locator(line).First.EvaluateAsync<string>("e => getComputedStyle(e).strokeDasharray");
    }

    [Fact]
    public async Task Ways_SavedAsOnePicture_StandSideBySide()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/targets?year=2024");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("section:has(.ways) [data-save=svg]").ClickAsync());
        Assert.Equal("targets-sct-ha-nam-2024.svg", download.SuggestedFilename);
        var picture = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("Tỷ lệ TTHC cung cấp toàn trình", picture, StringComparison.Ordinal);
        Assert.Equal(3, picture.Split("role=\"img\"").Length - 1);
    }

    [Fact]
    public async Task Planner_SetsARange_WithScriptAndWithoutIt()
    {
        await using var own = new SampleHost();
        await own.StartAsync();
        await own.Host.AddPersonAsync("planner@example.org", "Ng. T. Lan", "viewer", "planner");
        await using var visit = await EditAsync(script: true);

        // The second bound is asked for where there is one.
        await Assertions.Expect(visit.Page.Locator("#high")).ToBeHiddenAsync();
        await visit.Page.Locator("#comparator").SelectOptionAsync("between");
        await Assertions.Expect(visit.Page.Locator("#high")).ToBeVisibleAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await SetAsync(visit, "30", "40");
        await Assertions.Expect(visit.Page.Locator(".note")).ToContainTextAsync("có hiệu lực");
        await Assertions.Expect(visit.Page.Locator(".goalgrid tbody tr:has(a[href*='kpi.online-full-coverage'])")).ToContainTextAsync("từ 30 % đến 40 %");
        await Assertions.Expect(visit.Page.Locator(".pace tbody tr:has(a[href*='kpi.online-full-coverage'])").First).ToContainTextAsync("là khoảng nên không tính nhịp");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.GoAsync("/indicators/kpi.online-full-coverage?period=2024-H1");
        await Assertions.Expect(visit.Page.Locator(".goals")).ToContainTextAsync("Mốc quý III/2024 từ 30 % đến 40 %");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();

        await using var plain = await EditAsync(script: false);
        await Assertions.Expect(plain.Page.Locator("#high")).ToHaveValueAsync("40");
        await plain.Page.Locator("#comparator").SelectOptionAsync("at-most");
        await Assertions.Expect(plain.Page.Locator("#high")).ToBeHiddenAsync();
        await plain.Page.Locator("#comparator").SelectOptionAsync("between");
        await SetAsync(plain, "30", "25");
        await Assertions.Expect(plain.Page.Locator(".note.warn")).ToContainTextAsync("Khoảng cần giá trị đến");

        async Task<Visit> EditAsync(bool script)
        {
            var begun = await Visit.StartAsync(fixture, own.Host, new View(), signedIn: false, script: script);
            await begun.SignInAsync("planner@example.org");
            await begun.GoAsync("/targets?year=2024&edit=kpi.online-full-coverage@2024-Q3");
            return begun;
        }

        static async Task SetAsync(Visit planner, string low, string high)
        {
            await planner.Page.Locator("#value").FillAsync(low);
            await planner.Page.Locator("#high").FillAsync(high);
            await planner.Page.Locator("#one-document").FillAsync("QĐ 14");
            await planner.Page.Locator("#one-date").FillAsync("2024-06-21");
            await planner.Page.Locator("button[value=set]").ClickAsync();
        }
    }

    [Fact]
    public async Task Targets_WithoutScript_CanBeEditedAndAssumed()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), script: false);
        await visit.GoAsync("/targets?year=2024&if=kpi.plan-completion@2024");
        await visit.Page.Locator("#x").FillAsync("20");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Xem kết quả" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".assumed")).ToContainTextAsync("39/39 nhiệm vụ = 100 %");
    }

    [Fact]
    public async Task Targets_OfAViewer_OfferNothingToChange()
    {
        await samples.Host.AddPersonAsync("viewer@example.org", "Trần Văn Minh", "viewer");
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), signedIn: false);
        await visit.SignInAsync("viewer@example.org");
        await visit.GoAsync("/targets?year=2024&edit=kpi.backlog@2024&paste=1");
        await Assertions.Expect(visit.Page.Locator(".goalgrid")).ToBeVisibleAsync();
        foreach (var absent in new[] { "#edit", "#paste", "a.edit", "#draft" }) await Assertions.Expect(visit.Page.Locator(absent)).ToHaveCountAsync(0);
        Assert.Equal(404, (await visit.GoAsync("/targets?year=1")).Status);
    }

    [Theory]
    [InlineData("/targets?year=2024", "vi", "light", 1440)]
    [InlineData("/targets?year=2024", "en", "light", 390)]
    [InlineData("/targets?year=2024&rows=all", "vi", "dark", 390)]
    [InlineData("/targets?year=2024&edit=kpi.backlog@2024", "en", "dark", 1440)]
    [InlineData("/targets?year=2024&paste=1", "vi", "contrast", 1440)]
    [InlineData("/targets?year=2025", "vi", "light", 960)]
    [InlineData("/targets?year=2024&edit=kpi.plan-completion@2024", "vi", "light", 360)]
    public async Task Targets_InEveryView_AreAccessible(string path, string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync(path);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Targets_BeforeAnythingIsPublished_SayWhatIsSet()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/targets");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("chưa có mục tiêu nào");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.GoAsync("/targets?year=2025");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("1 chưa có số liệu");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Targets_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        foreach (var view in new[] { new View(), new View(Theme: "dark"), new View(Width: 390), new View("en", "dark", 390) })
        {
            await Screens.TakeAsync(fixture, samples.Host, "/targets?year=2024&if=kpi.online-full-coverage@2024-Q3&x=12", "targets", view);
        }
        await Screens.TakeAsync(fixture, samples.Host, "/targets?year=2024&edit=kpi.plan-completion@2024", "targets-edit", new View());
        await Screens.TakePaperAsync(fixture, samples.Host, "/targets?year=2024", "targets");
        await using var own = await WithAWayAsync();
        foreach (var view in new[] { new View(), new View("en", "dark"), new View(Theme: "contrast", Width: 390), new View(Width: 1100) })
        {
            await Screens.TakeAsync(fixture, own.Host, "/targets?year=2024", "targets-way", view);
        }
        await Screens.TakePaperAsync(fixture, own.Host, "/targets?year=2024", "targets-way");
        await DraftAsync(own.Host);
        foreach (var view in new[] { new View(), new View(Theme: "dark"), new View("en", "light", 390), new View("en", "dark") })
        {
            await Screens.TakeAsync(fixture, own.Host, "/targets?year=2024", "targets-draft", view);
        }
        await Screens.TakeAsync(fixture, own.Host, "/targets?year=2024&edit=kpi.plan-completion@2024-H1", "targets-refused", new View(), RefusedAsync);
        await Screens.TakeAsync(fixture, own.Host, "/targets?year=2024&edit=kpi.plan-completion@2024-H1", "targets-refused", new View("en", "dark", 390), RefusedAsync);

        static async Task RefusedAsync(IPage page)
        {
            await page.Locator("#value").FillAsync("45");
            await page.Locator("#one-document").FillAsync("QĐ 14");
            await page.Locator("#one-date").FillAsync("2024-06-21");
            await page.Locator("button[value=set]").ClickAsync();
            await Assertions.Expect(page.Locator("#problem")).ToBeVisibleAsync();
        }
    }

    // A path over a step, on which the figures of the sample lie; and a target that has judged.
    private static async Task<SampleHost> WithAWayAsync()
    {
        var own = new SampleHost();
        await own.StartAsync();
        var path = new TargetPath(TrajectoryShape.LinearByPeriods, [new TargetStep(new DateOnly(2023, 12, 14), 80), new TargetStep(new DateOnly(2024, 3, 14), 85)]);
        await SetAsync(own.Host, "kpi.online-coverage", "2024", 100, path);
        await SetAsync(own.Host, "kpi.plan-completion", "2024-H1", 50, null);
        return own;
    }

    // A way of an indicator that has none, and another one to a target that has one.
    private static async Task DraftAsync(DashboardHost host)
    {
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var agency = (await host.Services.GetRequiredService<AgencyStore>().AllAsync(TestContext.Current.CancellationToken)).Single();
        var year = catalogue.Calendars[0].Find("2024")!;
        TargetPlanRow Row(string indicator, double value, TrajectoryShape shape, params TargetStep[] steps) => new(catalogue.Find(indicator)!.Id, year, TargetComparator.AtLeast, value, null, new TargetPath(shape, steps), null, null, null);
        await host.Services.GetRequiredService<TargetPlanStore>().PutAsync(
            agency.Id,
            2024,
            [
                Row("kpi.online-full-coverage", 60, TrajectoryShape.Stepped, new TargetStep(new DateOnly(2023, 12, 14), 18), new TargetStep(new DateOnly(2024, 6, 14), 40)),
                Row("kpi.online-coverage", 100, TrajectoryShape.LinearByDays, new TargetStep(new DateOnly(2023, 12, 14), 70)),
            ],
            "planner@example.org",
            TestContext.Current.CancellationToken);
    }

    private static async Task SetAsync(DashboardHost host, string indicator, string period, double value, TargetPath? path)
    {
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetAsync(TestContext.Current.CancellationToken);
        var agency = (await host.Services.GetRequiredService<AgencyStore>().AllAsync(TestContext.Current.CancellationToken)).Single();
        TargetDraft draft = new(catalogue.Find(indicator)!, agency.Id, agency.Key, catalogue.Calendars[0].Find(period)!, TargetComparator.AtLeast, value, "QĐ 13", null, null, null) { Path = path, DocumentDate = new DateOnly(2024, 1, 5) };
        await host.Services.GetRequiredService<TargetStore>().SetAsync(draft, "planner@example.org", TestContext.Current.CancellationToken);
    }
}
