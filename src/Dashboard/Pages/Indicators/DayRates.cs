using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>
/// Divides the counts of a series by the days of their windows (methods §3.4): those a report declares, else those of its period. A quarter that is the difference of two reports has the days
/// between their ends; what several agencies count is the sum of what each counts a day. Pure.
/// </summary>
public static class DayRates
{
    /// <summary>Whether figures can be given a day: counts of what happened in a window. A rate and a level have no length, an answer is no quantity, and a count from the start of the year
    /// stands in reports of shorter windows.</summary>
    public static bool Applies(Indicator indicator) => indicator is { IsDerived: false, Kind: ValueKind.Count, Accumulation: Accumulation.Flow };

    /// <summary>The rows a day, without targets, which are of the counts themselves.</summary>
    /// <param name="rows">Of the counts.</param>
    /// <param name="series">Of the same counts, with what each comes to a day.</param>
    public static IReadOnlyList<IndicatorRow> Divide(Indicator indicator, IReadOnlyList<IndicatorRow> rows, IndicatorSeries series)
    {
        var points = series.Points.Select(p => p.RollUp).OfType<RollUpPoint>().ToDictionary(p => p.Figure.Period);
        var figures = rows.ToDictionary(r => r.Period, r => Of(r.Figure, points.GetValueOrDefault(r.Period)));
        var divided = new List<IndicatorRow>(rows.Count);
        Figure? last = null;
        foreach (var row in rows)
        {
            var figure = figures[row.Period];
            var before = row.Before is { } year ? figures.GetValueOrDefault(year.Period) : null;
            divided.Add(row with
            {
                Figure = figure,
                Judgement = TargetJudge.Judge(indicator, row.Period, figure, []),
                Before = before?.Value is null ? null : before,
                YearBefore = Divide(row.YearBefore, before, figure),
                Step = row.Step is null ? null : Divide(row.Step, last, figure),
                Day = figure.Value is null ? null : new DayBasis(row.Figure.Value, points[row.Period].Days),
            });
            last = figure;
        }
        return divided;
    }

    // Compared as the counts are, but always a day.
    private static Comparison Divide(Comparison counts, Figure? before, Figure after) =>
        counts.Refusal is null ? counts with { Absolute = after.Value - before?.Value, PerDay = true } : counts;

    // Counts over different days are not added up, but what they come to a day is.
    private static Figure Of(Figure figure, RollUpPoint? point) => point?.PerDay is { } perDay
        ? figure with { State = ObservationState.Reported, Value = perDay, Numerator = null, Denominator = null }
        : figure with { State = figure.Value is null ? figure.State : ObservationState.Missing, Value = null, Numerator = null, Denominator = null };
}
