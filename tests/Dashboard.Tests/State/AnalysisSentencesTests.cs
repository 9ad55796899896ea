using System.Globalization;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Analysis.Projections;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Tests.State;

/// <summary>Every branch of the sentences, in both languages, word for word.</summary>
public sealed class AnalysisSentencesTests
{
    private static readonly Indicator Rate = new(1, "kpi.rate", new LocalText("Tỷ lệ", "The rate"), new LocalText("%", "%"), ValueKind.Percent, [], Accumulation.Rate, Direction.Higher, 1, 1, null);
    private static readonly Indicator Count = Rate with { Kind = ValueKind.Count, UnitOfMeasure = new LocalText("Hồ sơ", "dossiers") };

    [Theory]
    [InlineData("none", "Tỷ lệ, 6 tháng 2024: chưa có số liệu.", "Tỷ lệ, H1 2024: no data.")]
    [InlineData("inputs", "Tỷ lệ, 6 tháng 2024: chưa có số liệu. Mới có 1/3 số thành phần.", "Tỷ lệ, H1 2024: no data. Only 1 of 3 inputs are in.")]
    [InlineData("plain", "Tỷ lệ, 6 tháng 2024: 20,5 %. Chưa có mục tiêu.", "Tỷ lệ, H1 2024: 20.5%. No target.")]
    [InlineData("counted", "Tỷ lệ, 6 tháng 2024: 1.234 hồ sơ. Chưa có mục tiêu.", "Tỷ lệ, H1 2024: 1,234 dossiers. No target.")]
    [InlineData("met", "Tỷ lệ, 6 tháng 2024: 20,5 %. Đạt mục tiêu ≥ 20 %.", "Tỷ lệ, H1 2024: 20.5%. Target ≥ 20 % met.")]
    [InlineData("near", "Tỷ lệ, 6 tháng 2024: 20,5 %. Gần đạt mục tiêu ≥ 20 %: còn thiếu 1.", "Tỷ lệ, H1 2024: 20.5%. Near the target ≥ 20 %: còn thiếu 1.")]
    [InlineData("missed", "Tỷ lệ, 6 tháng 2024: 20,5 %. Chưa đạt mục tiêu ≥ 20 %: còn thiếu 1.", "Tỷ lệ, H1 2024: 20.5%. Target ≥ 20 % not met: còn thiếu 1.")]
    [InlineData("not-due-met", "Tỷ lệ, 6 tháng 2024: 20,5 %. Đã đạt mốc ≥ 20 % của năm 2024.", "Tỷ lệ, H1 2024: 20.5%. The milestone ≥ 20 % of năm 2024 is already met.")]
    [InlineData("not-due-within", "Tỷ lệ, 6 tháng 2024: 40 hồ sơ. Mốc ≤ 100 của năm 2024: đang trong giới hạn.", "Tỷ lệ, H1 2024: 40 dossiers. Milestone ≤ 100 of năm 2024: within the limit so far.")]
    [InlineData("not-due-reached", "Tỷ lệ, 6 tháng 2024: 40 hồ sơ. Đã đạt mốc ≤ 100 của năm 2024.", "Tỷ lệ, H1 2024: 40 dossiers. The milestone ≤ 100 of năm 2024 is already met.")]
    [InlineData("not-due", "Tỷ lệ, 6 tháng 2024: 20,5 %. Mốc ≥ 20 % của năm 2024: còn thiếu 1.", "Tỷ lệ, H1 2024: 20.5%. Milestone ≥ 20 % of năm 2024: còn thiếu 1.")]
    public void Write_ValueAndTarget(string branch, string vietnamese, string english)
    {
        AnalysisStory Story(string period) => branch switch
        {
            "none" => Of(Rate, period, null),
            "inputs" => Of(Rate, period, null) with { Given = 1, Needed = 3 },
            "plain" => Of(Rate, period, 20.47),
            "counted" => Of(Count, period, 1234),
            "met" => Aimed(period) with { Status = Status.Met },
            "near" => Aimed(period) with { Status = Status.Near },
            "missed" => Aimed(period) with { Status = Status.Missed },
            "not-due-met" => Aimed(period) with { Status = Status.Met, TargetPeriod = "năm 2024" },
            "not-due-within" => Limited(period, GoalVerdict.Open),
            "not-due-reached" => Limited(period, GoalVerdict.Reached),
            _ => Aimed(period) with { Status = Status.Missed, TargetPeriod = "năm 2024" },
        };
        Both(Story, vietnamese, english);

        static AnalysisStory Limited(string period, GoalVerdict verdict)
        {
            var due = new Period(1, 2024, PeriodKind.Year, 0, new DateOnly(2023, 12, 15), new DateOnly(2024, 12, 14), null);
            var limit = new Target("t", 1, null, due, TargetComparator.AtMost, 100, "QĐ", false, null, null, null);
            var outlook = new GoalCase(Count, limit, GoalBasis.Window, null, new Judgement(Status.NotDue, limit, Status.Met, -60, null), verdict, due.Start, 183);
            return Of(Count, period, 40) with { Target = "≤ 100", TargetPeriod = "năm 2024", Status = Status.Met, Outlook = outlook };
        }
    }

