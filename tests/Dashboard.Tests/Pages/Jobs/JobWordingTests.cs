using Kpi.Dashboard.Controls;
using Kpi.Dashboard.Pages.Jobs;
using Kpi.Jobs.Scheduling;
using static Kpi.Dashboard.Tests.Pages.Jobs.JobWording;

namespace Kpi.Dashboard.Tests.Pages.Jobs;

/// <summary>What the jobs pages say.</summary>
public sealed class JobWordingTests
{
    private static readonly JobRun Backup = Run(JobNames.Maintenance, JobRunState.Succeeded, 812, 38, ("bytes", 214 * 1024 * 1024), ("kept", 14));

    [Theory]
    [InlineData("vi", "Hôm nay 17/6/2024: 96 lượt chạy, tất cả đều xong.", "Hộp tệp đến hôm nay không có tệp mới. Bản sao lưu gần nhất: 01:00, 214 MB.")]
    [InlineData("en", "Today, 17 Jun 2024: 96 runs, all done.", "No new files in the inbox today. Latest backup: 01:00, 214 MB.")]
    public void Sentences_AllWentWell_SaySo(string language, string headline, string second)
    {
        var words = new JobWording(language);
        var view = View(Status(JobNames.Inbox, Run(JobNames.Inbox, JobRunState.Succeeded)), Status(JobNames.Maintenance, Backup)) with
        {
            Counts = [new(JobNames.Inbox, 95, 0, 0), new(JobNames.Maintenance, 1, 0, 0)],
        };
        Assert.Equal((headline, second), (Plain(words.Sentences.Headline(view)), Plain(words.Sentences.Second(view))));
        Assert.Empty(words.Notes.Of(view));
    }

    [Theory]
    [InlineData(
        "vi",
        "Hôm nay 17/6/2024: 97 lượt chạy, 92 xong, 3 lỗi khi quét hộp tệp đến, 1 bị huỷ, 1 đang chạy.",
        "Số liệu đã công bố không bị ảnh hưởng. Tự thử lại lúc 14:36; chưa cần làm gì. Hộp tệp đến hôm nay: công bố 3 tệp, 1 tệp chờ duyệt. Chưa có bản sao lưu nào. Đang tạm dừng lịch: Tính lại chỉ tiêu.")]
    [InlineData(
        "en",
        "Today, 17 Jun 2024: 97 runs, 92 done, failed inbox reads: 3, 1 cancelled, 1 running.",
        "Published figures are not affected. It is tried again at 14:36; nothing needs to be done yet. The inbox today: 3 published, 1 waiting for approval. There is no backup yet. Paused: Recalculate KPIs.")]
    public void Sentences_OneJobFailsAndIsTriedAgain_SayWhenAndThatNothingNeedsDoing(string language, string headline, string second)
    {
        var words = new JobWording(language);
        var view = View(
            Status(JobNames.Inbox, Run(JobNames.Inbox, JobRunState.Failed)) with { Retry = 3, NextRun = Now.AddMinutes(4) },
            Status(JobNames.Kpi) with { Paused = true, NextRun = null }) with
        {
            Counts = [new(JobNames.Inbox, 92, 3, 1)],
            Active = [Run(JobNames.Kpi, JobRunState.Running), Run(JobNames.Inbox, JobRunState.Waiting)],
            Files = new InboxDay(3, 1, 0, 0),
        };
        Assert.Equal((headline, second), (Plain(words.Sentences.Headline(view)), Plain(words.Sentences.Second(view))));
    }

    [Fact]
    public void Sentences_FailuresThatWereMadeGood_NeedNobody()
    {
        var words = new JobWording("vi");
        var view = View(Status(JobNames.Inbox, Run(JobNames.Inbox, JobRunState.Succeeded)), Status(JobNames.Maintenance, Backup)) with
        {
            Counts = [new(JobNames.Inbox, 95, 2, 0), new(JobNames.Maintenance, 1, 1, 0)],
        };
        Assert.Equal("Hôm nay 17/6/2024: 99 lượt chạy, 96 xong, 3 lỗi.", words.Sentences.Headline(view));
        Assert.StartsWith("Các lỗi trong ngày đã được chạy lại xong, số liệu không bị ảnh hưởng.", words.Sentences.Second(view), StringComparison.Ordinal);
        Assert.Empty(words.Notes.Of(view));
    }

