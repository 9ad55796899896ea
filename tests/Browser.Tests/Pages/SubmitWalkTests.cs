using System.Text;
using Kpi.Jobs.Publishing;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>The whole way of a report with three mistakes, with the keyboard alone: put right in the preview, handed in, returned, corrected, published, taken back, published again.</summary>
public sealed class SubmitWalkTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("vi", "đọc được 52/63 số liệu, 3 lỗi", "Đã chọn 16.183", "Giải trình: “Theo QĐ 12”", "Đã để trống", "Đã sửa: 25 → 27", "Đã hoàn tác công bố")]
    [InlineData("en", "52 of 63 figures read, 3 errors", "16,183 taken", "Explained: “Theo QĐ 12”", "Left empty", "Changed: 25 → 27", "The publication has been undone")]
    public async Task ThreeMistakes_PutRight_HandedIn_Returned_Corrected_Published_Undone_Published(
        string language, string headline, string taken, string explained, string left, string done, string undone)
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(language));
        var page = visit.Page;
        await visit.GoAsync("/");
        await FollowAsync(visit, "/submit");
        await page.HandInAsync(SubmitForms.Of("three-mistakes.csv", Mistaken()));
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(headline);
        await Assertions.Expect(page.Locator("[formaction$='/publish']")).ToBeDisabledAsync();

        // A number with two readings, a cell nobody can read, a sum that does not add up.
        await page.EnterAtAsync(".probs li:has-text('value.ambiguous-number') button[value='reading=16183']");
        await Assertions.Expect(page.Locator(".probs li:has-text('value.ambiguous-number') .fixed")).ToContainTextAsync(taken);
        await page.EnterAtAsync(".probs li:has-text('value.unreadable') button[value=missing]");
        await Assertions.Expect(page.Locator(".probs li:has-text('value.unreadable') .fixed")).ToContainTextAsync(left);
        await page.EnterAtAsync(".probs li:has-text('rule.broken') summary");
        await page.TypeAtAsync(".probs li:has-text('rule.broken') textarea", "Theo QĐ 12");
        await page.EnterAtAsync(".probs li:has-text('rule.broken') button[value=explanation]");
        await Assertions.Expect(page.Locator(".probs li:has-text('rule.broken') .fixed")).ToContainTextAsync(explained);

        // What was answered can be taken back, and answered again.
        await page.EnterAtAsync(".probs li:has-text('value.unreadable') button[value=none]");
        await Assertions.Expect(page.Locator("[formaction$='/publish']")).ToBeDisabledAsync();
        await page.EnterAtAsync(".probs li:has-text('value.unreadable') button[value=missing]");
        var submission = page.Url.Split('?')[0];
        await page.EnterAtAsync("[formaction$='/submit']");
        await page.WaitForURLAsync(url => url.Contains("notice=submitted", StringComparison.Ordinal));

        await FollowAsync(visit, "/review");
        await page.EnterAtAsync("a.primary");
        await Assertions.Expect(page.Locator(".probs")).ToContainTextAsync(explained);

        // The headline takes the focus last; a key pressed before that goes nowhere.
        await Assertions.Expect(page.Locator("main h1")).ToBeFocusedAsync();

        // The reason stands at the line it is about; whoever handed it in sees it there.
        await page.EnterAtAsync(".sheet tr:has-text('7.1.1') th a");
        await page.WaitForURLAsync(url => url.Contains("line=cchc.7.1.1", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#line")).ToHaveValueAsync("cchc.7.1.1");
        await page.TypeAtAsync("#line-text", "Đối chiếu QĐ 12");
        await page.EnterAtAsync("form[action$='/comment'] [type=submit]");
        await page.WaitForURLAsync(url => url.Contains("notice=commented", StringComparison.Ordinal));
        await page.EnterAtAsync("[formaction$='/return']");
        await page.WaitForURLAsync(url => url.Contains("notice=returned", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".sheet tr:has-text('7.1.1') .remark")).ToContainTextAsync("Đối chiếu QĐ 12");

        // The corrected form is another file; it is published, taken back, and published again.
        await FollowAsync(visit, "/submit");
        await page.HandInAsync(SubmitForms.Csv("corrected.csv", corrected: true));
        var corrected = page.Url.Split('?')[0];
        Assert.NotEqual(submission, corrected);
        await Assertions.Expect(page.Locator("section:has(#asked)")).ToContainTextAsync("Đối chiếu QĐ 12");
        await Assertions.Expect(page.Locator("section:has(#asked)")).ToContainTextAsync(done);
        await page.EnterAtAsync("[formaction$='/publish']");
        await page.WaitForURLAsync(url => url.Contains("notice=published", StringComparison.Ordinal));
        await page.EnterAtAsync("details.ask:has(#reason) > summary");
        await page.TypeAtAsync("#reason", "Chờ ý kiến");
        await page.EnterAtAsync("form:has(#reason) [type=submit]");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync(undone);
        await FollowAsync(visit, "/");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("27/127");
        await FollowAsync(visit, "/submit");
        await page.EnterAtAsync($"main a[href^='{new Uri(corrected).AbsolutePath}']");
        await page.EnterAtAsync("[formaction$='/publish']");
        await page.WaitForURLAsync(url => url.Contains("notice=published", StringComparison.Ordinal));
        await FollowAsync(visit, "/");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("27/127");
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "dark", 390)]
    public async Task Mistakes_InEveryView_AreAccessible(string language, string theme, int width)
    {
        await using var host = await DashboardHost.StartAsync();
        await using var visit = await Visit.StartAsync(fixture, host, new View(language, theme, width));
        await visit.UploadAsync(SubmitForms.Of("three-mistakes.csv", Mistaken()));
        await visit.Page.Locator(".probs li:has-text('rule.broken') summary").ClickAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        visit.Complaints.AssertNone();
    }

    [Theory]
    [InlineData("vi", "dark", 390)]
    [InlineData("en", "light", 1440)]
    public async Task LineComments_InEveryView_AreAccessible(string language, string theme, int width)
    {
        await using var host = await DashboardHost.StartAsync();
        var id = await CommentedAsync(host);
        await using var visit = await Visit.StartAsync(fixture, host, new View(language, theme, width));
        await visit.GoAsync($"/submit/{id}");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Mistakes_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await DashboardHost.StartAsync();
        var id = await SubmitForms.PostAsync(host, SubmitForms.Of("three-mistakes.csv", Mistaken()), publish: false);
        await Screens.TakeAsync(fixture, host, $"/submit/{id}", "submit-mistakes");
    }

    [Fact]
    public async Task LineComments_InEveryView_ArePictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await DashboardHost.StartAsync();
        await Screens.TakeAsync(fixture, host, $"/submit/{await CommentedAsync(host)}", "submit-comments");
    }

    private static async Task<Guid> CommentedAsync(DashboardHost host)
    {
        var id = Guid.Parse(await SubmitForms.PostAsync(host, SubmitForms.Csv("form.csv"), publish: false));
        var service = host.Services.GetRequiredService<SubmissionService>();
        await service.SubmitAsync(id, "clerk", null, null, TestContext.Current.CancellationToken);
        await service.CommentAsync(id, [("cchc.7.1.1", "Đối chiếu lại với QĐ 12/QĐ-UBND: số thủ tục toàn trình là 27."), ("cchc.3.3.received", "Nêu căn cứ.")], "approver", TestContext.Current.CancellationToken);
        return id;
    }

    // One rule broken, one cell unreadable, one number with two readings.
    private static byte[] Mistaken()
    {
        var text = File.ReadAllText(TestFiles.Path("tests", "Forms", "variants", "v2-csv-utf8-bom.csv"));
        text = text.Replace("toàn trình,TTHC,26", "toàn trình,TTHC,25", StringComparison.Ordinal);
        text = text.Replace("đã ban hành,Văn bản,3", "đã ban hành,Văn bản,\"16,183\"", StringComparison.Ordinal);
        text = text.Replace("Số phòng, ban, đơn vị thuộc, trực thuộc\",\"Cơ quan, đơn vị\",09", "Số phòng, ban, đơn vị thuộc, trực thuộc\",\"Cơ quan, đơn vị\",?", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    private static async Task FollowAsync(Visit visit, string path)
    {
        var page = visit.Page;
        await visit.BegunAsync();
        await page.EnterAtAsync($".side a:is([href='{path}'], [href^='{path}?'])");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path);

        // The headline takes the focus last; a key pressed before that goes nowhere.
        await Assertions.Expect(page.Locator("main h1")).ToBeFocusedAsync();
    }
}
