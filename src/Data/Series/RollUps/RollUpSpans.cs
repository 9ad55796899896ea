using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series.RollUps;

/// <summary>Quarters of which several agencies together know the sum alone (methods §3.3, §3.6). Pure.</summary>
public static class RollUpSpans
{
    /// <summary>
    /// Where at least two quarters in a row are not known of every agency, but what all of them had given by the quarter before and by the last of them is: their sum, never divided. Sums of
    /// fewer agencies, of other agencies than stood in the year at its end, and over unlike days are not known.
    /// </summary>
    /// <param name="indicator">Of counts that add up over time.</param>
    /// <param name="quarters">What each agency gave in quarters standing alone.</param>
    /// <param name="toDate">What each agency gave from the start of the year.</param>
    public static IReadOnlyList<SeriesSpan> Of(
        ReportingCalendar calendar, Indicator indicator, RollUpScope scope, IReadOnlyDictionary<int, IReadOnlyList<UnitFigure>> quarters, IReadOnlyDictionary<int, IReadOnlyList<UnitFigure>> toDate)
    {
        var known = new Dictionary<Period, Figure>();
        var sums = new[] { quarters, toDate }.SelectMany(units => RollUp.Build(indicator, RollUpRule.Sum, level: false, scope, units));
        foreach (var year in sums.GroupBy(p => p.Figure.Period.Year))
        {
            var expected = year.MaxBy(p => p.Figure.Period.End)!.Expected;
            foreach (var point in year.Where(p => p is { Figure.Value: not null, Provisional: false } && p.Expected == expected)) known[point.Figure.Period] = point.Figure;
        }
        return Accumulator.Spans(calendar, Accumulation.Flow, known);
    }
}
