using Kpi.Data.Analysis;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What each period of a series added: beside a count from the start of the year its quarters, beside a level its steps. Pure.</summary>
public static class IncreaseReader
{
    // One bar shows nothing that the table does not.
    private const int Fewest = 2;

    /// <summary>One for each row, null where the period or the one before it is missing or cannot be compared; empty where the series itself shows its increases.</summary>
    /// <param name="sum">Whether the rows are sums over agencies, whose quarters are not worked out here.</param>
    public static IReadOnlyList<Increase?> Of(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, AgencyFigures figures, SeriesAccumulation accumulation, bool connects, bool sum, IReadOnlyList<IndicatorRow> rows)
    {
        if (indicator.Kind == ValueKind.Enumeration) return [];
        IReadOnlyList<Increase?> found = accumulation switch
        {
            SeriesAccumulation.Reported when connects => [.. rows.Select(r => r.Step?.Absolute is { } step ? new Increase(r.Period, step) : null)],
            SeriesAccumulation.Ytd when !sum => Quarters(SeriesBuilder.Build(catalogue, calendar, indicator, figures, SeriesAccumulation.Discrete), indicator, rows),
            _ => [],
        };
        return found.Count(i => i is not null) < Fewest ? [] : found;
    }

    private static List<Increase?> Quarters(IReadOnlyList<Figure> built, Indicator indicator, IReadOnlyList<IndicatorRow> rows)
    {
        var quarters = built.Where(f => f.Period.Kind is PeriodKind.Q1 or PeriodKind.Q2 or PeriodKind.Q3 or PeriodKind.Q4).ToDictionary(f => f.Period.End);
        return
        [
            .. rows.Select(r => r.Period.Kind != PeriodKind.Month
                && quarters.TryGetValue(r.Period.End, out var quarter)
                && quarter.Value is { } value
                && !IndicatorAnalyser.Corrects(indicator, SeriesAccumulation.Discrete, quarter)
                    ? new Increase(quarter.Period, value)
                    : null),
        ];
    }
}
