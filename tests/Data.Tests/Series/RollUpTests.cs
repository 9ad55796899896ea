using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;

namespace Kpi.Data.Tests.Series;

public sealed class RollUpTests
{
    private static readonly Indicator Rate = new(1, "kpi.x", new("x", "x"), new("%", "%"), ValueKind.Percent, [], Accumulation.Rate, Direction.Higher, 1, 1, null);
    private static readonly Indicator Count = Rate with { Kind = ValueKind.Count, Accumulation = Accumulation.Flow };
    private static readonly Agency Root = Unit(1, null);

    [Fact]
    public void Build_Rates_AreSumOverSumAndNeverTheMean()
    {
        // 90/100 and 1/10: the mean of the rates is 50 %, the rate of all cases 91/110.
        var point = Assert.Single(Rates(("2024-H1", 90, 100), ("2024-H1", 1, 10)));
        Assert.Equal((91d, 110d), (point.Figure.Numerator, point.Figure.Denominator));
        Assert.Equal(9100d / 110, point.Figure.Value!.Value, 9);
        Assert.False(point.Provisional);
    }

    [Fact]
    public void Build_AgencyThatHasNotReported_IsMissingAndNotZero()
    {
        var points = Counts([("2023-H1", 30), ("2024-H1", 40)], [("2023-H1", 10)]);
        Assert.Equal((40d, false), (points[0].Figure.Value, points[0].Provisional));
        Assert.Equal((40d, true, 1, 2), (points[1].Figure.Value, points[1].Provisional, points[1].Reported, points[1].Expected));
        Assert.Equal(0.75, points[1].ByWeight);
        Assert.Equal([3], points[1].Missing.Select(a => a.Id));
    }

    [Fact]
    public void Build_NobodyReportedAValue_IsMissingAndNotZero()
    {
        var point = Assert.Single(Counts([("2024-H1", null)], []));
        Assert.Equal((ObservationState.Missing, (double?)null), (point.Figure.State, point.Figure.Value));
    }

    [Fact]
    public void Build_MissingAgencyOfAKnownSize_BoundsTheRate()
    {
        var points = Rates([("2023-H1", 90, 100), ("2024-H1", 90, 100)], [("2023-H1", 30, 50)]);
        Assert.Equal(60, points[1].Low!.Value, 9);
        Assert.Equal(140 / 1.5, points[1].High!.Value, 9);
        Assert.Null(points[0].Low);
    }

    [Fact]
    public void Build_AgencyOfUnknownSizeMissing_HasNoShareByWeight()
    {
        var point = Assert.Single(Rates([("2024-H1", 90, 100)], []));
        Assert.Equal((null, null, 0.5), (point.ByWeight, point.Low, point.ByUnits));
    }

    [Fact]
    public void Build_RateWithoutItsCounts_IsNotAddedAndSaid()
    {
        var bare = new Figure(TestCalendar.Period("2024-H1"), ObservationState.Reported, 50, null, null, false);
        var point = Assert.Single(RollUp.Build(Rate, RollUpRule.Ratio, false, Scope(2), Units([Counted("2024-H1", 90, 100)], [UnitFigure.Of(bare)])));
        Assert.Equal((90d, 1, 2), (point.Figure.Value, point.Reported, point.Expected));
        Assert.Equal([3], point.Missing.Select(a => a.Id));

        var alone = Assert.Single(RollUp.Build(Rate, RollUpRule.Ratio, false, Scope(1), Units([[UnitFigure.Of(bare)]])));
        Assert.Equal((50d, false), (alone.Figure.Value, alone.Provisional));
    }

    [Fact]
    public void Build_DoesNotApplyToOne_IsCompleteWithoutIt()
    {
        var figure = new Figure(TestCalendar.Period("2024-H1"), ObservationState.NotApplicable, null, null, null, false);
        var point = Assert.Single(RollUp.Build(Count, RollUpRule.Sum, false, Scope(2), Units([Plain("2024-H1", 5)], [UnitFigure.Of(figure)])));
        Assert.Equal((5d, false), (point.Figure.Value, point.Provisional));
        Assert.Equal(ObservationState.NotApplicable, Assert.Single(RollUp.Build(Count, RollUpRule.Sum, false, Scope(1), Units([[UnitFigure.Of(figure)]]))).Figure.State);
    }

