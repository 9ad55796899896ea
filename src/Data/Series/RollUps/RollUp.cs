using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series.RollUps;

/// <summary>
/// Adds the figures of several agencies up, period by period (methods §3.6). Pure. Figures of one accumulation go in: what is calculated from several reports, like a quarter from two
/// year-to-date figures, is calculated for each agency first, so that never more agencies stand on one side of a difference than on the other.
/// </summary>
public static class RollUp
{
    /// <summary>Sums of counts, Σ numerators / Σ denominators of rates in percent points, sums of counts a day (methods §3.6), each with what it rests on. Who has not reported is missing, never zero.</summary>
    /// <param name="indicator">Names the unit of measure.</param>
    /// <param name="rule">Not <see cref="RollUpRule.None"/>.</param>
    /// <param name="level">Whether the figures are levels at the end of their windows.</param>
    /// <param name="figures">By agency; periods in any order, each once.</param>
    /// <returns>By period end, then start: every period of which anybody gave a figure. Without a value where the reports cover different days, or nobody's can be added.</returns>
    public static IReadOnlyList<RollUpPoint> Build(Indicator indicator, RollUpRule rule, bool level, RollUpScope scope, IReadOnlyDictionary<int, IReadOnlyList<UnitFigure>> figures)
    {
        var places = new Dictionary<int, int>();
        var periods = new List<Period>();
        var given = new List<UnitFigure?[]>();
        foreach (var (member, agency) in scope.Members.Index())
        {
            foreach (var figure in figures.GetValueOrDefault(agency.Id, []))
            {
                var period = figure.Figure.Period;
                if (!places.TryGetValue(period.Id, out var place))
                {
                    places[period.Id] = place = periods.Count;
                    periods.Add(period);
                    given.Add(new UnitFigure?[scope.Members.Count]);
                }
                given[place][member] = figure;
            }
        }

        var points = new List<RollUpPoint>(periods.Count);
        var weights = new Dictionary<(PeriodKind, int), double?[]>();
        DateOnly? last = null;
        foreach (var (place, period) in periods.Index().OrderBy(p => p.Item.End).ThenBy(p => p.Item.Start))
        {
            if (!weights.TryGetValue((period.Kind, period.Month), out var known)) weights[(period.Kind, period.Month)] = known = new double?[scope.Members.Count];
            var (sum, missing) = Sum(rule, level, scope, period, given[place], known);
            if (sum.Expected == 0) continue;
            var changed = scope.Breaks.Where(b => b.On <= period.End && b.On > last).Select(b => (DateOnly?)b.On).LastOrDefault();
            points.Add(Point(indicator, rule, level, period, sum, missing, changed));
            last = period.End;
        }
        return points;
    }

    private static (RollUpSum Sum, List<Agency> Missing) Sum(RollUpRule rule, bool level, RollUpScope scope, Period period, UnitFigure?[] given, double?[] weights)
    {
        var sum = default(RollUpSum);
        var missing = new List<Agency>();
        for (var i = 0; i < given.Length; i++)
        {
            var (agency, unit) = (scope.Members[i], given[i]);
            var expected = scope.Expected(agency, period);
            if (!expected && (unit is null || !scope.Counts(agency, period, level))) continue;
            var one = RollUpSum.Of(rule, unit?.Figure, unit is { } u ? (u.Start, u.End) : (period.Start, period.End), weights[i], unit?.Counted);
            if (one.Reported == 0) missing.Add(agency);
            sum = sum.Add(one);
            if (one.Valued > 0 && RollUpSum.WeightOf(rule, unit!.Value.Figure) is { } weight) weights[i] = weight;
        }
        return (sum, missing);
    }

    private static RollUpPoint Point(Indicator indicator, RollUpRule rule, bool level, Period period, RollUpSum sum, List<Agency> missing, DateOnly? changed)
    {
        var scale = indicator.Kind == ValueKind.Percent ? 100 : 1;
        var unlike = !level && sum.UnlikeWindows;
        var counted = rule == RollUpRule.Ratio && sum.Valued > 0;
        double? value = rule switch
        {
            // A rate of one agency alone is what it reported, whether or not its counts are known.
            RollUpRule.Ratio => sum.Denominator > 0 ? scale * sum.Numerator / sum.Denominator : sum is { Expected: 1, Uncounted: 1 } ? sum.Value : null,
            RollUpRule.Sum => sum.Valued == 0 || unlike ? null : sum.Value,
            _ => sum.Valued == 0 ? null : sum.Value,
        };
        var state = value is not null ? ObservationState.Reported
            : (sum.NotApplicable > 0 && sum.NotApplicable == sum.Expected) || counted ? ObservationState.NotApplicable
            : ObservationState.Missing;
        var perDay = rule == RollUpRule.PerDay && sum.Valued > 0 && !unlike;
        var common = !level && !unlike && sum.Valued > 0;
        var away = sum.WeightExpected - sum.WeightReported;
        var bounded = rule == RollUpRule.Ratio && value is not null && sum is { Unweighted: 0, Denominator: > 0 } && away > 0;
        return new RollUpPoint(
            new Figure(
                period,
                state,
                value,
                counted || perDay ? sum.Numerator : null,
                counted ? sum.Denominator : perDay ? sum.Days : null,
                sum.Illustrative),
            sum.Expected == 1 && sum.Uncounted == 1 ? 1 : sum.Reported,
            sum.Expected,
            sum.Expected == 1 && sum.Uncounted == 1 ? [] : missing,
            sum.Unweighted > 0 || !(sum.WeightExpected > 0) ? null : sum.WeightReported / sum.WeightExpected,
            unlike,
            rule == RollUpRule.Sum && !level && sum.Valued > 0 ? sum.PerDay : null,
            bounded ? scale * sum.Numerator / (sum.Denominator + away) : null,
            bounded ? scale * (sum.Numerator + away) / (sum.Denominator + away) : null,
            changed)
        {
            Start = common ? sum.Start : null,
            End = common ? sum.End : null,
            Counted = common ? sum.Counted : null,
        };
    }
}
