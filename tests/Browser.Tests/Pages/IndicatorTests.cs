using Kpi.Data.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

public sealed class IndicatorTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const string Coverage = "/indicators/kpi.online-full-coverage?period=2024-H1";

    [Fact]
    public async Task Leader_FromTheTileToTheCell_InTwoPresses()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tỷ lệ TTHC cung cấp toàn trình", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("26/127");
        await visit.Page.Locator(".series tr.sel a").ClickAsync();
        var lineage = visit.Page.Locator("#lineage");
        await Assertions.Expect(lineage).ToContainTextAsync("ô D98");
        await Assertions.Expect(lineage).ToContainTextAsync("ô D97");
        await Assertions.Expect(lineage).ToContainTextAsync("phu-luc-I-6-thang-2024.xlsx");
        await Assertions.Expect(lineage).ToContainTextAsync("26 + 101 = 127");
        Assert.EndsWith("#lineage", visit.Page.Url, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Lineage_FollowedFromAFigure_EndsAtItsCell(int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(Width: width));
        await visit.GoAsync(Coverage);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "ô D98" }).First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/submit/**#D98");
        var cell = visit.Page.GetByRole(AriaRole.Cell).And(visit.Page.Locator(":target"));
        await Assertions.Expect(cell).ToContainTextAsync("26");
        await Assertions.Expect(cell).ToBeFocusedAsync();
        await Assertions.Expect(cell).ToBeInViewportAsync(new() { Ratio = 1 });

        // Nothing that sticks to an edge lies on it.
        Assert.True(await cell.EvaluateAsync<bool>("e => { const b = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)); }"));
        await Assertions.Expect(cell.Locator("..")).ToContainTextAsync("toàn trình");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Lineage_OfACellThatIsNotShown_SaysSoAndPointsAtNoOther()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync(Coverage);
        var link = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "ô D98" }).First.GetAttributeAsync("href");
        await visit.GoAsync(link!.Split('?')[0] + "?sheet=Bieu%209&cell=D98#D98");
        await Assertions.Expect(visit.Page.GetByText("ô D98 của trang tính “Bieu 9”")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(":target")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(1440, false)]
    [InlineData(820, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task Increases_UnderTheTrend_StandBelowThePointsOfTheirPeriods(int width, bool script)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(Width: width), script: script);
        await visit.GoAsync(Coverage);
        if (script) await Assertions.Expect(visit.Page.Locator(".explorer svg").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("Thay đổi so với kỳ trước").Last).ToBeVisibleAsync();
        var apart = await visit.Page.EvaluateAsync<string[]>("""
            () => {
              const seen = e => e.checkVisibility({ visibilityProperty: true });
              const middle = e => { const b = e.getBoundingClientRect(); return b.x + b.width / 2; };
              const words = [...document.querySelectorAll('.trend svg text')].filter(e => seen(e) && !e.querySelector('text'));
              const bars = [...document.querySelectorAll('.trend rect:has(~ text)')].filter(seen);
              if (bars.length < 2) return [`${bars.length} bars`];
              return bars.flatMap(bar => {
                const name = bar.parentElement.lastElementChild.textContent;
                const above = words.filter(w => w.textContent === name && w.parentElement !== bar.parentElement && Math.abs(middle(w) - middle(bar)) < 1.5);
                return above.length === 1 ? [] : [`${name}: ${above.length} at ${middle(bar)}`];
              });
            }
            """);
        Assert.Empty(apart);
        if (script) visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Words_InTheTrend_LieNotOnEachOther(int width, bool script)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(Width: width), script: script);
        foreach (var path in new[] { Coverage, "/indicators/cchc.3.3.received", "/indicators/kpi.plan-completion?period=2024-H1" })
        {
            await visit.GoAsync(path);
            if (script) await Assertions.Expect(visit.Page.Locator(".explorer svg").First).ToBeVisibleAsync();
            var covered = await visit.Page.EvaluateAsync<string[]>("""
                () => {
                  const words = [...document.querySelectorAll('.trend svg text.halo')].filter(e => e.checkVisibility({ visibilityProperty: true })).map(e => [e.textContent, e.getBoundingClientRect()]);
                  if (words.length === 0) return ['no words'];
                  const wide = words.filter(([, b]) => b.right > document.documentElement.clientWidth).map(([t]) => `${t} sticks out`);
                  return wide.concat(words.flatMap(([t, a], i) => words.slice(0, i).filter(([, b]) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom).map(([o]) => `${t} on ${o}`)));
                }
                """);
            Assert.Empty(covered);
        }
    }

    [Fact]
    public async Task PerDay_Ticked_DividesTheFiguresOfThePageAndStaysInTheAddress()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/indicators/cchc.3.3.received?period=2024-H1");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("16.183");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Bình quân ngày" }).CheckAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("hồ sơ/ngày");
        Assert.Contains("perday=true", visit.Address, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Hồ sơ/ngày" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Số ngày" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".explorer").GetByRole(AriaRole.Status)).ToContainTextAsync("hồ sơ/ngày");
        await Assertions.Expect(visit.Page.GetByText("không so với số bình quân ngày")).ToBeVisibleAsync();
        Assert.Contains("perday=true", await visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).GetAttributeAsync("href"), StringComparison.Ordinal);
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Bình quân ngày" }).UncheckAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("16.183 hồ sơ trong");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Split_OfARate_SaysWhatItsChangeConsistsOf()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync(Coverage);
        var split = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Vì sao tỷ lệ TTHC cung cấp toàn trình tăng" });
        await Assertions.Expect(split).ToContainTextAsync("Tử số từ 18 thành 26 TTHC (+8). Do tỷ lệ: +6,6. Do mẫu số đổi từ 119 thành 127: +1,4.");
        await Assertions.Expect(split.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(5);
        await visit.GoAsync("/indicators/kpi.online-full-coverage?period=2022-Q1");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Thay đổi gồm những gì?" })).ToContainTextAsync("Không tách được: chưa có kỳ trước nào");
    }

    [Fact]
    public async Task Paper_SaysWhatItShowsOfWhomAndAsOfWhen()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.GoAsync("/indicators/cchc.3.3.received?period=2024-H1&as=ytd&perday=true");
        await Assertions.Expect(visit.Page.GetByText("Số hồ sơ TTHC đã tiếp nhận. Sở Công Thương")).ToContainTextAsync("Kỳ: 6 tháng 2024 (");
        await Assertions.Expect(visit.Page.GetByText("Hiển thị: Luỹ kế từ đầu năm, bình quân ngày")).ToContainTextAsync("Số liệu tính đến ");
    }

    [Fact]
    public async Task Chart_ThatCannotBePutUp_LeavesTheDrawnOne_AndThePageLives()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        // What a reader who has gone on meanwhile leaves behind: no place to put the chart in.
        await visit.Page.AddInitScriptAsync("""
            let library;
            Object.defineProperty(window, 'Radzen', {
              configurable: true,
              get: () => library,
              set: value => { library = value; value.createChart = () => { window.refused = true; throw new TypeError('No place.'); }; },
            });
            """);
        await visit.GoAsync(Coverage);
        await visit.Page.WaitForFunctionAsync("() => window.refused");
        await Assertions.Expect(visit.Page.Locator(".explorer svg")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".trend > .chart.wide")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "So sánh kỳ", Exact = true }).First.ClickAsync();
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/compare");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Chart_WalkedThroughByKeyboard_SaysEachPeriodAndOpensItsSource()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync(Coverage);
        var chart = visit.Page.Locator(".explorer");
        await Assertions.Expect(chart.Locator("svg").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".trend > .chart.wide")).ToBeHiddenAsync();
        var readout = chart.GetByRole(AriaRole.Status);
        await Assertions.Expect(readout).ToContainTextAsync("6 tháng 2024: 26/127");
        await chart.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(readout).ToContainTextAsync("quý III/2024: chưa đến kỳ; mục tiêu ≥ 35");
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(readout).ToContainTextAsync("quý I/2024: 24/122");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("24/122");
        Assert.Contains("period=2024-Q1", visit.Address, StringComparison.Ordinal);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Chart_OfSomebodyWhoWasLocked_MovesNoMoreAndAsksToSignIn()
    {
        const string Name = "khoa@example.org";
        await samples.Host.AddPersonAsync(Name, "Người Bị Khoá", Roles.Viewer);
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), signedIn: false);
        await visit.SignInAsync(Name);
        await visit.GoAsync(Coverage);
        await visit.Page.Locator(".explorer svg").First.WaitForAsync();
        var people = samples.Host.Services.GetRequiredService<PersonStore>();
        var id = (await people.AllAsync(TestContext.Current.CancellationToken)).Single(p => p.UserName == Name).Id;
        Assert.Null((await people.LockAsync(id, "Nghỉ việc", "root", TestContext.Current.CancellationToken)).Fault);

        // As on another node, where it takes two seconds to be noticed.
        await visit.Page.Locator(".explorer").FocusAsync();
        for (var press = 0; press < 20 && !visit.Address.StartsWith("/sign-in", StringComparison.Ordinal); press++)
        {
            await visit.Page.Keyboard.PressAsync("ArrowLeft");
            await visit.Page.WaitForTimeoutAsync(250);
        }
        await Assertions.Expect(visit.Page.Locator("#password")).ToBeVisibleAsync();
        Assert.Contains("return=", visit.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_PointedAt_ShowsTheFigureWithItsCounts()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync(Coverage);
        var plot = visit.Page.Locator(".explorer .plot");
        await Assertions.Expect(plot.Locator("svg")).ToBeVisibleAsync();
        var box = (await plot.BoundingBoxAsync())!;
        for (var step = 0; step < 2; step++) await visit.Page.Mouse.MoveAsync((float)(box.X + (box.Width / 2) + step), (float)(box.Y + (box.Height / 2)));
        await Assertions.Expect(visit.Page.Locator(".tip")).ToContainTextAsync("TTHC = ");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Accumulation_ChosenInTheSwitch_ChangesTheAddressAndTheFigures()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/indicators/cchc.3.3.received?period=2024-H1");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("16.183");
        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "Cách tính" }).GetByText("Từng quý", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("8.555");
        Assert.Contains("as=discrete", visit.Address, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("#lineage")).ToContainTextAsync("16.183");
        await Assertions.Expect(visit.Page.Locator("#lineage")).ToContainTextAsync("7.628");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Index_SearchedWithoutDiacritics_LeadsToTheIndicator()
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/indicators");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("ty le ho so giai quyet dung han");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".index tbody tr")).ToHaveCountAsync(1);
        await visit.Page.Locator(".index a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("16.181/16.181");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("/indicators/cchc.9.9")]
    [InlineData("/indicators/kpi.backlog?period=2024-Q9")]
    [InlineData("/indicators/kpi.backlog?as=weekly")]
    [InlineData("/indicators?period=never")]
    public async Task Address_OfNothing_IsNotFound(string path)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        Assert.Equal(404, (await visit.GoAsync(path)).Status);
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task IndicatorAndIndex_InEveryView_AreAccessible(string language, string theme, int width)
    {
        foreach (var path in new[] { Coverage, "/indicators/cchc.3.3.received?period=2024-H1", "/indicators/cchc.1.4.2", "/indicators" })
        {
            await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
            await visit.GoAsync(path);
            if (path == Coverage) await Assertions.Expect(visit.Page.Locator(".explorer svg").First).ToBeVisibleAsync();
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            visit.Complaints.AssertNone();
        }
    }

    [Fact]
    public async Task IndicatorAndIndex_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, samples.Host, Coverage, "indicator");
        await Screens.TakePaperAsync(fixture, samples.Host, Coverage, "indicator");
        await Screens.TakeAsync(fixture, samples.Host, "/indicators/kpi.plan-completion?period=2024-H1", "indicator-plan");
        await Screens.TakeAsync(fixture, samples.Host, "/indicators/cchc.3.3.received?period=2024-Q2&as=discrete&perday=true", "indicator-per-day");
        await Screens.TakeAsync(fixture, samples.Host, "/indicators", "indicators");
    }

    [Theory]
    [InlineData("svg")]
    [InlineData("png")]
    public async Task Chart_SavedAsAFile_IsWholeWithoutThePage(string kind)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View());
        await visit.GoAsync("/indicators/kpi.online-full-coverage");
        var button = visit.Page.Locator($"[data-save={kind}]");
        await button.FocusAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal($"kpi.online-full-coverage-sct-ha-nam.{kind}", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        if (kind == "png")
        {
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
        }
        else
        {
            var svg = System.Xml.Linq.XDocument.Load(new MemoryStream(bytes)).Root!;
            Assert.Equal("780", svg.Attribute("width")!.Value);

            // The line, and the bars below it with what they are called.
            Assert.Equal(2, svg.Elements().Count(e => e.Name.LocalName == "svg"));
            Assert.Equal("Thay đổi so với kỳ trước, điểm %", svg.Elements().Single(e => e.Name.LocalName == "text").Value);
            Assert.All(svg.Descendants().Where(e => e.Name.LocalName == "path"), p => Assert.NotNull(p.Attribute("stroke")));
            Assert.DoesNotContain(svg.Descendants(), e => e.Attribute("class") is not null);
        }
        visit.Complaints.AssertNone();
    }
}
