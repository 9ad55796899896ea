using Kpi.Dashboard.Pages.Jobs;
using Kpi.Jobs.Scheduling;
using static Kpi.Dashboard.Tests.Pages.Jobs.JobWording;

namespace Kpi.Dashboard.Tests.Pages.Jobs;

/// <summary>Addresses, schedules in words, strips and estimates of the jobs pages.</summary>
public sealed class JobShapesTests
{
    [Theory]
    [InlineData("0 * * ? * *", "mỗi phút", "every minute")]
    [InlineData("0 0/10 * ? * *", "10 phút một lần", "every 10 minutes")]
    [InlineData("0 */15 * * * ?", "15 phút một lần", "every 15 minutes")]
    [InlineData("0 5 * ? * *", "mỗi giờ, phút thứ 05", "every hour at minute 05")]
    [InlineData("0 30 0 ? * *", "00:30 hằng ngày", "daily at 00:30")]
    [InlineData("0 0 1 * * ?", "01:00 hằng ngày", "daily at 01:00")]
    [InlineData("0 0/7 * ? * *", null, null)]
    [InlineData("0 0 8 ? * MON-FRI", null, null)]
    [InlineData("0 0 8 1 * ?", null, null)]
    [InlineData("30 0 8 ? * *", null, null)]
    [InlineData("0 0 8,20 ? * *", null, null)]
    [InlineData("0 0 1 ? 6 *", null, null)]
    [InlineData("", null, null)]
    public void Schedule_InWords_OrNullWhenItHasNone(string cron, string? vi, string? en)
    {
        Assert.Equal(vi, new ScheduleWords(new JobWording("vi").Text).Say(cron));
        Assert.Equal(en, new ScheduleWords(new JobWording("en").Text).Say(cron));
    }

    [Theory]
    [InlineData(null, null, null, "/jobs")]
    [InlineData("all", "inbox", "3", "/jobs?show=all&job=inbox&page=3")]
    [InlineData("failed", "", "1", "/jobs?show=failed")]
    [InlineData("running", null, null, "/jobs?show=running")]
    [InlineData("nonsense", "nothing", "-1", "/jobs")]
    [InlineData(null, "kpi", "99999999999", "/jobs?job=kpi")]
    public void Query_ReadFromAnAddress_LeadsBackToIt(string? show, string? job, string? page, string address) => Assert.Equal(address, JobsQuery.Read(show, job, page).Address);

    [Fact]
    public void Strip_OfRuns_StandsAtTheEndWithTheLongestHighest()
    {
        var strip = RunStrip.Of(
        [
            Run(JobNames.Kpi, JobRunState.Succeeded, 1, 4),
            Run(JobNames.Kpi, JobRunState.Failed, 2, 1),
            Run(JobNames.Kpi, JobRunState.Cancelled, 3, 1),
            Run(JobNames.Kpi, JobRunState.Succeeded, 4, 16),
        ]);
        Assert.Equal([StripMark.Done, StripMark.Cancelled, StripMark.Failed, StripMark.Latest], strip.Bars.Select(b => b.Mark));
        Assert.Equal([101, 111, 121, 131], strip.Bars.Select(b => b.X));
        Assert.Equal([20d, 12d], [strip.Bars[0].Height, strip.Bars[3].Height]);
        Assert.Equal(RunStrip.Places, RunStrip.Of([.. Enumerable.Range(0, 30).Select(i => Run(JobNames.Kpi, JobRunState.Succeeded, i, i))]).Bars.Count);
        Assert.Empty(RunStrip.Of([]).Bars);
    }

    [Fact]
    public void Strip_OfRunsThatTakeNoTime_IsFlat() =>
        Assert.Single(RunStrip.Of([Run(JobNames.Inbox, JobRunState.Succeeded, 1, 0.9), Run(JobNames.Inbox, JobRunState.Succeeded, 2, 0.01)]).Bars.Select(b => b.Height).Distinct());

    [Theory]
    [InlineData(50, 30, 30)]
    [InlineData(10, 6, 54)]
    [InlineData(99, 1, 1)]
    [InlineData(9, 60, null)]
    [InlineData(100, 60, null)]
    [InlineData(null, 60, null)]
    public void Remainder_OfARun_FollowsFromWhatIsDone(int? progress, int seconds, int? left)
    {
        var run = new JobRun("1", JobNames.Inbox, JobRunState.Running) { StartedAt = Now.AddSeconds(-seconds), Progress = progress };
        Assert.Equal(left, (int?)RunRemainder.Of(run, Now)?.TotalSeconds);
    }

    [Fact]
    public void Remainder_OfARunThatBeganAfterNow_IsUnknown() =>
        Assert.Null(RunRemainder.Of(new JobRun("1", JobNames.Inbox, JobRunState.Running) { StartedAt = Now.AddSeconds(1), Progress = 50 }, Now));

    [Fact]
    public void Midnight_WhereClocksAreSet_IsTheFirstInstantOfTheDay()
    {
        Assert.Equal(new DateTime(2024, 6, 16, 17, 0, 0), JobsReader.Midnight(new DateOnly(2024, 6, 17), TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh")));

        // In São Paulo, 4 November 2018 began at 01:00.
        Assert.Equal(new DateTime(2018, 11, 4, 3, 0, 0), JobsReader.Midnight(new DateOnly(2018, 11, 4), TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo")));
    }
}