    [Fact]
    public void Build_CountsOverUnlikeWindows_AreGivenADayOnly()
    {
        var early = Plain("2024-H1", 174) with { Start = new DateOnly(2023, 12, 16), End = new DateOnly(2024, 6, 6) };
        var point = Assert.Single(RollUp.Build(Count, RollUpRule.Sum, false, Scope(2), Units([early], [Plain("2024-H1", 366)])));
        Assert.Equal((null, true, 3d), (point.Figure.Value, point.UnlikeWindows, point.PerDay));

        // A level has no window.
        Assert.Equal(540, Assert.Single(RollUp.Build(Count, RollUpRule.Sum, true, Scope(2), Units([early], [Plain("2024-H1", 366)]))).Figure.Value);
    }

    [Fact]
    public void Scope_OfficeWithOthersBelow_DoesNotCountItsOwnReportTwice()
    {
        Agency[] all = [Root, Unit(2, 1), Unit(3, 2), Unit(4, 2)];
        var scope = RollUpScope.Of(all, Root, below: true, predecessors: false);
        Assert.Equal([3, 4], scope.Members.Where(a => scope.Expected(a, TestCalendar.Period("2024-H1"))).Select(a => a.Id));
        Assert.Equal([3], RollUpScope.Of(all, all[2], below: true, predecessors: false).Members.Select(a => a.Id));
    }

    [Fact]
    public void Scope_OfficesThatEnd_LeaveTheOneAboveToReport()
    {
        // Districts ended on 30 June 2025.
        Agency[] all = [Root, Unit(2, 1) with { ValidTo = new DateOnly(2025, 6, 30) }];
        var scope = RollUpScope.Of(all, Root, below: true, predecessors: false);
        Assert.Equal([2], Expected(scope, "2025-H1"));
        Assert.Equal([1], Expected(scope, "2025-Q3"));

        // What happened in the window before it ended is counted, a level at its end is not.
        Assert.True(scope.Counts(all[1], TestCalendar.Period("2025-Q3"), level: false));
        Assert.False(scope.Counts(all[1], TestCalendar.Period("2025-Q3"), level: true));
    }

    [Fact]
    public void Scope_MergedAgencies_AreJoinedOnRequestWithABreak()
    {
        var (old, other, merged) = Merged();
        Assert.Equal([3], RollUpScope.Of([old, other, merged], merged, below: false, predecessors: false).Members.Select(a => a.Id));
        var scope = RollUpScope.Of([old, other, merged], merged, below: false, predecessors: true);
        Assert.Equal([1, 2], Expected(scope, "2025-H1"));
        Assert.Equal([3], Expected(scope, "2025"));
        var points = RollUp.Build(Count, RollUpRule.Sum, false, scope, new Dictionary<int, IReadOnlyList<UnitFigure>>
        {
            [1] = [Plain("2024-H1", 10), Plain("2025-H1", 11)],
            [2] = [Plain("2024-H1", 20), Plain("2025-H1", 22)],
            [3] = [Plain("2026-H1", 40)],
        });
        Assert.Equal([(30d, null), (33, null), (40, new DateOnly(2025, 7, 1))], points.Select(p => (p.Figure.Value!.Value, p.Break)));
    }

    [Fact]
    public void Scope_DividedAgency_IsNotJoinedToAPartOfIt()
    {
        var (old, other, merged) = Merged();
        var second = Unit(4, null) with { Predecessors = [new AgencySuccession(1, new DateOnly(2025, 7, 1), null)] };
        Assert.Equal(1, RollUpScope.Of([old, other, merged, second], merged, below: false, predecessors: true).Divided?.Id);
        Assert.Null(RollUpScope.Of([old, other, merged, second], merged, below: false, predecessors: false).Divided);
    }

