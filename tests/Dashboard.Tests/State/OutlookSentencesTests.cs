using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.State;

/// <summary>What it takes to reach a target and where a count will land, word for word; and that no sentence contradicts a status.</summary>
public sealed class OutlookSentencesTests
{
    private static readonly Indicator Count = new(1, "x", new LocalText("Nhiệm vụ", "Tasks"), new LocalText("Nhiệm vụ", "tasks"), ValueKind.Count, [], Accumulation.Flow, Direction.Higher, 1, 1, null);
    private static readonly Indicator Rate = Count with { Kind = ValueKind.Percent, Accumulation = Accumulation.Rate };
    private static readonly Period Due = TestPeriods.Of("2024");

    [Theory]
    [InlineData("count", "Cần bình quân 0,11 một ngày trong 183 ngày còn lại, bằng 1,05 lần tiến độ đến nay.", "This takes 0.11 a day (days left: 183), 1.05 times the pace so far.")]
    [InlineData("limit", "Còn được phát sinh bình quân 0,11 một ngày trong 183 ngày còn lại, bằng 1,05 lần mức đến nay.", "This leaves 0.11 a day (days left: 183), 1.05 times the pace so far.")]
    [InlineData("limit-broken", "Đã vượt mức của năm 2024; số này không giảm được nữa.", "The limit of 2024 is already exceeded; this count cannot fall.")]
    [InlineData("unreported-count", "Chưa có báo cáo nào của năm 2024 nên chưa biết đã làm được bao nhiêu; cả kỳ cần 9 nhiệm vụ.", "No report of 2024 is in yet, so what has been done in it is not known; all of it needs 9 tasks.")]
    [InlineData("unreported-limit", "Chưa có báo cáo nào của năm 2024 nên chưa biết đã phát sinh bao nhiêu; cả kỳ được không quá 9 nhiệm vụ.", "No report of 2024 is in yet, so what has come up in it is not known; all of it may have up to 9 tasks.")]
    [InlineData("unreported-ratio", "Chưa có báo cáo nào của năm 2024 nên chưa biết đã đạt bao nhiêu; trong khoảng 200 trường hợp của cả kỳ, cần ít nhất 98 % đạt.", "No report of 2024 is in yet, so how it stands is not known; of about 200 cases in all of it, at least 98% must be good.")]
    [InlineData("unreported-ratio-limit", "Chưa có báo cáo nào của năm 2024 nên chưa biết đang ở mức nào; trong khoảng 200 trường hợp của cả kỳ, tỷ lệ này được cao nhất 98 %.", "No report of 2024 is in yet, so how it stands is not known; of about 200 cases in all of it, at most 98% may be so.")]
    [InlineData("ratio", "Trong khoảng 200 trường hợp còn lại đến hết năm 2024, cần ít nhất 98 % đạt. Nếu ít hơn (150) là 99 %, nếu nhiều hơn (250) là 97,5 %.", "Of about 200 cases to come until the end of 2024, at least 98% must be good. If there are fewer (150) it is 99%, if there are more (250) it is 97.5%.")]
    [InlineData("ratio-one", "Trong khoảng 200 trường hợp còn lại đến hết năm 2024, cần ít nhất 98 % đạt.", "Of about 200 cases to come until the end of 2024, at least 98% must be good.")]
    [InlineData("ratio-limit", "Trong khoảng 200 trường hợp còn lại đến hết năm 2024, tỷ lệ này được cao nhất 98 %.", "Of about 200 cases to come until the end of 2024, at most 98% may be so.")]
    [InlineData("secured", "Mục tiêu năm 2024 chắc chắn đạt, dù các trường hợp còn lại thế nào.", "The target of 2024 is secured, whatever the cases to come are.")]
    [InlineData("out-of-reach", "Mục tiêu năm 2024 không thể đạt nữa, dù mọi trường hợp còn lại đều đạt.", "The target of 2024 is out of reach, even if every case to come is good.")]
    [InlineData("range", "Mục tiêu là một khoảng nên không tính được một mức cần đạt cho phần còn lại.", "The target is a range, so no one pace is required of what is to come.")]
    [InlineData("range-over", "Đã vượt mức của năm 2024; số này không giảm được nữa.", "The limit of 2024 is already exceeded; this count cannot fall.")]
    [InlineData("range-ratio-out", "Khoảng của năm 2024 không thể đạt nữa, dù các trường hợp còn lại thế nào.", "The range of 2024 is out of reach, whatever the cases to come are.")]
    [InlineData("range-ratio-secured", "Mục tiêu năm 2024 chắc chắn đạt, dù các trường hợp còn lại thế nào.", "The target of 2024 is secured, whatever the cases to come are.")]
    [InlineData("landing", "Đến hết năm 2024 ước 41, trong khoảng 33–48 với xác suất 80 % (kéo dài nửa xu hướng, n = 6).", "By the end of 2024 about 41, within 33–48 with 80% probability (half-drift, n = 6).")]
    [InlineData("landing-chance", "Đến hết năm 2024 ước 41, trong khoảng 33–48 với xác suất 80 % (Holt tắt dần, n = 12). Đạt mục tiêu khi đó: nhiều khả năng.", "By the end of 2024 about 41, within 33–48 with 80% probability (damped Holt, n = 12). Meeting the target by then: likely.")]
    public void Write_EveryBranch(string branch, string vietnamese, string english)
    {
        static RateRunRate Needs(double? percent) => new(GoalState.Open, percent, null, 100, 50);
        static GoalCase Of(GoalVerdict verdict, bool atLeast, CountRunRate? run = null) =>
            new(Count, Goal(atLeast), GoalBasis.Window, null, new Judgement(Status.NotDue, null, null, null, null), verdict, default, 183) { Count = run, Hold = GoalHold.TooFewPoints };
        static GoalCase Some(GoalVerdict verdict, bool atLeast, double low = 200, double few = 98, double high = 200, double many = 98) =>
            Of(verdict, atLeast) with { Rate = (Needs(few), Needs(98), Needs(many)), Volume = new GoalVolume(low, 200, high, []) };
        static GoalCase Range(GoalVerdict verdict) => Of(verdict, false) with { Target = Goal(false) with { Comparator = TargetComparator.Between, High = 60 } };
        var open = new CountRunRate(GoalState.Open, 20, 20d / 183, 19d / 183, 20d / 19);
        var outlook = branch switch
        {
            "count" => Of(GoalVerdict.Open, true, open),
            "limit" => Of(GoalVerdict.Reached, false, open),
            "limit-broken" => Of(GoalVerdict.OutOfReach, false, open with { Remaining = -3, RequiredPerDay = null, Ratio = null }),
            "unreported-count" => Of(GoalVerdict.Open, true, CountRunRate.Of(0, 9, 0, 92)) with { Reports = GoalReports.NoneYet },
            "unreported-limit" => Of(GoalVerdict.Open, false, CountRunRate.Of(0, 9, 0, 92, false)) with { Reports = GoalReports.NoneYet },
            "unreported-ratio" => Some(GoalVerdict.Open, true, 150, 98, 250, 98) with { Reports = GoalReports.NoneYet },
            "unreported-ratio-limit" => Some(GoalVerdict.Open, false, 150, 98, 250, 98) with { Reports = GoalReports.NoneYet },
            "ratio" => Some(GoalVerdict.Open, true, 150, 99, 250, 97.5),
            "ratio-one" => Some(GoalVerdict.Open, true),
            "ratio-limit" => Some(GoalVerdict.Open, false),
            "secured" => Some(GoalVerdict.Secured, true),
            "out-of-reach" => Some(GoalVerdict.OutOfReach, true),
            "range" => Range(GoalVerdict.Open),
            "range-over" => Range(GoalVerdict.OutOfReach),
            "range-ratio-out" => Range(GoalVerdict.OutOfReach) with { Volume = new GoalVolume(200, 200, 200, []) },
            "range-ratio-secured" => Range(GoalVerdict.Secured) with { Volume = new GoalVolume(200, 200, 200, []) },
            "landing" => Of(GoalVerdict.Secured, true) with { Hold = null, Forecast = new GoalForecast(40.6, 33.2, 48, 2, ProjectionMethod.HalfDrift, 6, null) },
            _ => Of(GoalVerdict.Secured, true) with { Hold = null, Forecast = new GoalForecast(40.6, 33.2, 48, 2, ProjectionMethod.DampedHolt, 12, 0.8) },
        };
        var indicator = branch.Contains("ratio", StringComparison.Ordinal) ? Rate : Count;
        Assert.Contains(vietnamese, Say(Language.Vietnamese, Story("năm 2024")), StringComparison.Ordinal);
        Assert.Contains(english, Say(Language.English, Story("2024")), StringComparison.Ordinal);

        AnalysisStory Story(string due) => new("x", indicator, "H1", 19) { Target = "≥ 39", Status = Status.Missed, Gap = "x", TargetPeriod = due, DuePeriod = due, Outlook = outlook, Series = Series(null) };
    }

