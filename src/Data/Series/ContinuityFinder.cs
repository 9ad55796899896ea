using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series;

/// <summary>Finds where the reports of a year do not continue each other: a quarter known in two ways that differ, and a year-to-date count that falls. Pure.</summary>
public static class ContinuityFinder
{
    /// <summary>The breaks of one agency, by indicator as given, then by period. Figures that do not add up over time have none.</summary>
    public static IReadOnlyList<ContinuityBreak> Find(ReportingCalendar calendar, IEnumerable<Indicator> indicators, AgencyFigures figures)
    {
        var found = new List<ContinuityBreak>();
        foreach (var indicator in indicators.Where(i => Accumulator.AddsUp(i.Accumulation)))
        {
            var reported = figures.Of(indicator.Id);
            var contradictions = Accumulator.Contradictions(calendar, indicator.Accumulation, reported).Select(c => new ContinuityBreak(indicator, c.Period, c.Reported, c.Derived, null));
            found.AddRange(contradictions.Concat(Falls(calendar, indicator, reported)).OrderBy(b => b.Period.End));
        }
        return found;
    }

    private static IEnumerable<ContinuityBreak> Falls(ReportingCalendar calendar, Indicator indicator, IReadOnlyDictionary<Period, Figure> reported)
    {
        Figure? before = null;
        foreach (var figure in Accumulator.Accumulate(calendar, indicator.Accumulation, reported, SeriesAccumulation.Ytd).Where(f => f.Value is not null))
        {
            if (before is { Value: { } earlier } && before.Period.Year == figure.Period.Year && figure.Value is { } value && value < earlier && !Accumulator.Same(value, earlier, 0))
            {
                yield return new ContinuityBreak(indicator, figure.Period, value, earlier, before.Period);
            }
            before = figure;
        }
    }
}
