using FsCheck;
using FsCheck.Fluent;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series.RollUps;

namespace Kpi.Data.Tests.Series;

/// <summary>Why a rate over several agencies moved.</summary>
public sealed class RollUpMovementTests
{
    private static readonly Period Before = TestCalendar.Period("2023-H1");
    private static readonly Period After = TestCalendar.Period("2024-H1");

    [Fact]
    public void Of_AgencyWithoutAFigure_IsMissingAndHasNeitherComeNorGone()
    {
        var movement = Of([Unit(2), Unit(3), Unit(4)], (2, Before, 50, 100), (2, After, 60, 100), (3, Before, 10, 100), (4, After, 90, 100));
        Assert.Equal([3, 4], movement.Missing.Select(a => a.Id));
        Assert.Equal([(2, UnitPresence.Both)], Presences(movement));
        Assert.Equal((50, 60), (movement.Parts!.Before, movement.Parts.After));
    }

    [Fact]
    public void Of_AgencyThatBeganOrEnded_HasComeOrGone()
    {
        var movement = Of(
            [Unit(2), Unit(3) with { ValidTo = new DateOnly(2023, 12, 1) }, Unit(4) with { ValidFrom = new DateOnly(2024, 1, 1) }],
            (2, Before, 50, 100), (2, After, 60, 100), (3, Before, 10, 100), (4, After, 90, 100));
        Assert.Empty(movement.Missing);
        Assert.Equal([(2, UnitPresence.Both), (3, UnitPresence.Left), (4, UnitPresence.Entered)], Presences(movement));
        Assert.Equal((30, 75), (Math.Round(movement.Parts!.Before, 9), Math.Round(movement.Parts.After, 9)));
    }

    [Fact]
    public void Of_RateWithoutItsCounts_IsMissing_AndNothingAtAllSaysNothing()
    {
        Assert.Equal([2], Of([Unit(2)], (2, Before, 50, null), (2, After, 60, 100)).Missing.Select(a => a.Id));
        Assert.Null(Of([Unit(2)]).Parts);
        Assert.Null(Of([Unit(2)], (2, Before, 0, 0), (2, After, 6, 10)).Parts);
    }

    [Fact]
    public void Of_AnyAgenciesThatReported_HasTheRatesOfTheRollUp() => Prop.ForAll<(PositiveInt, PositiveInt, PositiveInt, PositiveInt)[]>(given =>
    {
        if (given.Length == 0) return;
        var units = given.Select((_, i) => Unit(i + 2)).ToArray();
        var rows = given.SelectMany((g, i) => new (int, Period, double, double?)[] { (i + 2, Before, g.Item1.Get, g.Item2.Get), (i + 2, After, g.Item3.Get, g.Item4.Get) }).ToArray();
        var parts = Of(units, rows).Parts!;
        foreach (var (period, rate) in new[] { (Before, parts.Before), (After, parts.After) })
        {
            var own = rows.Where(r => r.Item2 == period).ToList();
            Assert.Equal(100 * own.Sum(r => r.Item3) / own.Sum(r => r.Item4!.Value), rate, 9);
        }
        Assert.Equal(parts.After - parts.Before, parts.Effects.Sum(e => e.Rate + e.Mix), 6);
        Assert.Equal((parts.Before, parts.After), (parts.Matched!.Value.Before, parts.Matched.Value.After));
    }).QuickCheckThrowOnFailure();

    private static Agency Unit(int id) => new(id, $"a{id}", new("a", "a"), 1, null, null, []);

    private static IEnumerable<(int, UnitPresence)> Presences(RollUpMovement movement) => movement.Units.Zip(movement.Parts!.Effects, (u, e) => (u.Agency.Id, e.Presence));

    private static RollUpMovement Of(Agency[] units, params (int Agency, Period Period, double Numerator, double? Denominator)[] rows)
    {
        var root = new Agency(1, "root", new("r", "r"), null, null, null, []);
        return RollUpMovement.Of(
            RollUpScope.Of([root, .. units], root, below: true, predecessors: false),
            level: false,
            Before,
            After,
            rows.ToDictionary(
                r => (r.Agency, r.Period.Id),
                r => new Figure(r.Period, ObservationState.Reported, r.Denominator > 0 ? 100 * r.Numerator / r.Denominator : 1, r.Numerator, r.Denominator, false)));
    }
}