    [Theory]
    [InlineData("few", "Chưa đủ số liệu để nhận định biến động: 4/13 kỳ.", "Not enough data to judge variation: 4 of 13 periods.")]
    [InlineData("common", "Biến động bình thường, trong khoảng 0 %–60 %. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %. Với biến động như vậy, mục tiêu lúc đạt lúc không.", "Usual variation, within 0%–60%. The lower limit works out at −5%, less than there can be, so 0% is taken. Varying like this, the target will be met at times and missed at times.")]
    [InlineData("pass", "Biến động bình thường, trong khoảng 0 %–60 %. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %. Với biến động như vậy, mục tiêu thường sẽ đạt.", "Usual variation, within 0%–60%. The lower limit works out at −5%, less than there can be, so 0% is taken. Varying like this, the target will usually be met.")]
    [InlineData("fail", "Biến động bình thường, trong khoảng 0 %–60 %. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %. Với biến động như vậy, mục tiêu thường sẽ không đạt.", "Usual variation, within 0%–60%. The lower limit works out at −5%, less than there can be, so 0% is taken. Varying like this, the target will usually be missed.")]
    [InlineData("outside", "Cao hơn khoảng biến động bình thường 0 %–60 %: chuyển biến tốt, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "Above the usual range 0%–60%: an improvement, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData("outside-low", "Thấp hơn khoảng biến động bình thường 0 %–60 %: chuyển biến xấu, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "Below the usual range 0%–60%: a concern, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData("trend", "7 kỳ liên tiếp tăng: chuyển biến tốt, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "7 periods in a row rising: an improvement, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData("trend-low", "7 kỳ liên tiếp giảm: chuyển biến xấu, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "7 periods in a row falling: a concern, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData("two", "2 trong 3 kỳ liên tiếp ở sát hoặc vượt giới hạn trên của khoảng 0 %–60 %: thay đổi thật, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "2 of 3 periods in a row near or beyond the upper end of the usual range 0%–60%: a real change, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData("two-low", "2 trong 3 kỳ liên tiếp ở sát hoặc vượt giới hạn dưới của khoảng 0 %–60 %: chuyển biến xấu, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "2 of 3 periods in a row near or beyond the lower end of the usual range 0%–60%: a concern, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData("shift", "7 kỳ liên tiếp cao hơn mức trung bình 30 %: chuyển biến tốt, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "7 periods in a row above the average of 30%: an improvement, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData("shift-low", "7 kỳ liên tiếp thấp hơn mức trung bình 30 %: chuyển biến xấu, không phải biến động bình thường. Giới hạn dưới tính được là −5 %, dưới mức có thể có nên lấy là 0 %.", "7 periods in a row below the average of 30%: a concern, not the usual variation. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    public void Write_Variation(string branch, string vietnamese, string english)
    {
        var series = branch switch
        {
            "few" => Series(default, 0, PointType.Common, count: 4),
            "common" => Series(default, 0, PointType.Common, Assurance.Inconsistent),
            "pass" => Series(default, 0, PointType.Common, Assurance.ConsistentPass),
            "fail" => Series(default, 0, PointType.Common, Assurance.ConsistentFail),
            "outside" => Series(new SignalFlags(true, true, true, true), 1, PointType.Improvement),
            "outside-low" => Series(new SignalFlags(true, false, false, false), -1, PointType.Concern),
            "trend" => Series(new SignalFlags(false, true, true, true), 1, PointType.Improvement),
            "trend-low" => Series(new SignalFlags(false, true, false, false), -1, PointType.Concern),
            "two" => Series(new SignalFlags(false, false, true, true), 1, PointType.NeutralHigh),
            "two-low" => Series(new SignalFlags(false, false, true, false), -1, PointType.Concern),
            "shift" => Series(new SignalFlags(false, false, false, true), 1, PointType.Improvement),
            _ => Series(new SignalFlags(false, false, false, true), -1, PointType.Concern),
        };
        Both(p => Of(Rate, p, 20.47) with { Series = series }, Plain[0] + vietnamese + " Chưa đủ số liệu để dự báo: 0/3 kỳ.", Plain[1] + english + " Not enough data to project: 0 of 3 periods.");
    }

    /// <summary>A quarter that is left out: the verdict is that of the quarter before, and is said to be.</summary>
    [Theory]
    [InlineData(false, "Kỳ này không có số riêng để xét biến động; tính đến quý I/2024: biến động bình thường, trong khoảng 10 %–60 %.", "This period has no figure of its own to judge variation by; up to quý I/2024: usual variation, within 10%–60%.")]
    [InlineData(true, "Kỳ này không có số riêng để xét biến động; tính đến quý I/2024: cao hơn khoảng biến động bình thường 10 %–60 %: chuyển biến tốt, không phải biến động bình thường.", "above the usual range 10%–60%: an improvement")]
    public void Write_LastPeriodLeftOut_SaysTheVerdictOfThePeriodBefore(bool outside, string vietnamese, string english)
    {
        var limits = new ControlLimits(30, 10, 60, 15, 50);
        var last = new SignalPoint(outside ? 70 : 20, limits, new SignalFlags(outside, false, false, false), outside ? 1 : 0, outside ? PointType.Improvement : PointType.Common);
        var signal = new SignalResult([last, new SignalPoint(null, limits, default, 0, null)], limits, 1, null, outside ? Variation.ImprovementHigh : Variation.CommonCause, null, 14);
        var story = Of(Rate, "p", 20.47) with { Series = new SeriesAnalysis(signal, Status.NoTarget, null, Projection.None(0), ProjectionHold.Break, null), VariationPeriod = "quý I/2024" };
        Assert.Contains(vietnamese, Say(Language.Vietnamese, story).Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains(english, Say(Language.English, story).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(98, 85, 113, "within 85%–100%. The upper limit works out at 113%, more than there can be, so 100% is taken.")]
    [InlineData(50, -5, 105, "within 0%–100%. The lower limit works out at −5%, less than there can be, so 0% is taken. The upper limit works out at 105%, more than there can be, so 100% is taken.")]
    [InlineData(104, 85, 113, "within 85%–113%. ")]
    [InlineData(104, -5, 213, "within 0%–213%. The lower limit works out at −5%, less than there can be, so 0% is taken.")]
    [InlineData(-4, -15, 13, "within −15%–13%. ")]
    public void Write_LimitsBeyondWhatIsPossible_AreSaid(double value, double lower, double upper, string expected)
    {
        var limits = new ControlLimits((lower + upper) / 2, lower, upper, lower, upper);
        var signal = new SignalResult([new SignalPoint(value, limits, default, 0, PointType.Common)], limits, 1, null, Variation.CommonCause, null, 14);
        var said = Say(Language.English, Of(Rate, "p", value) with { Series = new SeriesAnalysis(signal, Status.NoTarget, null, Projection.None(0), null, null) });
        Assert.Contains("Usual variation, " + expected, said.Replace('\u00a0', ' '), StringComparison.Ordinal);
        if (!expected.Contains("upper", StringComparison.Ordinal)) Assert.DoesNotContain("upper limit", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up", "So với 6 tháng 2023: cao hơn 5,0 điểm %.", "5.0 pp above H1 2023.")]
    [InlineData("down", "So với 6 tháng 2023: thấp hơn 5,0 điểm %, chưa phải thay đổi rõ.", "5.0 pp below H1 2023, no clear change.")]
    [InlineData("same", "Bằng 6 tháng 2023.", "The same as H1 2023.")]
    [InlineData("per-day", "So với 6 tháng 2023: cao hơn 5,0 điểm % một ngày (hai kỳ không dài như nhau).", "5.0 pp a day (the two windows differ in length) above H1 2023.")]
    [InlineData("none", "Không có số liệu cùng kỳ năm trước để so sánh.", "No figure of the same period a year before to compare with.")]
    [InlineData("unlike", "Không so sánh với cùng kỳ năm trước: hai kỳ không cùng độ dài.", "Not compared with the year before: the windows are of different kinds.")]
    [InlineData("break", "Không so sánh với cùng kỳ năm trước: giữa hai kỳ, cách tính của chỉ tiêu đã thay đổi.", "Not compared with the year before: what is counted has changed in between.")]
    [InlineData("rebase", "Không so sánh với cùng kỳ năm trước: giữa hai kỳ, chuỗi đã tính lại từ đầu vì một nguyên nhân đã biết.", "Not compared with the year before: in between, the series began anew for a known cause.")]
    [InlineData("overlap", "Không so sánh với cùng kỳ năm trước: hai kỳ trùng nhau một phần.", "Not compared with the year before: the windows overlap.")]
    public void Write_YearBefore(string branch, string vietnamese, string english)
    {
        static Comparison Change(double by, Clarity clarity = Clarity.Clear, bool perDay = false) => new(null, null, null, by, null, perDay, null, clarity);
        static Comparison Refused(ComparisonRefusal why) => new(null, null, why, null, null, false, null, Clarity.Unknown);
        var comparison = branch switch
        {
            "up" => Change(5),
            "down" => Change(-5, Clarity.NoClearChange),
            "same" => Change(0),
            "per-day" => Change(5, perDay: true),
            "none" => Refused(ComparisonRefusal.MissingSide),
            "unlike" => Refused(ComparisonRefusal.UnlikeWindows),
            "break" => Refused(ComparisonRefusal.Break),
            "rebase" => Refused(ComparisonRefusal.Rebase),
            _ => Refused(ComparisonRefusal.OverlappingWindows),
        };
        Both(p => Of(Rate, p, 20.47) with { YearBefore = comparison, YearBeforePeriod = p.Replace("2024", "2023", StringComparison.Ordinal) }, Plain[0] + vietnamese, Plain[1] + english);
    }

    [Theory]
    [InlineData("holt", "Kỳ tới ước 50 %, trong khoảng 40 %–60 % với xác suất 80 % (Holt tắt dần, n = 14).", "Next period about 50%, within 40%–60% with 80% probability (damped Holt, n = 14).")]
    [InlineData("drift", "Kỳ tới ước 50 %, trong khoảng 40 %–60 % với xác suất 80 % (kéo dài nửa xu hướng, n = 5).", "Next period about 50%, within 40%–60% with 80% probability (half-drift, n = 5).")]
    [InlineData("indicative", "Kỳ tới ước 50 %, trong khoảng 40 %–60 % với xác suất 80 % (kéo dài nửa xu hướng, n = 3, chỉ để tham khảo).", "Next period about 50%, within 40%–60% with 80% probability (half-drift, n = 3, indicative only).")]
    [InlineData("seasonal", "Kỳ tới ước 50 %, trong khoảng 40 %–60 % với xác suất 80 % (theo mùa, n = 9).", "Next period about 50%, within 40%–60% with 80% probability (seasonal naive, n = 9).")]
    [InlineData("cause", "Chưa đưa ra dự báo vì số mới nhất khác thường so với các kỳ trước và chưa rõ nguyên nhân.", "No projection: the latest value stands out from the periods before and its cause is not confirmed.")]
    [InlineData("rebase", "Chưa đưa ra dự báo vì mức mới chỉ vừa bắt đầu.", "No projection: the new level has only just begun.")]
    [InlineData("break", "Chưa đưa ra dự báo vì chuỗi bị ngắt trước kỳ này.", "No projection: the series breaks off before this period.")]
    public void Write_Projection(string branch, string vietnamese, string english)
    {
        static Projection Of80(ProjectionMethod method, int n) => new(method, n, [new ProjectionPoint(1, 50, 40, 60, null, null)], 0, 0);
        var few = Series(default, 0, PointType.Common, count: 4);
        var series = branch switch
        {
            "holt" => few with { Projection = Of80(ProjectionMethod.DampedHolt, 14) },
            "drift" => few with { Projection = Of80(ProjectionMethod.HalfDrift, 5) },
            "indicative" => few with { Projection = Of80(ProjectionMethod.HalfDrift, 3) },
            "seasonal" => few with { Projection = Of80(ProjectionMethod.SeasonalNaive, 9) },
            "cause" => few with { Hold = ProjectionHold.SpecialCause },
            "rebase" => few with { Hold = ProjectionHold.Rebase },
            _ => few with { Hold = ProjectionHold.Break },
        };
        Both(
            p => Of(Rate, p, 20.47) with { Series = series },
            Plain[0] + "Chưa đủ số liệu để nhận định biến động: 4/13 kỳ. " + vietnamese,
            Plain[1] + "Not enough data to judge variation: 4 of 13 periods. " + english);
    }

    [Theory]
    [InlineData(0.05, "rất khó", "very unlikely")]
    [InlineData(0.2, "khó", "unlikely")]
    [InlineData(0.5, "chưa chắc", "uncertain")]
    [InlineData(0.9, "nhiều khả năng", "likely")]
    [InlineData(0.95, "rất nhiều khả năng", "very likely")]
    public void Write_Chance(double chance, string vietnamese, string english)
    {
        var series = Series(default, 0, PointType.Common, count: 9) with { Projection = new(ProjectionMethod.HalfDrift, 9, [new ProjectionPoint(1, 50, 40, 60, null, null)], 0, 0), Chance = chance };
        var (vi, en) = (Say(Language.Vietnamese, Aimed("p") with { Status = Status.Met, Series = series }), Say(Language.English, Aimed("p") with { Status = Status.Met, Series = series }));
        Assert.EndsWith($"Đạt mục tiêu ở kỳ tới: {vietnamese}.", vi, StringComparison.Ordinal);
        Assert.EndsWith($"Meeting the target next period: {english}.", en, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Counts_AreWhole()
    {
        var series = Series(default, 0, PointType.Common, count: 9) with { Projection = new(ProjectionMethod.HalfDrift, 9, [new ProjectionPoint(1, 8875.5, -3, 10795.4, null, null)], 0, 0) };
        Assert.Contains("Kỳ tới ước 8.876, trong khoảng 0–10.795 với", Say(Language.Vietnamese, Of(Count, "p", 5) with { Series = series }).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    private static readonly string[] Plain = ["Tỷ lệ, 6 tháng 2024: 20,5 %. Chưa có mục tiêu. ", "Tỷ lệ, H1 2024: 20.5%. No target. "];

    private static AnalysisStory Of(Indicator indicator, string period, double? value) => new("Tỷ lệ", indicator, period, value);

    private static AnalysisStory Aimed(string period) => Of(Rate, period, 20.47) with { Target = "≥ 20 %", Gap = "còn thiếu 1" };

    private static SeriesAnalysis Series(SignalFlags flags, int direction, PointType type, Assurance? assurance = null, int count = 14)
    {
        var limits = new ControlLimits(30, -5, 60, 10, 50);
        var variation = type == PointType.Common ? Variation.CommonCause : Variation.ImprovementHigh;
        return new SeriesAnalysis(
            new SignalResult([new SignalPoint(20.47, limits, flags, direction, type)], limits, 1, null, variation, assurance, count), Status.NoTarget, null, Projection.None(0), null, null);
    }

    [Theory]
    [InlineData(
        true,
        "Cải tiến quy trình",
        "Từ quý III/2024 đến nay đã có 8 kỳ liên tiếp trên mức trung bình: có thể đây là một mức mới. Nguyên nhân đã ghi: Cải tiến quy trình. Nếu đúng, hãy xác nhận tính lại giới hạn kèm nguyên nhân và thời điểm.",
        "Since Q3 2024, 8 periods in a row have been above the average: it may be a new level. A cause is noted: Cải tiến quy trình. If it is the one, confirm that the limits begin anew, with cause and date.")]
    [InlineData(
        false,
        null,
        "Từ quý III/2024 đến nay đã có 8 kỳ liên tiếp dưới mức trung bình: có thể đây là một mức mới. Chưa ghi nguyên nhân nào cho quý III/2024 nên giới hạn không được tính lại; khi biết nguyên nhân, hãy ghi kèm thời điểm.",
        "Since Q3 2024, 8 periods in a row have been below the average: it may be a new level. No cause is noted for Q3 2024, so the limits stay as they are; once it is known, record it with its date.")]
    public void Rebase_IsProposedInWords(bool above, string? cause, string vietnamese, string english)
    {
        var period = new Period(1, 2024, PeriodKind.Q3, 0, new DateOnly(2024, 6, 15), new DateOnly(2024, 9, 14), null);
        var noted = cause is null ? null : new SeriesEvent(1, 1, null, SeriesEventKind.Note, period.Start, null, cause, default, "", null, null, null);
        var rebase = new RebaseCase(period, 8, above, noted);
        Assert.Equal(vietnamese, Say(Language.Vietnamese, s => s.Rebase(rebase)).Replace('\u00a0', ' '));
        Assert.Equal(english, Say(Language.English, s => s.Rebase(rebase)).Replace('\u00a0', ' '));
    }

    private static void Both(Func<string, AnalysisStory> story, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, Say(Language.Vietnamese, story("6 tháng 2024")).Replace('\u00a0', ' '));
        Assert.Equal(english, Say(Language.English, story("H1 2024")).Replace('\u00a0', ' '));
    }

    private static string Say(CultureInfo culture, AnalysisStory story) => Say(culture, s => s.Write(story));

    private static string Say(CultureInfo culture, Func<AnalysisSentences, string> said)
    {
        CultureInfo.CurrentUICulture = culture;
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var text = services.GetRequiredService<IStringLocalizer<Text>>();
        var numbers = new NumberText(culture);
        return said(new AnalysisSentences(new Wording(new CatalogueSnapshot([], [], [], []), numbers, text, culture), numbers, text));
    }
}
