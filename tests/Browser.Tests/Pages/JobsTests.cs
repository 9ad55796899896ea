using Kpi.Data.Diagnostics;
using Kpi.Jobs.Scheduling;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>Did the machine do its work?</summary>
public sealed class JobsTests(BrowserFixture fixture, JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Theory]
    [InlineData("vi", "Hôm nay 17/6/2024: 26 lượt chạy, 21 xong, 4 lỗi khi sao lưu, 1 đang chạy.", "Không sao lưu được.", "Tác vụ theo lịch")]
    [InlineData("en", "Today, 17 Jun 2024: 26 runs, 21 done, failed backups: 4, 1 running.", "No backup could be made.", "Scheduled jobs")]
    public async Task Jobs_BusyDay_SaysWhatFailedWhatWasKeptAndWhatGoesOn(string language, string headline, string failure, string schedule)
    {
        await using var visit = await Visit.StartAsync(fixture, jobs.Busy, new View(language));
        await visit.GoAsync("/jobs");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(headline);
        await Assertions.Expect(visit.Page.Locator(".note.bad")).ToContainTextAsync(failure);
        await Assertions.Expect(visit.Page.Locator(".note.bad")).ToContainTextAsync("No space left on device");

        // Two of nine are done. The scheduler hands progress on once a second at most: the second may have come too soon after the first.
        await Assertions.Expect(visit.Page.Locator("section:has(#running) [role=progressbar]")).ToHaveAttributeAsync("aria-valuenow", new System.Text.RegularExpressions.Regex("^(?:11|22)$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(visit.Page.Locator("#schedule")).ToHaveTextAsync(schedule);
        await Assertions.Expect(visit.Page.Locator(".jobs tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(visit.Page.Locator(".jobs .strip").Nth(2)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("14.*10.*4.*0.*38", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task History_FilteredByKeyboard_StandsInTheAddress()
    {
        await using var visit = await Visit.StartAsync(fixture, jobs.Busy, new View());
        await visit.GoAsync("/jobs");
        var failed = visit.Page.Locator("nav.seg a", new() { HasText = "Lỗi 4" });
        await failed.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(failed).ToHaveAttributeAsync("aria-current", "true");
        Assert.Equal("/jobs?show=failed", visit.Address);
        await visit.Page.Locator("#job").SelectOptionAsync("kpi");
        await Assertions.Expect(visit.Page.Locator("#runs ~ *, section:has(#runs) .face")).ToContainTextAsync(["Không có lượt chạy lỗi"]);
        Assert.Contains("job=kpi", visit.Address, StringComparison.Ordinal);
        Assert.Contains("show=failed", visit.Address, StringComparison.Ordinal);
        await visit.Page.Locator(".face a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(15);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task History_CutIntoPages_GoesOnAndBack()
    {
        await using var visit = await Visit.StartAsync(fixture, jobs.Quiet, new View());
        await visit.GoAsync("/jobs");
        await Assertions.Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(25);
        await visit.Page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(5);
        await Assertions.Expect(visit.Page.Locator("a[rel=next]")).ToHaveCountAsync(0);
        await visit.Page.Locator("a[rel=prev]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(25);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Run_Failed_ShowsItsLogAndCanBeTriedAgain()
    {
        await using var host = await JobHistory.StartAsync();
        var history = new JobHistory(host);
        await history.AddAsync(JobNames.Kpi, TestClock.Start.AddMinutes(-1), 3, Quartz.JobRunResult.Failed, error: "No such column: x", attempt: 3, log: string.Concat(Enumerable.Range(1, 200).Select(i => $"line {i}\n")));
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/jobs");
        await visit.Page.Locator(".runs tbody a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Tính lại chỉ tiêu: lỗi");
        await Assertions.Expect(visit.Page.Locator(".note.bad")).ToContainTextAsync("Không tính lại được chỉ tiêu. Đã thử 4/4 lần; lượt theo lịch kế tiếp lúc 00:30, 18/6.");
        var log = visit.Page.Locator("pre.log");
        await Assertions.Expect(log).ToContainTextAsync("line 200");
        await log.FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.Locator(".note button", new() { HasText = "Thử lại" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Tính lại chỉ tiêu: xong", new() { Timeout = 30_000 });
        await Assertions.Expect(visit.Page.Locator(".context")).ToContainTextAsync($"{DashboardHost.AdminEmail} yêu cầu chạy");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task RunNow_WatchedToItsEnd_MovesByItself()
    {
        var gate = new FileGate(2);
        await using var host = await JobHistory.StartAsync(s => s.AddSingleton<ICheckpoints>(gate));
        JobsFixture.DropHistory(host);
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/jobs");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Chưa có việc nào chạy");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy ngay: Quét hộp tệp đến" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Quét hộp tệp đến: đang chạy", new() { Timeout = 30_000 });
        await Assertions.Expect(visit.Page.Locator("[role=progressbar]")).ToHaveAttributeAsync("aria-valuenow", "11", new() { Timeout = 30_000 });
        gate.Open();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Quét hộp tệp đến: xong", new() { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.Locator(".lede p")).ToHaveTextAsync("Kết quả: công bố 9 tệp.");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Refresh_OfAnAddressThatNamesAPlace_LeavesTheReaderWhereTheyAre()
    {
        await using var host = await JobHistory.StartAsync();
        await new JobHistory(host).AddQuietFortnightAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/jobs#runs");
        await Assertions.Expect(visit.Page.Locator("#runs")).ToBeInViewportAsync();
        await visit.Page.EvaluateAsync("window.scrollTo(0, 40)");
        await host.Services.GetRequiredService<JobBoard>().RunNowAsync(JobNames.Maintenance, DashboardHost.AdminEmail, CancellationToken.None);
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("21 lượt chạy, tất cả đều xong", new() { Timeout = 60_000 });
        Assert.Equal(40, await visit.Page.EvaluateAsync<int>("Math.round(window.scrollY)"));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Cancel_OfARunGoingOn_SaysThatItStopsAndThenThatItHas()
    {
        var gate = new FileGate(2);
        await using var host = await JobHistory.StartAsync(s => s.AddSingleton<ICheckpoints>(gate));
        JobsFixture.DropHistory(host);
        var board = host.Services.GetRequiredService<JobBoard>();
        var id = await board.RunNowAsync(JobNames.Inbox, DashboardHost.AdminEmail, CancellationToken.None);
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        while (await board.FindAsync(id, CancellationToken.None) is not { Progress: > 0 }) await Task.Delay(50, TestContext.Current.CancellationToken);
        await visit.GoAsync("/jobs");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Huỷ: Quét hộp tệp đến" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Quét hộp tệp đến: bị huỷ", new() { Timeout = 30_000 });
        Assert.StartsWith($"/jobs/runs/{id}", visit.Address, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy ngay: Quét hộp tệp đến" })).ToBeVisibleAsync();
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Pause_ByKeyboard_ShowsWhoAndIsTakenBack()
    {
        await using var host = await JobHistory.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync("/jobs");
        var row = visit.Page.Locator(".jobs tbody tr").Nth(2);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tạm dừng lịch: Sao lưu" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToContainTextAsync("Tạm dừng");
        await Assertions.Expect(row).ToContainTextAsync(DashboardHost.AdminEmail);
        await Assertions.Expect(visit.Page.Locator(".lede p")).ToContainTextAsync("chạy theo lịch");
        Assert.Equal("/jobs", visit.Address);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục lịch: Sao lưu" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToContainTextAsync("01:00, 18/6");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "light", 390)]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "dark", 1440)]
    [InlineData("vi", "contrast", 1440)]
    public async Task Jobs_InEveryView_AreAccessible(string language, string theme, int width)
    {
        foreach (var path in new[] { "/jobs", $"/jobs/runs/{jobs.FailedRun}", $"/jobs/runs/{jobs.RunningRun}" })
        {
            await using var visit = await Visit.StartAsync(fixture, jobs.Busy, new View(language, theme, width));
            await visit.GoAsync(path);
            await PageChecks.NoAxeViolationsAsync(visit.Page);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
            visit.Complaints.AssertNone();
        }
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1024)]
    [InlineData(1920)]
    public async Task Jobs_AtAnyWidth_NeverScrollSideways(int width)
    {
        foreach (var path in new[] { "/jobs?show=all", $"/jobs/runs/{jobs.FailedRun}" })
        {
            await using var visit = await Visit.StartAsync(fixture, jobs.Busy, new View(Width: width));
            await visit.GoAsync(path);
            await PageChecks.NoSidewaysScrollAsync(visit.Page);
        }
    }

    [Fact]
    public async Task Jobs_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await Screens.TakeAsync(fixture, jobs.Busy, "/jobs", "jobs-busy");
        await Screens.TakeAsync(fixture, jobs.Busy, $"/jobs/runs/{jobs.FailedRun}", "jobs-run-failed");
        foreach (var view in View.All(["vi"], ["light"], [1440, 390]))
        {
            await Screens.TakeAsync(fixture, jobs.Quiet, "/jobs", "jobs-quiet", view);
            await Screens.TakeAsync(fixture, jobs.Busy, $"/jobs/runs/{jobs.RunningRun}", "jobs-run-running", view);
            await Screens.TakeAsync(fixture, jobs.Quiet, "/jobs?show=failed", "jobs-none-failed", view);
        }
        await Screens.TakePaperAsync(fixture, jobs.Busy, "/jobs", "jobs-busy");
        await Screens.TakePaperAsync(fixture, jobs.Busy, $"/jobs/runs/{jobs.FailedRun}", "jobs-run");
    }
}
