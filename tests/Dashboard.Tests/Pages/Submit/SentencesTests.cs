using Kpi.Dashboard.Pages.Submit;
using Kpi.Data.Agencies;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Dashboard.Tests.Pages.Submit;

public sealed class SentencesTests(SubmitFixture fixture) : IClassFixture<SubmitFixture>
{
    [Theory]
    [InlineData(
        "vi",
        "Phụ lục I, 6 tháng 2024: đọc được 55/63 số liệu, 0 lỗi, 2 cảnh báo, 1 lưu ý; thiếu 8 số liệu; 3 số khác số đã công bố.",
        "So với số đã công bố: 52 số giữ nguyên; 8 thiếu.",
        "Công bố sẽ thay 3 số liệu; bước sau liệt kê từng số trước khi làm.")]
    [InlineData(
        "en",
        "Annex I, H1 2024: 55 of 63 figures read, 0 errors, 2 warnings, 1 note; 8 missing; 3 differ from what is published.",
        "Against what is published: 52 unchanged; 8 missing.",
        "Figures that publishing would replace: 3; the next step lists each one first.")]
    public async Task Sentences_CorrectedForm_SayWhatWasReadAndWhatItChanges(string language, string headline, string counts, string then)
    {
        var words = await fixture.WordsAsync(language);
        var view = await fixture.DetailAsync(fixture.Corrected);
        Assert.Equal(headline, words.Detail.Headline(view));
        Assert.Equal(counts, words.Detail.Counts(view));
        Assert.Equal(then, words.Detail.Consequence(view));
        Assert.Null(words.Detail.Blocker(view));
    }

