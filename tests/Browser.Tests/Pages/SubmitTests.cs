using Kpi.Data.Identity;
using Kpi.Tests.Shared;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>A clerk's way from the file to the published figure, and every place where it can stop.</summary>
public sealed class SubmitTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("vi", "đọc được 54/63 số liệu, 0 lỗi, 1 cảnh báo, 1 lưu ý", "Đã công bố", "đọc là 7")]
    [InlineData("en", "54 of 63 figures read, 0 errors, 1 warning, 1 note", "Published", "read as 7")]
    public async Task RealForm_UploadedByKeyboardAlone_IsReadCheckedAndPublished(string language, string headline, string published, string seven)
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(language));
        var page = visit.Page;
        await visit.GoAsync("/submit");
        await page.Locator("#file").FocusAsync();
        await page.Locator("#file").SetInputFilesAsync(SubmitForms.RealForm);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".drop > [type=submit]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(headline);
        await Assertions.Expect(page.Locator("#D98 b")).ToHaveTextAsync("26");
        await Assertions.Expect(page.Locator("#D36")).ToContainTextAsync("07");
        await Assertions.Expect(page.Locator("#D36")).ToContainTextAsync(seven);
        await Assertions.Expect(page.Locator("#D14 .miss")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#A59.pb.warn")).ToContainTextAsync("4.3.4");

        // From the problem to its cell and back.
        await page.Locator(".probs a", new() { HasText = "A59" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#A59")).ToBeInViewportAsync();
        Assert.Equal("A59", await page.EvaluateAsync<string>("document.querySelector(':target')?.id"));
        await page.Locator("#A59 a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".probs li:target")).ToContainTextAsync("line.code-mismatch");

        var publish = page.Locator("[formaction$='/publish']");
        await publish.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync(published);
        await page.Locator("main .note a").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("26/127");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Upload_ReadFile_HandsNothingIn()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.UploadAsync(SubmitForms.RealForm);
        await Assertions.Expect(visit.Page.Locator("main [role=status]")).ToHaveTextAsync("Đã đọc xong tệp. Chưa có gì được nộp.");
        await visit.GoAsync("/");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Chưa có số liệu nào được công bố");

        // The same file again is the same submission.
        await visit.UploadAsync(SubmitForms.RealForm);
        await Assertions.Expect(visit.Page.Locator("main [role=status]")).ToContainTextAsync("đã được tải lên trước đây");
        await visit.GoAsync("/submit");
        await Assertions.Expect(visit.Page.Locator(".subs tbody tr")).ToHaveCountAsync(1);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Chưa nộp hay công bố được: chưa rõ đơn vị báo cáo, kỳ báo cáo.")]
    [InlineData("en", "It cannot be submitted or published yet: still unknown: reporting agency, reporting period.")]
    public async Task FileThatSaysNeitherAgencyNorPeriod_Answered_IsPublished(string language, string blocked)
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(language));
        var page = visit.Page;
        await visit.UploadAsync(SubmitForms.Csv("bare.csv", titles: false));
        await Assertions.Expect(page.Locator(".submitbar .why")).ToHaveTextAsync(blocked);
        await Assertions.Expect(page.Locator("[formaction$='/publish']")).ToBeDisabledAsync();

        // One answer after the other: the first is kept.
        await page.Locator("#agency").SelectOptionAsync("sct-ha-nam");
        await page.Locator(".answers [type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".probs")).Not.ToContainTextAsync("agency.missing");
        await Assertions.Expect(page.Locator(".probs")).ToContainTextAsync("period.missing");
        await Assertions.Expect(page.Locator("#agency")).ToHaveValueAsync("sct-ha-nam");
        await page.Locator("#period").SelectOptionAsync("2024-H1");
        await page.Locator("#declared-start").FillAsync("2023-12-16");
        await page.Locator("#declared-end").FillAsync("2024-06-06");
        await page.Locator(".answers [type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".probs")).ToContainTextAsync("period.window-differs");
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("174");

        await page.Locator("[formaction$='/publish']").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("notice=published", StringComparison.Ordinal));
        await visit.GoAsync("/?period=2024-H1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("26/127");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Answer_OneDateAlone_IsRefusedInWords()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.UploadAsync(SubmitForms.RealForm);
        await visit.Page.Locator("details.ask > summary").ClickAsync();
        await visit.Page.Locator("#declared-start").FillAsync("2023-12-16");
        await visit.Page.Locator(".answers [type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToContainTextAsync("cần cả hai ngày");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "Công bố sẽ thay 2 số liệu đã công bố của 6 tháng đầu năm 2024.", "+1")]
    [InlineData("en", "Publishing will replace published figures of the first half of 2024: 2.", "+1")]
    public async Task CorrectedForm_ShowsOldAndNew_IsPublishedAfterASecondLook(string language, string question, string difference)
    {
        await using var host = await DashboardHost.StartAsync();
        await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: true);
        await using var visit = await Visit.StartAsync(fixture, host, new View(language));
        var page = visit.Page;
        await visit.UploadAsync(SubmitForms.Csv("corrected.csv", corrected: true));
        await Assertions.Expect(page.Locator("#D98 del")).ToContainTextAsync("26");
        await Assertions.Expect(page.Locator("#D98 b")).ToHaveTextAsync("27");
        await Assertions.Expect(page.Locator(".changes tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".changes tbody tr").First).ToContainTextAsync(difference);

        await page.Locator("#comment").FillAsync("Đính chính một TTHC");
        await page.Locator(".submitbar a.primary").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(question);
        await Assertions.Expect(page.Locator(".changes tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#comment")).ToHaveValueAsync("Đính chính một TTHC");
        await page.Locator(".confirm .primary").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("notice=published", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("Đính chính một TTHC");
        await Assertions.Expect(page.Locator("#D98 del")).ToContainTextAsync("26");
        await visit.GoAsync("/?period=2024-H1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("27/127");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Publish_SomebodyElsePublishedMeanwhile_ChangesNothingAndShowsTheNewComparison()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        var page = visit.Page;
        await visit.UploadAsync(SubmitForms.RealForm);
        await Assertions.Expect(page.Locator(".submitbar .why")).ToHaveTextAsync("Công bố không thay số liệu nào đã có.");
        await SubmitForms.PostAsync(host, SubmitForms.Csv("corrected.csv", corrected: true), publish: true, "Đính chính");

        await page.Locator("[formaction$='/publish']").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=alert]")).ToContainTextAsync("Chưa làm gì cả");
        await Assertions.Expect(page.Locator("#D98 del")).ToContainTextAsync("27");
        await page.Locator(".submitbar a.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".changes tbody tr")).ToHaveCountAsync(2);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("zero_byte.xlsx", "file.empty")]
    [InlineData("truncated_half.xlsx", "file.corrupt")]
    [InlineData("billion_laughs_sharedstrings.xlsx", "file.corrupt")]
    public async Task FileThatIsNoForm_IsKeptAndSaysWhatToDo(string file, string code)
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        var page = visit.Page;
        await visit.UploadAsync(SubmitForms.Of(file, await File.ReadAllBytesAsync(TestFiles.Path("tests", "Corpus", "hostile", file), TestContext.Current.CancellationToken)));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"“{file}”: chưa đọc được biểu mẫu nào.");
        await Assertions.Expect(page.Locator(".probs li")).ToContainTextAsync(code);
        await Assertions.Expect(page.Locator("[formaction$='/submit']")).ToBeDisabledAsync();
        await PageChecks.NoAxeViolationsAsync(page);
        await page.Locator("[formaction$='/withdraw']").ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("Đã rút lại");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task SeveralFiles_LeadToTheListWithEachOutcome()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.UploadAsync(SubmitForms.RealForm, SubmitForms.Of("other.csv", "a,b\n1,2\n"u8.ToArray()));
        var outcomes = visit.Page.Locator("section:has(#uploaded) li");
        await Assertions.Expect(outcomes).ToHaveCountAsync(2);
        await Assertions.Expect(outcomes.Nth(0)).ToContainTextAsync("đọc được 54/63 số liệu");
        await Assertions.Expect(outcomes.Nth(1)).ToContainTextAsync("chưa đọc được biểu mẫu nào");
        await Assertions.Expect(visit.Page.Locator(".subs tbody tr")).ToHaveCountAsync(2);
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task WithoutScript_UploadConfirmAndPublishWork()
    {
        await using var host = await DashboardHost.StartAsync();
        await SubmitForms.PostAsync(host, SubmitForms.Csv("first.csv"), publish: true);
        await using var visit = await Visit.StartAsync(fixture, host, new View(), script: false);
        var page = visit.Page;
        await visit.UploadAsync(SubmitForms.Csv("corrected.csv", corrected: true));
        await page.Locator(".submitbar a.primary").ClickAsync();
        await page.Locator("#comment").FillAsync("Đính chính");
        await page.Locator(".confirm .primary").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("notice=published", StringComparison.Ordinal));
        await visit.GoAsync("/");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("27/127");

        await visit.UploadAsync(SubmitForms.RealForm, SubmitForms.Of("other.csv", "a,b\n1,2\n"u8.ToArray()));
        await Assertions.Expect(page.Locator("section:has(#uploaded) li")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(true, 200_000)]
    [InlineData(false, 200_000)]
    [InlineData(false, 8_000_000)]
    public async Task TooLarge_IsSaidWithoutLosingThePage(bool script, int bytes)
    {
        await using var host = await DashboardHost.StartAsync(null, "--Kpi:Import:MaxBytes=100000");
        await using var visit = await Visit.StartAsync(fixture, host, new View(), script: script);
        await visit.GoAsync("/submit");
        await visit.Page.Locator("#file").SetInputFilesAsync(SubmitForms.Of("big.xlsx", new byte[bytes]));
        await visit.Page.Locator(".drop > [type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToContainTextAsync("lớn hơn 97,7");
        await Assertions.Expect(visit.Page.Locator("#file")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Comment_EnterPressedInIt_PressesNoButton()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.UploadAsync(SubmitForms.RealForm);
        await visit.Page.Locator("#comment").FillAsync("một");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#comment")).ToHaveValueAsync("một\n");
        Assert.Contains("notice=received", visit.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClerkAndApprover_SubmitReturnSubmitPublish_SayWhoDoesWhat()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.AddPersonAsync("lan@example.org", "Nguyễn Thị Lan", Roles.Viewer, Roles.Contributor);
        await host.AddPersonAsync("minh@example.org", "Trần Minh", Roles.Viewer, Roles.Approver);
        await using var clerk = await Visit.StartAsync(fixture, host, new View(), signedIn: false);
        await clerk.SignInAsync("lan@example.org");
        await using var approver = await Visit.StartAsync(fixture, host, new View(), signedIn: false);
        await approver.SignInAsync("minh@example.org");

        await clerk.UploadAsync(SubmitForms.RealForm);
        await Assertions.Expect(clerk.Page.Locator("[formaction$='/publish']")).ToHaveCountAsync(0);
        await clerk.Page.Locator("#comment").FillAsync("Báo cáo sớm");
        await clerk.Page.Locator("[formaction$='/submit']").ClickAsync();
        await Assertions.Expect(clerk.Page.Locator(".lede")).ToContainTextAsync("Người quyết định: Trần Minh");
        var address = clerk.Address.Split('?')[0];

        await approver.GoAsync("/");
        await approver.GoAsync("/submit?state=submitted");
        await approver.Page.Locator(".subs a").ClickAsync();
        await approver.Page.Locator("[formaction$='/return']").ClickAsync();
        await Assertions.Expect(approver.Page.Locator("main [role=alert]")).ToContainTextAsync("cần ghi lý do");
        await approver.Page.Locator("#comment").FillAsync("Xem lại dòng 7.1.1");
        await approver.Page.Locator("[formaction$='/return']").ClickAsync();
        await Assertions.Expect(approver.Page.Locator("main [role=status]")).ToContainTextAsync("Đã trả lại");
        await Assertions.Expect(approver.Page.Locator(".submitbar .why")).ToContainTextAsync("cần nộp lại trước");

        await clerk.GoAsync(address);
        await Assertions.Expect(clerk.Page.Locator("main .note")).ToContainTextAsync("Xem lại dòng 7.1.1");
        await clerk.Page.Locator("[formaction$='/submit']").ClickAsync();
        await approver.GoAsync(address);
        await approver.Page.Locator("[formaction$='/publish']").ClickAsync();
        await Assertions.Expect(approver.Page.Locator("main [role=status]")).ToContainTextAsync("Đã công bố");
        foreach (var words in new[] { "Nguyễn Thị Lan", "Trần Minh", "trả lại: “Xem lại dòng 7.1.1”" }) await Assertions.Expect(approver.Page.Locator(".history")).ToContainTextAsync(words);

        // The clerk's page is still the one from before: withdrawing comes too late, and says so.
        await clerk.Page.Locator("[formaction$='/withdraw']").ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("main [role=alert]")).ToContainTextAsync("Chưa làm gì cả");
        clerk.Complaints.AssertNone();
        approver.Complaints.AssertNone();
    }

    [Fact]
    public async Task PersonOfAnotherAgency_ReadsButDecidesNothing()
    {
        await using var host = await DashboardHost.StartAsync();
        var id = await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: false);
        await host.AddPersonOfAsync("so-tai-chinh", "hoa@example.org", "Lê Thị Hoa", Roles.Viewer, Roles.Contributor, Roles.Approver);
        await using var visit = await Visit.StartAsync(fixture, host, new View(), signedIn: false);
        await visit.SignInAsync("hoa@example.org");
        await visit.GoAsync($"/submit/{id}");
        await Assertions.Expect(visit.Page.Locator("#D98 b")).ToHaveTextAsync("26");
        await Assertions.Expect(visit.Page.Locator("main form")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("của chính đơn vị này");

        // Nor past the page.
        Assert.Equal(403, await visit.Page.EvaluateAsync<int>("id => fetch(`/api/v1/submissions/${id}/publish`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }).then(r => r.status)", id));
    }

    [Fact]
    public async Task Viewer_SeesEverythingAndWhyNothingCanBeHandedIn()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.AddPersonAsync("xem@example.org", "Người Xem", Roles.Viewer);
        var id = await SubmitForms.PostAsync(host, SubmitForms.RealForm, publish: false);
        await using var visit = await Visit.StartAsync(fixture, host, new View(), signedIn: false);
        await visit.SignInAsync("xem@example.org");
        await visit.GoAsync("/submit");
        await Assertions.Expect(visit.Page.Locator("#file")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".lede")).ToContainTextAsync("Tải tệp lên cần vai trò Người nộp");
        await visit.GoAsync($"/submit/{id}");
        await Assertions.Expect(visit.Page.Locator("main form")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Bạn đang xem với quyền đọc");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        visit.Complaints.AssertNone();
    }
}