    [Theory]
    [InlineData(26, "Mốc ≥ 35 của 2024: G. Như vậy đã đi được 40 % chặng đường từ mức xuất phát 20.", "Milestone ≥ 35 of 2024: G. That is 40% of the way from the baseline of 20.")]
    [InlineData(18, "Như vậy là lùi so với mức xuất phát 20 (−13,3 % chặng đường).", "That is behind the baseline of 20 (−13.3% of the way).")]
    [InlineData(40, "Như vậy đã đi được 133,3 % chặng đường từ mức xuất phát 20.", "That is 133.3% of the way from the baseline of 20.")]
    public void Write_WayFromABaseline_IsSaidAfterTheTarget(double value, string vietnamese, string english)
    {
        var target = Goal(true) with { Value = 35, Path = new TargetPath(TrajectoryShape.LinearByDays, [new TargetStep(new DateOnly(2023, 12, 14), 20)]) };
        var figure = new Kpi.Data.Observations.Figure(TestPeriods.Of("2024-H1"), Kpi.Data.Observations.ObservationState.Reported, value, null, null, false);
        var outlook = new GoalCase(Count, target, GoalBasis.Level, figure, new Judgement(Status.NotDue, target, Status.Missed, 35 - value, null), GoalVerdict.Open, default, 183);
        var story = new AnalysisStory("x", Count, "H1", value) { Target = "≥ 35", Status = Status.Missed, Gap = "G", TargetPeriod = "2024", DuePeriod = "2024", Outlook = outlook };
        Assert.Contains(vietnamese, Say(Language.Vietnamese, story), StringComparison.Ordinal);
        Assert.Contains(english, Say(Language.English, story), StringComparison.Ordinal);

        // Nothing is said of the way where the target counts on its day only, or the figure cannot be held against it.
        Assert.DoesNotContain("baseline", Say(Language.English, story with { Outlook = outlook with { Target = Goal(true) } }), StringComparison.Ordinal);
        Assert.DoesNotContain("baseline", Say(Language.English, story with { Outlook = outlook with { Judgement = new Judgement(Status.NotDue, target, null, null, null) } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LandingThatIsWithheld_IsNotSaid()
    {
        var outlook = new GoalCase(Count, Goal(true), GoalBasis.Window, null, new Judgement(Status.NotDue, null, null, null, null), GoalVerdict.Open, default, 183)
        {
            Hold = GoalHold.SpecialCause,
            Forecast = new GoalForecast(40.6, 33.2, 48, 2, ProjectionMethod.HalfDrift, 6, null),
        };
        var story = new AnalysisStory("x", Count, "H1", 19) { Target = "≥ 39", DuePeriod = "2024", Outlook = outlook, Series = Series(ProjectionHold.SpecialCause) };
        Assert.DoesNotContain("41", Say(Language.English, story), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WindowWithoutAReport_IsNeitherMetNorMissedByAnotherWindow()
    {
        var outlook = new GoalCase(Count, Goal(true), GoalBasis.Window, null, new Judgement(Status.NoData, null, null, null, null), GoalVerdict.Open, default, 92)
        {
            Reports = GoalReports.NoneYet,
            Count = CountRunRate.Of(0, 39, 0, 92),
        };
        var story = new AnalysisStory("x", Count, "H1", 40) { Target = "≥ 39", Status = Status.Met, Gap = "x", TargetPeriod = "2024", DuePeriod = "2024", Outlook = outlook };
        Assert.Equal("x, H1: 40 tasks. Milestone ≥ 39 of 2024. No report of 2024 is in yet, so what has been done in it is not known; all of it needs 39 tasks.", Say(Language.English, story));
    }

    [Fact]
    public void Write_LaterTargetThatCannotBeComparedYet_SaysNoGap()
    {
        var story = new AnalysisStory("x", Count, "Q3", 19) { Target = "≥ 39", Status = Status.NotDue, TargetPeriod = "2024", DuePeriod = "2024" };
        Assert.Equal("x, Q3: 19 tasks. Milestone ≥ 39 of 2024.", Say(Language.English, story));
        Assert.Equal("x, Q3: 19 nhiệm vụ. Mốc ≥ 39 của 2024.", Say(Language.Vietnamese, story));
    }

    /// <summary>Whatever the numbers: what is met is never said to be missed, and a status never stands beside the words of another.</summary>
    [Theory]
    [InlineData(Direction.Higher)]
    [InlineData(Direction.Lower)]
    public void Write_AnyValueAndTarget_NeverContradictsTheStatus(Direction direction)
    {
        var random = new Random(1945);
        for (var i = 0; i < 500; i++)
        {
            var target = Math.Round(random.NextDouble() * 100, random.Next(4));
            var value = random.Next(3) == 0 ? target + ((random.NextDouble() - 0.5) * 1e-3) : random.NextDouble() * 100;
            var points = Enumerable.Range(0, random.Next(1, 20)).Select(_ => new SeriesValue(random.NextDouble() * 100)).Append(new SeriesValue(value)).ToList();
            var question = new SeriesQuestion(points, direction) { Target = direction == Direction.Higher ? (target, null) : (null, target), Projections = ProjectionOptions.Default with { Percent = true } };
            var analysis = SeriesAnalyser.Analyse(question);
            var said = Say(Language.English, new AnalysisStory("x", Rate, "H1", value) { Target = "T", Gap = "G", Status = analysis.Status, Series = analysis });
            Assert.Equal(analysis.Status == Status.Met, said.Contains("Target T met.", StringComparison.Ordinal));
            Assert.Equal(analysis.Status == Status.Near, said.Contains("Near the target T", StringComparison.Ordinal));
            Assert.Equal(analysis.Status == Status.Missed, said.Contains("Target T not met", StringComparison.Ordinal));
            Assert.Equal(direction == Direction.Higher ? value >= target - 1e-7 : value <= target + 1e-7, analysis.Status == Status.Met);
            var type = analysis.Signal.Points[^1].Type;
            Assert.Equal(type == PointType.Improvement && !analysis.Signal.Trial, said.Contains("an improvement", StringComparison.Ordinal));
            Assert.Equal(type == PointType.Concern && !analysis.Signal.Trial, said.Contains("a concern", StringComparison.Ordinal));
            if (analysis.Hold is not null) Assert.DoesNotContain("Next period", said, StringComparison.Ordinal);
        }
    }

    private static Target Goal(bool atLeast) => new("t", 1, null, Due, atLeast ? TargetComparator.AtLeast : TargetComparator.AtMost, 39, "QĐ", false, null, null, null);

    private static SeriesAnalysis Series(ProjectionHold? hold) =>
        new(new SignalResult([new SignalPoint(19, null, default, 0, PointType.Common)], null, null, null, null, null, 1), Status.NoTarget, null, Projection.None(1), hold, null);

    private static string Say(CultureInfo culture, AnalysisStory story)
    {
        CultureInfo.CurrentUICulture = culture;
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var text = services.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(culture);
        return new AnalysisSentences(new Wording(new CatalogueSnapshot([], [], [], []), numbers, text, culture), numbers, text).Write(story).Replace('\u00a0', ' ');
    }
}
