using System.Globalization;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Rules;

namespace Kpi.Jobs.Import.Checking;

/// <summary>
/// Holds a figure against the natural limits of its own series, exactly as the analysis will draw them once it is published. Screening keeps a slip of the finger from
/// widening the range it is judged by. A level that grows or shrinks from year to year leaves such limits by itself, so levels are not held against them.
/// </summary>
internal static class OutlierChecker
{
    /// <summary>Fewer points before it say too little about what is usual.</summary>
    private const int MinPoints = 5;

    public static Problem? Check(ResultDraft draft, CatalogueSnapshot catalogue, ReportingCalendar calendar, Indicator indicator, Figure figure, AgencyFigures published)
    {
        if (figure.Value is null || indicator.Kind == ValueKind.Enumeration || indicator.Accumulation is Accumulation.Stock or Accumulation.Flag) return null;
        if (draft.Period is not { Kind: not PeriodKind.Month } period) return null;
        var figures = new AgencyFigures([.. published.Of(indicator.Id).Values.Select(f => (indicator.Id, f)), (indicator.Id, figure)]);
        var (_, periods, points) = IndicatorAnalyser.Series(catalogue, calendar, indicator, figures, period);
        var before = points.Take(points.Count - 1).Count(p => p.Value is not null);
        if (before < MinPoints || points[^1].Value is not { } value) return null;
        var signal = SignalAnalyser.Analyse(points, indicator.Direction, null, SignalOptions.Default);

        // What never varied has no range yet that a first change could leave.
        if (ControlChartLimits.Xmr([.. points.Take(points.Count - 1)], screening: true).MovingRange is not > 0) return null;
        if (signal is not { Limits: { } limits } || !signal.Points[^1].Flags.Outside) return null;
        var line = draft.Line(indicator.Key)!;
        var low = Math.Max(0, limits.Lower);
        var high = indicator.Kind == ValueKind.Percent ? Math.Min(100, limits.Upper) : limits.Upper;
        return Problem.Of(
            Severity.Warning, ProblemCodes.HistoryOutlier, line.Sheet, line.Cell, indicator.Key,
            ("period", periods[^1].Key),
            ("value", Invariant(value)),
            ("low", Invariant(Math.Round(low, 2))),
            ("high", Invariant(Math.Round(high, 2))),
            ("count", before.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Invariant(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
