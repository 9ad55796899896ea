using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;

namespace Kpi.Data.Tests.Completeness;

public sealed class ReportBoardTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly Agency Agency = new(1, "sct", new LocalText("Sở", "Department"), null, null, null, []);
    private static readonly Indicator[] Indicators = [.. Enumerable.Range(1, 4).Select(i => new Indicator(
        i, $"x.{i}", new LocalText("", ""), new LocalText("", ""), ValueKind.Count, [], Accumulation.Flow, Direction.Higher, 1, i, null))];

    private static readonly FormVersion Form = new(
        1, "form", new LocalText("", ""), "1", "cchc", null, null,
        [.. Indicators.Select(i => new FormLine(i.Key, null, i.Order, "", i.Name, i.UnitOfMeasure, LineKind.Count, 1, i, null))])
    { Duties = [new FormDuty(0, 1, FormDuty.Read("q1 h1 q3 year"))] };

    [Theory]
    [InlineData("2024-06-20T16:59:00Z", 0)]
    [InlineData("2024-06-20T17:01:00Z", 1)]
    [InlineData("2024-06-24T01:00:00Z", 4)]
    [InlineData("2024-05-02T01:00:00Z", 0)]
    public void Timeliness_OfAPublishedReport_IsCountedInTheAgencysDaysFromTheFirstFile(string received, int late)
    {
        var first = Submission(SubmissionState.Superseded, received);
        var cell = Cell("2024-07-30", "2024-01-01", first, Submission(SubmissionState.Published, "2024-07-29T00:00:00Z"));
        Assert.Equal((ReportStanding.Published, late, 1), (cell.Standing, cell.DaysLate, cell.Restated));
    }

    [Theory]
    [InlineData("2024-06-20", ReportStanding.NotDue, null)]
    [InlineData("2024-06-21", ReportStanding.Overdue, 1)]
    [InlineData("2024-07-20", ReportStanding.Overdue, 30)]
    public void Standing_WithoutAFile_FollowsTheDeadline(string today, ReportStanding standing, int? late)
    {
        var cell = Cell(today, "2024-01-01");
        Assert.Equal((standing, late, (DateOnly?)null), (cell.Standing, cell.DaysLate, cell.Received));
    }

    [Theory]
    [InlineData("2024-06-20", ReportStanding.Overdue)]
    [InlineData("2024-06-21", ReportStanding.Absent)]
    [InlineData(null, ReportStanding.Absent)]
    public void Standing_OfAPeriodFromBeforeTheProgramWasUsed_IsNotJudged(string? since, ReportStanding standing)
    {
        var cell = Cell("2024-08-01", since);
        Assert.Equal(standing, cell.Standing);
        Assert.Equal(standing == ReportStanding.Overdue, cell.DaysLate is not null);
        Assert.Null(Cell("2026-08-01", "2026-07-01", Submission(SubmissionState.Published, "2026-07-01T00:00:00Z")).DaysLate);
    }

    [Theory]
    [InlineData(SubmissionState.Checked, ReportStanding.Unfinished, 5)]
    [InlineData(SubmissionState.Returned, ReportStanding.Unfinished, 5)]
    [InlineData(SubmissionState.Submitted, ReportStanding.Waiting, 0)]
    [InlineData(SubmissionState.Withdrawn, ReportStanding.Overdue, 5)]
    public void Standing_OfAnOpenFile_SaysWhoseTurnItIs(SubmissionState state, ReportStanding standing, int late)
    {
        var cell = Cell("2024-06-25", "2024-01-01", Submission(state, "2024-06-19T00:00:00Z"));
        Assert.Equal((standing, late), (cell.Standing, cell.DaysLate));
    }

    [Fact]
    public void Standing_OfAnAgencyThatIsNoMore_IsNotExpected()
    {
        var gone = Agency with { ValidTo = new DateOnly(2024, 6, 13) };
        Assert.Equal(ReportStanding.NotExpected, Board("2024-08-01", "2024-01-01").Cells([gone], [TestCalendar.Period("2024-H1")], [], NoFigures)[0].Standing);
        Assert.Equal(ReportStanding.Overdue, Board("2024-08-01", "2024-01-01").Cells([gone with { ValidTo = new DateOnly(2024, 6, 14) }], [TestCalendar.Period("2024-H1")], [], NoFigures)[0].Standing);
    }

    [Fact]
    public void Pending_IsAFileNewerThanThePublishedOne()
    {
        var published = Submission(SubmissionState.Published, "2024-06-10T00:00:00Z");
        var newer = Submission(SubmissionState.Submitted, "2024-06-11T00:00:00Z");
        Assert.Equal(newer, Cell("2024-06-25", "2024-01-01", published, newer).Pending);
        Assert.Null(Cell("2024-06-25", "2024-01-01", published, Submission(SubmissionState.Checked, "2024-06-09T00:00:00Z")).Pending);
    }

    [Fact]
    public void Lines_OfAPublishedReport_AreGivenOrMissing_AndZeroIsGiven() => Prop.ForAll<int?, int?, bool>((a, b, notApplicable) =>
    {
        var period = TestCalendar.Period("2024-H1");
        Figure Figure(int? value) => value is null ? Kpi.Data.Observations.Figure.Missing(period, false) : new Figure(period, ObservationState.Reported, value, null, null, false);
        var figures = new AgencyFigures(
        [
            (1, Figure(a)), (2, Figure(b)), (3, new Figure(period, notApplicable ? ObservationState.NotApplicable : ObservationState.Missing, null, null, null, false)),
        ]);
        var cell = Board("2024-07-01", "2024-01-01").Cells([Agency], [period], [Submission(SubmissionState.Published, "2024-06-01T00:00:00Z")], new Dictionary<int, AgencyFigures> { [1] = figures })[0];
        Assert.Equal((a is null ? 0 : 1) + (b is null ? 0 : 1) + (notApplicable ? 1 : 0), cell.Given);
        Assert.Equal(cell.Total, cell.Given + cell.Missing.Count);
        Assert.Contains(cell.Missing, i => i.Id == 4);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Standing_OfAPeriodTheFormIsNotDueFor_IsNeverLate()
    {
        var other = Form with { Duties = [new FormDuty(0, 1, FormDuty.Read("q1")), new FormDuty(2025, 1, FormDuty.Read("q1 h1"))] };
        ReportCell Of(string period, params Submission[] submissions) =>
            new ReportBoard(other, Date("2026-01-01"), Date("2024-01-01"), Zone).Cells([Agency], [TestCalendar.Period(period)], submissions, NoFigures)[0];
        Assert.Equal((ReportStanding.Absent, (DateOnly?)null, false), (Of("2024-H1").Standing, Of("2024-H1").Deadline, Of("2024-H1").IsDue(Date("2026-01-01"))));
        Assert.Null(Of("2024-H1", Submission(SubmissionState.Published, "2024-12-01T00:00:00Z")).DaysLate);
        Assert.Equal((ReportStanding.Overdue, Date("2025-06-20")), (Of("2025-H1").Standing, Of("2025-H1").Deadline));
        Assert.Equal(ReportStanding.Overdue, Of("2024-Q1").Standing);
    }

    private static IReadOnlyDictionary<int, AgencyFigures> NoFigures { get; } = new Dictionary<int, AgencyFigures>();

    private static ReportBoard Board(string today, string? since) => new(Form, Date(today), since is null ? null : Date(since), Zone);

    private static ReportCell Cell(string today, string? since, params Submission[] submissions) =>
        Board(today, since).Cells([Agency], [TestCalendar.Period("2024-H1")], submissions, NoFigures)[0];

    private static Submission Submission(SubmissionState state, string received)
    {
        var at = DateTimeOffset.Parse(received, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        return new Submission(Guid.NewGuid(), "f.xlsx", "", 1, null, "form", "sct", "2024-H1", null, null, state, false, null, at, "clerk", at, "clerk", null, null, 1);
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