    [Fact]
    public void Sentences_NothingRunsJobs_SayThatFirst()
    {
        var words = new JobWording("vi");
        var view = View(Status(JobNames.Inbox, Run(JobNames.Inbox, JobRunState.Succeeded, 60)) with { NextRun = Now.AddMinutes(-50) });
        Assert.Equal("Hôm nay 17/6/2024: chưa có lượt chạy nào; việc theo lịch đang không chạy.", words.Sentences.Headline(view));
        var note = Assert.Single(words.Notes.Of(view));
        Assert.Equal((NoteKind.Bad, "Lẽ ra đã chạy: Quét hộp tệp đến, từ 13:42."), (note.Kind, note.More));

        // A run going on, a pause and a few minutes are no reason to worry.
        Assert.Empty(View(Status(JobNames.Inbox) with { NextRun = Now.AddMinutes(-4) }, Status(JobNames.Kpi) with { NextRun = null, Paused = true }).Late);
        Assert.Empty(View(Status(JobNames.Inbox) with { NextRun = Now.AddMinutes(-50), Current = Run(JobNames.Inbox, JobRunState.Running) }).Late);
    }

    [Fact]
    public void Sentences_NothingHasEverRun_SaySo()
    {
        var words = new JobWording("vi");
        var view = View(Status(JobNames.Inbox));
        Assert.Equal("Chưa có việc nào chạy", words.Sentences.Headline(view));
        Assert.Equal("Các việc dưới đây chạy theo lịch khi chương trình hoạt động.", words.Sentences.Second(view));
        Assert.Equal("Hôm nay 17/6/2024: 1 lượt chạy, đã xong.", words.Sentences.Headline(View(Status(JobNames.Inbox, Run(JobNames.Inbox, JobRunState.Succeeded))) with { Counts = [new(JobNames.Inbox, 1, 0, 0)] }));
    }

