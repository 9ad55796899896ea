using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What a leader reads in two minutes.</summary>
public sealed class OverviewTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("vi", "20,5 %", "26/127 TTHC", "còn thiếu 19 TTHC (14,5 điểm %)", "48,7 %", "19/39 nhiệm vụ")]
    [InlineData("en", "20.5%", "26/127 procedures", "19 procedures (14.5 pp) short", "48.7%", "19/39 tasks")]
    public async Task Overview_RealHalfYear_ShowsTheFiguresWithTheirCounts(string language, string coverage, string procedures, string gap, string plan, string tasks)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        await visit.GoAsync("/");
        var tiles = visit.Page.Locator("section:has(#attention) article");
        await Assertions.Expect(tiles.Nth(0)).ToContainTextAsync(coverage);
        await Assertions.Expect(tiles.Nth(0)).ToContainTextAsync(procedures);
        await Assertions.Expect(tiles.Nth(0)).ToContainTextAsync(gap);
        await Assertions.Expect(tiles.Nth(1)).ToContainTextAsync(plan);
        await Assertions.Expect(tiles.Nth(1)).ToContainTextAsync(tasks);
        await Assertions.Expect(tiles.Nth(0)).ToContainTextAsync("D98, D97");
        await Assertions.Expect(tiles.Nth(1)).ToContainTextAsync("D11, D10");
        await Assertions.Expect(visit.Page.Locator(".watch tr").Filter(new() { HasText = language == "vi" ? "16.181/16.183" : "16,181/16,183" })).ToContainTextAsync("D41");
        await Assertions.Expect(visit.Page.Locator(".badge.illus")).ToBeVisibleAsync();
        await Assertions.Expect(tiles.Nth(0)).ToContainTextAsync(language == "vi" ? "chưa đủ số liệu: 10/13" : "not enough data: 10 of 13");
        await Assertions.Expect(visit.Page.Locator(".watch tbody tr").Nth(0).Locator(".sigw")).ToContainTextAsync(language == "vi" ? "10/13" : "10 of 13");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(1024)]
    [InlineData(390)]
    public async Task Signal_WithMoreWordsThanALineHolds_WrapsBesideItsIcon(int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View("en", Width: width));
        await visit.GoAsync("/");
        var beside = await visit.Page.Locator(".tile .sigw:not(:has(.sigw))").EvaluateAllAsync<bool[]>(
            "all => all.map(e => e.querySelector('span').getBoundingClientRect().left >= e.querySelector('svg').getBoundingClientRect().right)");
        Assert.NotEmpty(beside);
        Assert.All(beside, Assert.True);
    }

    // What counts the lines of the form has no inputs of its own; an empty cell would look like a figure that is missing.
    [Theory]
    [InlineData("vi", "theo số dòng của biểu")]
    [InlineData("en", "from the lines of the form")]
    public async Task Watched_EveryIndicator_SaysHowCompleteItIs(string language, string lines)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language));
        await visit.GoAsync("/");
        var cells = await visit.Page.Locator(".watch tbody td:last-child").AllInnerTextsAsync();
        Assert.NotEmpty(cells);
        Assert.All(cells, text => Assert.NotEqual("", text.Trim()));
        Assert.Contains(lines, cells);
    }

    [Fact]
    public async Task Filter_ChosenByKeyboard_ChangesTheAddressAndThePage()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/");
        await visit.Page.Locator("#period").FocusAsync();
        await visit.Page.Locator("#period").SelectOptionAsync("2023-H1");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("6 tháng đầu năm 2023");
        Assert.Contains("period=2023-H1", visit.Address, StringComparison.Ordinal);
        await visit.Page.Locator("#section").SelectOptionAsync("3");
        await Assertions.Expect(visit.Page.Locator(".secs tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("period=2023-H1", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Overview_OpenWhileSomebodyPublishes_RefreshesByItselfAndKeepsItsPlace()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Chưa có số liệu nào được công bố");
        await PublishAsync(host, "history", "phu-luc-I-quy-I-2024.xlsx");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Quý I/2024", new() { Timeout = 15_000 });

        // A headline that grows by a line pushes the rest down; the browser scrolls with it, so that what is read stays where it is.
        await visit.Page.EvaluateAsync("window.scrollTo(0, 600)");
        var read = (await visit.Page.Locator("#watched").BoundingBoxAsync())!.Y;
        await PublishAsync(host, "phu-luc-I-6-thang-2024.xlsx");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("6 tháng đầu năm 2024", new() { Timeout = 15_000 });
        Assert.InRange((await visit.Page.Locator("#watched").BoundingBoxAsync())!.Y, read - 20, read + 20);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Overview_UnknownPeriod_IsNotFound()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        Assert.Equal(404, (await visit.GoAsync("/?period=2024-Q9")).Status);
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task Overview_InEveryView_IsAccessible(string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync("/");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Overview_Empty_LeadsToTheFirstUploadAndIsAccessible()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/");
        await Assertions.Expect(visit.Page.Locator("main a.primary")).ToHaveAttributeAsync("href", "/submit");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
    }

    // What a first visit on a phone costs; docs/performance.md reports the figures.
    [Fact]
    public async Task Overview_FirstVisit_IsLight()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        var network = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await network.SendAsync("Network.enable");
        double overTheWire = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => overTheWire += e!.Value.GetProperty("encodedDataLength").GetDouble();
        var html = await (await visit.GoAsync("/")).BodyAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.Load);
        TestContext.Current.SendDiagnosticMessage($"overview: {html.Length} bytes of HTML, {overTheWire} bytes over the wire");
        Assert.InRange(html.Length, 1, 80 * 1024);
        Assert.InRange(overTheWire, 1, 150 * 1024);
    }

    [Fact]
    public async Task Overview_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, samples.Host, "/", "overview");
        await Screens.TakePaperAsync(fixture, samples.Host, "/", "overview");
    }

    private static async Task PublishAsync(DashboardHost host, params string[] form)
    {
        using var client = host.Client();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(TestFiles.Path(["tests", "Forms", .. form]))), "file", form[^1] } };
        using var response = await client.PostAsync(new Uri("/api/v1/submissions?publish=true", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
    }
}
