using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Kpi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kpi.Browser.Tests.Pages;

/// <summary>What people say about single figures, and the explanations that came with them.</summary>
public sealed class DiscussionTests(BrowserFixture fixture, SampleFixture samples) : IClassFixture<SampleFixture>
{
    private const string Path = "/indicators/cchc.7.1.1?period=2024-H1";

    [Theory]
    [InlineData("vi", "Đã ghi ý kiến.", "6 tháng 2024", "Đã sửa ý kiến.", "Đã rút lại ý kiến.", "đã được người viết rút lại")]
    [InlineData("en", "Your comment was saved.", "H1 2024", "Your comment was changed.", "Your comment was withdrawn.", "Withdrawn by its author")]
    public async Task Comment_IsSaid_Changed_AndWithdrawn_AndIsNeverMarkup_WithoutScript(string language, string added, string period, string changed, string withdrawn, string gone)
    {
        var person = $"noi-{language}@example.org";
        await samples.Host.AddPersonAsync(person, "Người Nói", Roles.Contributor);
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language), signedIn: false, script: false);
        await visit.SignInAsync(person);
        var page = visit.Page;
        await visit.GoAsync(Path);
        var section = page.Locator("section:has(#discussion)");
        await section.Locator("details:has(#comment-text) > summary").ClickAsync();
        await Assertions.Expect(section.Locator("#comment-period")).ToHaveValueAsync("2024-H1");
        await section.Locator("#comment-text").FillAsync("<b>Thêm</b> 5 TTHC\n& rà soát");
        await section.Locator("form:has(#comment-text) [type=submit]").ClickAsync();
        await Assertions.Expect(section.Locator("[role=status]")).ToHaveTextAsync(added);
        var item = section.Locator(".todo li").First;
        await Assertions.Expect(item).ToContainTextAsync("<b>Thêm</b> 5 TTHC");
        await Assertions.Expect(item).ToContainTextAsync(period);
        await Assertions.Expect(item).ToContainTextAsync("Người Nói");

        await item.Locator("details:has(textarea) > summary").ClickAsync();
        await item.Locator("textarea").FillAsync("Thêm 5 TTHC");
        await item.Locator("form[action$='/change'] [type=submit]").ClickAsync();
        await Assertions.Expect(section.Locator("[role=status]")).ToHaveTextAsync(changed);
        await Assertions.Expect(item.Locator(".rev")).ToContainTextAsync("<b>Thêm</b>");
        await item.Locator("details:has(textarea) > summary").ClickAsync();
        await item.Locator("form[action$='/withdraw'] [type=submit]").ClickAsync();
        await Assertions.Expect(section.Locator("[role=status]")).ToHaveTextAsync(withdrawn);
        await Assertions.Expect(item).ToContainTextAsync(gone);
        await Assertions.Expect(item).Not.ToContainTextAsync("TTHC");
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Explanation_OfAPublishedFigure_StandsInTheListWithItsSource()
    {
        await using var host = await DashboardHost.StartAsync();
        await ExplainedAsync(host);
        await using var visit = await Visit.StartAsync(fixture, host, new View());
        await visit.GoAsync(Path);
        var item = visit.Page.Locator("section:has(#discussion) .todo li").First;
        await Assertions.Expect(item).ToContainTextAsync("Theo QĐ 12");
        await Assertions.Expect(item).ToContainTextAsync("Giải trình cho vấn đề:");
        await Assertions.Expect(item.GetByRole(AriaRole.Link)).ToContainTextAsync("explained.csv");
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await item.GetByRole(AriaRole.Link).ClickAsync();
        await visit.Page.WaitForURLAsync(url => url.Contains("/submit/", StringComparison.Ordinal));
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Readers_AndPeopleOfOtherAgencies_ReadOnly()
    {
        await samples.Host.AddPersonAsync("doc@example.org", "Người Đọc", Roles.Viewer);
        await samples.Host.AddPersonOfAsync("nowhere", "khac@example.org", "Người Khác", Roles.Approver);
        foreach (var person in new[] { "doc@example.org", "khac@example.org" })
        {
            await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(), signedIn: false);
            await visit.SignInAsync(person);
            await visit.GoAsync(Path);
            await Assertions.Expect(visit.Page.Locator("#discussion")).ToBeVisibleAsync();
            await Assertions.Expect(visit.Page.Locator("#comment-text")).ToHaveCountAsync(0);
        }
    }

    [Theory]
    [InlineData("vi", "light", 1440)]
    [InlineData("en", "dark", 390)]
    public async Task Discussion_Open_IsAccessible(string language, string theme, int width)
    {
        await using var visit = await Visit.StartAsync(fixture, samples.Host, new View(language, theme, width));
        await visit.GoAsync(Path);
        await visit.Page.Locator("details:has(#comment-text) > summary").ClickAsync();
        await visit.Page.Locator("#comment-text").FillAsync($"Ý kiến {language}");
        await visit.Page.Locator("form:has(#comment-text) [type=submit]").ClickAsync();
        await visit.Page.Locator("section:has(#discussion) .todo summary").First.ClickAsync();
        await PageChecks.NoAxeViolationsAsync(visit.Page);
        await PageChecks.NoSidewaysScrollAsync(visit.Page);
        if (width < 720) await PageChecks.TargetsAreLargeEnoughAsync(visit.Page, 44);
        visit.Complaints.AssertNone();
    }

    [Fact]
    public async Task Discussion_InEveryView_IsPictured()
    {
        Screens.SkipUnlessWanted();
        await using var host = await DashboardHost.StartAsync();
        await host.RenameAdministratorAsync("Trần Minh");
        await ExplainedAsync(host);
        await using (var visit = await Visit.StartAsync(fixture, host, new View()))
        {
            foreach (var text in new[] { "Tăng do rà soát quý II.", "Đã đối chiếu với Trung tâm hành chính công.\nSố cuối cùng là 26." })
            {
                await visit.GoAsync(Path);
                await visit.Page.Locator("details:has(#comment-text) > summary").ClickAsync();
                await visit.Page.Locator("#comment-text").FillAsync(text);
                await visit.Page.Locator("form:has(#comment-text) [type=submit]").ClickAsync();
                await visit.Page.Locator("section:has(#discussion) [role=status]").WaitForAsync();
            }
        }
        await Screens.TakeAsync(fixture, host, Path, "discussion");
        await Screens.TakeAsync(fixture, host, Path, "discussion-open", new View(Width: 390), page => page.Locator("details:has(#comment-text) > summary").ClickAsync());
    }

    // A sum that does not add up, explained and published.
    private static async Task ExplainedAsync(DashboardHost host)
    {
        var text = System.Text.Encoding.UTF8.GetString(SubmitForms.Csv("explained.csv").Buffer).Replace("toàn trình,TTHC,26", "toàn trình,TTHC,36", StringComparison.Ordinal);
        var id = Guid.Parse(await SubmitForms.PostAsync(host, SubmitForms.Of("explained.csv", System.Text.Encoding.UTF8.GetBytes(text)), publish: false));
        var service = host.Services.GetRequiredService<SubmissionService>();
        var review = await service.ReviewAsync(id, CancellationToken.None);
        var answers = review!.Check.Problems.Where(p => p.IsOpen).Select(p => new ProblemAnswer(p.Key, ProblemAnswerKind.Explanation, Text: "Theo QĐ 12")).ToArray();
        await service.AnswerAsync(id, CheckAnswers.None with { Problems = answers }, "clerk", null, CancellationToken.None);
        Assert.Equal(PublishResult.Published, (await service.PublishAsync(id, "approver", allowChanges: true, null, null, CancellationToken.None)).Result);
    }
}
