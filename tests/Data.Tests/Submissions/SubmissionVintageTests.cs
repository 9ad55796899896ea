using Kpi.Data.Audit;
using Kpi.Data.Submissions;

namespace Kpi.Data.Tests.Submissions;

public sealed class SubmissionVintageTests
{
    private static readonly Submission Now = new(
        Guid.Empty, "form.xlsx", "", 1, "xlsx", "cchc-pl1", "so-cong-thuong", "2024-H1", null, null, SubmissionState.Published, Illustrative: false, null, Day(1), "clerk", Day(9), "approver", Day(9), "approver", 5);

    [Theory]
    [InlineData(1, SubmissionState.Checked, "clerk")]
    [InlineData(3, SubmissionState.Submitted, "clerk")]
    [InlineData(5, SubmissionState.Returned, "approver")]
    [InlineData(9, SubmissionState.Published, "approver")]
    public void KnownAt_IsWhatTheLogHadUntilThen(int day, SubmissionState state, string by)
    {
        var then = SubmissionVintage.KnownAt(Now, [Entry(1, "clerk", "receive", "checked"), Entry(2, "clerk", "submitted"), Entry(5, "approver", "returned"), Entry(9, "approver", "publish")], Day(day))!;

        Assert.Equal((state, by), (then.State, then.ChangedBy));
        Assert.Equal(state == SubmissionState.Published, then.PublishedAt is not null);
    }

    [Fact]
    public void KnownAt_BeforeItCame_IsNothing() => Assert.Null(SubmissionVintage.KnownAt(Now, [], Day(1).AddSeconds(-1)));

    [Fact]
    public void KnownAt_OfALogThatHasLostItsBeginning_OnlyHasItReceived()
    {
        var then = SubmissionVintage.KnownAt(Now, [Entry(9, "approver", "publish")], Day(4))!;

        Assert.Equal((SubmissionState.Received, Day(1), "clerk", null), (then.State, then.ChangedAt, then.ChangedBy, then.PublishedAt));
    }

    private static AuditEntry Entry(int day, string actor, string action, string? detail = null) => new(day, Day(day), actor, "submission." + action, "", detail);

    private static DateTime Day(int day) => new(2024, 7, day, 0, 0, 0, DateTimeKind.Utc);
}