    [Fact]
    public void Notes_FilesLeftInTheInbox_SayThatTheyAreThereAndWhenItIsTriedAgain()
    {
        var words = new JobWording("vi");
        var failed = Run(JobNames.Inbox, JobRunState.Failed, 1, 3, ("published", 1), ("left", 2)) with { Attempt = 1, RetryScheduled = true, Error = "a.xlsx: disk full; b.xlsx: disk full" };
        var view = View(Status(JobNames.Inbox, failed) with { Retry = 2, NextRun = Now.AddMinutes(4) });
        var note = Assert.Single(words.Notes.Of(view));
        Assert.Equal(("2 tệp trong hộp tệp đến chưa xử lý được.", "Đã thử 2/4 lần, lần tới lúc 14:36.", failed.Error, JobNames.Inbox, failed.Id), (note.Head, note.More, note.Said, note.Job, note.Run));
        Assert.StartsWith("Giữ lại: các tệp này vẫn nằm trong hộp tệp đến, không mất", note.Kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_RunThatWasAskedForAndIsTriedAgain_SayWhenToo()
    {
        var words = new JobWording("vi");
        var view = View(Status(JobNames.Kpi, Run(JobNames.Kpi, JobRunState.Failed) with { RetryScheduled = true })) with
        {
            Active = [new JobRun("1", JobNames.Kpi, JobRunState.Waiting) { Attempt = 1, DueAt = Now.AddMinutes(2) }],
        };
        Assert.Equal("Đã thử 1/4 lần, lần tới lúc 14:34.", Assert.Single(words.Notes.Of(view)).More);
        Assert.StartsWith("Số liệu đã công bố không bị ảnh hưởng. Tự thử lại lúc 14:34; chưa cần làm gì.", words.Sentences.Second(view), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_OfEachFailure_SayWhatWasKept()
    {
        var words = new JobWording("vi");
        string Said(JobRun run, JobStatus? job = null) => $"{words.Notes.Failure(run, job, null, Now).Head} {words.Notes.Failure(run, job, null, Now).More}";
        Assert.Equal("Không sao lưu được. Đã thử 4/4 lần; lượt theo lịch kế tiếp lúc 14:33.", Said(Run(JobNames.Maintenance, JobRunState.Failed) with { Attempt = 3 }, Status(JobNames.Maintenance)));
        Assert.Equal("Không tính lại được chỉ tiêu. Đã thử 1/4 lần; lịch đang tạm dừng nên sẽ không tự chạy lại.", Said(Run(JobNames.Kpi, JobRunState.Failed), Status(JobNames.Kpi) with { Paused = true, NextRun = null }));
        Assert.Equal("Không đọc được hộp tệp đến. Lần thử 1/4; việc này được tự thử lại.", Said(Run(JobNames.Inbox, JobRunState.Failed) with { RetryScheduled = true }));
        Assert.Equal("Không đọc được hộp tệp đến. Đã thử 4/4 lần.", Said(Run(JobNames.Inbox, JobRunState.Failed) with { Attempt = 3 }));
    }

    [Fact]
    public void Notes_RunCutOffAndFilesRejected_AreMentioned()
    {
        var words = new JobWording("vi");
        var view = View(Status(JobNames.Inbox)) with { Active = [Run(JobNames.Inbox, JobRunState.Interrupted, 10)], Files = new InboxDay(0, 0, 2, 0) };
        Assert.Equal(["Quét hộp tệp đến: một lượt bị ngắt giữa chừng.", "Hôm nay có 2 tệp bị từ chối."], words.Notes.Of(view).Select(n => n.Head));
    }

    [Theory]
    [InlineData(JobRunState.Succeeded, "Quét hộp tệp đến: xong, bắt đầu lúc 14:31, mất 2,0 giây.", "Kết quả: không có tệp mới.")]
    [InlineData(JobRunState.Failed, "Quét hộp tệp đến: lỗi, bắt đầu lúc 14:31, sau 2,0 giây.", "Số liệu đã công bố không bị ảnh hưởng.")]
    [InlineData(JobRunState.Cancelled, "Quét hộp tệp đến: bị huỷ, bắt đầu lúc 14:31, sau 2,0 giây.", "Phần đã làm xong trước khi huỷ được giữ lại; phần còn lại chờ lượt sau.")]
    [InlineData(JobRunState.Running, "Quét hộp tệp đến: đang chạy từ 14:31.", "Trang tự cập nhật khi có tiến độ mới.")]
    [InlineData(JobRunState.Waiting, "Quét hộp tệp đến: đang chờ tới lượt.", "Mỗi việc chỉ chạy một lượt một lúc; lượt này chạy ngay khi tới phiên.")]
    public void Run_InEachState_SaysWhatBecameOfIt(JobRunState state, string headline, string second)
    {
        var words = new JobWording("vi");
        var view = new RunView(Run(JobNames.Inbox, state, 1, 2, ("files", 0)), null, Now);
        Assert.Equal((headline, second), (Plain(words.Runs.Headline(view)), Plain(words.Runs.Second(view))));
    }

    [Fact]
    public void Did_OfEachJob_GivesItsFigures()
    {
        var words = new JobWording("vi").Words;
        Assert.Equal("công bố 1.200 tệp, 1 tệp chờ duyệt, 2 tệp bị từ chối, 3 tệp đã có từ trước, 4 tệp chưa xử lý được", words.Did(Run(JobNames.Inbox, JobRunState.Failed, 1, 1, ("published", 1200), ("submitted", 1), ("rejected", 2), ("unchanged", 3), ("left", 4))));
        Assert.Equal("10 kỳ, ghi 12 giá trị thay đổi", words.Did(Run(JobNames.Kpi, JobRunState.Succeeded, 1, 1, ("periods", 10), ("written", 12))));
        Assert.Equal("10 kỳ, không giá trị nào thay đổi", words.Did(Run(JobNames.Kpi, JobRunState.Succeeded, 1, 1, ("periods", 10), ("written", 0))));
        Assert.Equal("214 MB, đang giữ 14 bản", Plain(words.Did(Backup)));
        Assert.Equal("", words.Did(Run(JobNames.Kpi, JobRunState.Failed)));
        Assert.Equal("lan@example.org yêu cầu chạy; chạy lại sau khi bị ngắt giữa chừng", words.Cause(new JobRun("1", JobNames.Kpi, JobRunState.Running) { Cause = JobRunCause.Asked, By = "lan@example.org", Recovered = true }));
    }
}