    [Fact]
    public void Sum_OfAnyAgencies_IsTheSameInAnyOrderAndOfRollUps() => Prop.ForAll<(int? Numerator, NonNegativeInt Denominator, bool Known)[], int>((units, seed) =>
    {
        var window = (TestCalendar.Period("2024-H1").Start, TestCalendar.Period("2024-H1").End);
        var sums = units.Select((u, i) => RollUpSum.Of(
            i % 4 == 3 ? RollUpRule.Sum : RollUpRule.Ratio,
            u.Numerator is { } n ? new Figure(TestCalendar.Period("2024-H1"), ObservationState.Reported, n, i % 5 == 4 ? null : n, u.Denominator.Get, i % 7 == 0) : null,
            i % 6 == 5 ? (window.Start.AddDays(1), window.End) : window,
            u.Known ? u.Denominator.Get : null)).ToArray();
        var whole = Of(sums);
        var shuffled = (RollUpSum[])sums.Clone();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Rounded(whole), Rounded(Of(shuffled)));
        Assert.Equal(Rounded(whole), Rounded(Of(sums.Chunk(3).Chunk(2).Select(district => Of(district.Select(Of))))));

        static RollUpSum Of(IEnumerable<RollUpSum> all) => all.Aggregate(default(RollUpSum), (a, b) => a + b);

        // Values are whole numbers and add exactly; rates a day are fractions.
        static RollUpSum Rounded(RollUpSum sum) => sum with { PerDay = Math.Round(sum.PerDay, 6) };
    }).QuickCheckThrowOnFailure();

    // One agency's sum is its own; of two that report alike the spans are those of each, in any order, and their sums add up.
    [Fact]
    public void Spans_AnyReports_AreThoseOfTheAgenciesAddedUp() => Prop.ForAll(
        Gen.Choose(0, 255).Zip(Gen.Choose(1, 50)).ToArbitrary(),
        given =>
        {
            string[] kinds = ["-Q1", "-H1", "-Q2", "-Q3", "-9M", "-Q4", ""];
            var (mask, factor) = given;
            var reported = kinds.Index().Where(k => (mask & (1 << k.Index)) != 0).ToDictionary(k => TestCalendar.Period("2024" + k.Item), k => Plain("2024" + k.Item, k.Item.Contains('Q', StringComparison.Ordinal) ? 10 : 100 + k.Index).Figure);
            var own = Accumulator.Spans(TestCalendar.Cchc, Accumulation.Flow, reported);
            Assert.Equal(own, Of(reported));
            var more = reported.ToDictionary(r => r.Key, r => r.Value with { Value = r.Value.Value * factor });
            Assert.Equal(own.Select(s => s with { Value = s.Value * (1 + factor) }), Of(reported, more));
            Assert.Equal(Of(reported, more), Of(more, reported));

            static IReadOnlyList<SeriesSpan> Of(params Dictionary<Period, Figure>[] agencies)
            {
                Dictionary<int, IReadOnlyList<UnitFigure>> As(SeriesAccumulation accumulation) => Units([.. agencies.Select(a => Accumulator.Accumulate(TestCalendar.Cchc, Accumulation.Flow, a, accumulation).Select(UnitFigure.Of).ToArray())]);
                return RollUpSpans.Of(TestCalendar.Cchc, Count, Scope(agencies.Length), As(SeriesAccumulation.Discrete), As(SeriesAccumulation.Ytd));
            }
        }).QuickCheckThrowOnFailure();

    private static (Agency Old, Agency Other, Agency Merged) Merged()
    {
        var day = new DateOnly(2025, 7, 1);
        return (
            Unit(1, null) with { ValidTo = day.AddDays(-1) },
            Unit(2, null) with { ValidTo = day.AddDays(-1) },
            Unit(3, null) with { ValidFrom = day, Predecessors = [new AgencySuccession(1, day, "NQ 202/2025/QH15"), new AgencySuccession(2, day, null)] });
    }

    private static IEnumerable<int> Expected(RollUpScope scope, string period) => scope.Members.Where(a => scope.Expected(a, TestCalendar.Period(period))).Select(a => a.Id).Order();

    private static Agency Unit(int id, int? parent) => new(id, $"a{id}", new("a", "a"), parent, null, null, []);

    private static RollUpScope Scope(int count) => RollUpScope.Of([Root, .. Enumerable.Range(2, count).Select(i => Unit(i, 1))], Root, below: true, predecessors: false);

    private static UnitFigure Plain(string period, double? value) =>
        UnitFigure.Of(new Figure(TestCalendar.Period(period), value is null ? ObservationState.Missing : ObservationState.Reported, value, null, null, false));

    private static UnitFigure Counted(string period, double numerator, double denominator) =>
        UnitFigure.Of(new Figure(TestCalendar.Period(period), ObservationState.Reported, 100 * numerator / denominator, numerator, denominator, false));

    private static Dictionary<int, IReadOnlyList<UnitFigure>> Units(params UnitFigure[][] units) =>
        units.Index().ToDictionary(u => u.Index + 2, IReadOnlyList<UnitFigure> (u) => u.Item);

    private static IReadOnlyList<RollUpPoint> Counts(params (string Period, double? Value)[][] units) =>
        RollUp.Build(Count, RollUpRule.Sum, false, Scope(units.Length), Units([.. units.Select(u => u.Select(f => Plain(f.Period, f.Value)).ToArray())]));

    private static IReadOnlyList<RollUpPoint> Rates(params (string Period, double Numerator, double Denominator)[] units) => Rates([.. units.Select(u => new[] { u })]);

    private static IReadOnlyList<RollUpPoint> Rates(params (string Period, double Numerator, double Denominator)[][] units) =>
        RollUp.Build(Rate, RollUpRule.Ratio, false, Scope(units.Length), Units([.. units.Select(u => u.Select(f => Counted(f.Period, f.Numerator, f.Denominator)).ToArray())]));
}