    [Fact]
    public async Task Second_EveryState_SaysWhereItStands()
    {
        var words = await fixture.WordsAsync("vi");
        var view = await fixture.DetailAsync(fixture.Corrected);
        string Second(SubmissionState state) => words.Detail.Second(view with { Review = view.Review with { Submission = view.Submission with { State = state } } });
        Assert.StartsWith("Chưa có gì được nộp. Soát từng ô", Second(SubmissionState.Checked), StringComparison.Ordinal);
        Assert.Contains("Người quyết định: người duyệt", Second(SubmissionState.Submitted), StringComparison.Ordinal);
        Assert.Contains(" trả lại lúc ", Second(SubmissionState.Returned), StringComparison.Ordinal);
        Assert.Contains(" công bố lúc ", Second(SubmissionState.Published), StringComparison.Ordinal);
        Assert.StartsWith("Đã từng công bố", Second(SubmissionState.Superseded), StringComparison.Ordinal);
        Assert.Contains(" rút lại lúc ", Second(SubmissionState.Withdrawn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocker_OpenErrorsOrQuestions_NamesThem()
    {
        var words = await fixture.WordsAsync("vi");
        var unreadable = await fixture.DetailAsync(await fixture.ReceiveAsync(("toàn trình,TTHC,26", "toàn trình,TTHC,2?6")));
        Assert.Equal("Chưa nộp hay công bố được: còn 1 lỗi. Sửa trong tệp rồi tải tệp mới lên, hoặc trả lời ngay ở lỗi.", words.Detail.Blocker(unreadable));
        var bare = await fixture.DetailAsync(await fixture.ReceiveAsync(("Đơn vị báo cáo: Sở Công Thương tỉnh Hà Nam", ""), ("ĐẦU NĂM 2024", ""), ("HÀNH CHÍNH 6 THÁNG", "")));
        Assert.Equal("Chưa nộp hay công bố được: chưa rõ đơn vị báo cáo, kỳ báo cáo.", words.Detail.Blocker(bare));
        Assert.True(bare.HasOpenAnswers);

        var service = fixture.Host.Services.GetRequiredService<SubmissionService>();
        var broken = (await service.ReceiveAsync("PK\u0003\u0004 broken"u8.ToArray(), "broken.xlsx", CheckAnswers.None, "clerk", null, TestContext.Current.CancellationToken))[0];
        var unread = await fixture.DetailAsync(broken.Submission.Id);
        Assert.False(unread.HasOpenAnswers);
        Assert.Equal("“broken.xlsx”: chưa đọc được biểu mẫu nào.", words.Detail.Headline(unread));
        Assert.Equal("Chưa nộp hay công bố được: còn 1 lỗi. Sửa trong tệp rồi tải tệp mới lên, hoặc trả lời ngay ở lỗi.", words.Detail.Blocker(unread));
    }

    [Theory]
    [InlineData("vi", "Sở: kế tiếp là báo cáo quý III/2024, hạn 20/9/2024 (còn 95 ngày); 2 lần nộp chờ bạn duyệt, bạn có 1 lần nộp chưa xong.")]
    [InlineData("en", "Sở: the next report is for Q3 2024, due 20 Sep 2024 (95 days left); submissions awaiting your approval: 2, submissions you have not finished: 1.")]
    public async Task Headline_OfTheList_SaysWhatIsDueForWhom(string language, string expected)
    {
        var words = await fixture.WordsAsync(language);
        Assert.Equal(expected, Plain(words.List.Headline(View(new DateOnly(2024, 6, 17)), "Sở")));
    }

    [Fact]
    public async Task Headline_OnTheLastDays_CountsThemInWords()
    {
        var words = await fixture.WordsAsync("vi");
        Assert.Contains("(hạn là hôm nay)", Plain(words.List.Headline(View(new DateOnly(2024, 9, 20)), "Sở")), StringComparison.Ordinal);
        Assert.Contains("(còn 1 ngày)", Plain(words.List.Headline(View(new DateOnly(2024, 9, 19)), "Sở")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SubmissionState.Checked, "submit publish withdraw answer")]
    [InlineData(SubmissionState.Submitted, "publish return withdraw")]
    [InlineData(SubmissionState.Returned, "submit publish withdraw answer")]
    [InlineData(SubmissionState.Published, "")]
    [InlineData(SubmissionState.Superseded, "")]
    [InlineData(SubmissionState.Withdrawn, "")]
    public async Task Actions_OfAnAdministrator_FollowTheState(SubmissionState state, string expected)
    {
        var check = (await fixture.DetailAsync(fixture.Corrected)).Check;
        var all = ActionSet.Of(SubmitFixture.Of(state), check, SubmitFixture.Person(Roles.Contributor, Roles.Approver), ownAgency: true);
        Assert.Equal(expected, Names(all));
        Assert.Equal(state == SubmissionState.Returned, all is { MayPublish: true, CanPublish: false });
        Assert.False(ActionSet.Of(SubmitFixture.Of(state), check, SubmitFixture.Person(Roles.Viewer), ownAgency: true).Any);
    }

    [Fact]
    public async Task Actions_OfClerkAndApprover_AreTheirOwn()
    {
        var check = (await fixture.DetailAsync(fixture.Corrected)).Check;
        var submitted = SubmitFixture.Of(SubmissionState.Submitted);
        Assert.Equal("withdraw", Names(ActionSet.Of(submitted, check, SubmitFixture.Person(Roles.Contributor), ownAgency: true)));
        Assert.Equal("publish return", Names(ActionSet.Of(submitted, check, SubmitFixture.Person(Roles.Approver), ownAgency: true)));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static string Names(ActionSet a) => string.Join(' ', new[]
    {
        a.MaySubmit ? "submit" : "", a.MayPublish ? "publish" : "", a.MayReturn ? "return" : "", a.MayWithdraw ? "withdraw" : "", a.MayAnswer ? "answer" : "",
    }.Where(n => n.Length > 0));

    private static SubmitView View(DateOnly today) => new(TestPeriods.Of("2024-Q3"), today, 1, 2, null, [], [], false, [], [], new List<Agency>());
}
