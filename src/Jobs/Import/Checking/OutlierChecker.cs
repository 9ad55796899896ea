using System.Globalization;
using Kpi.Data.Analysis.Signals;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Rules;
using Kpi.Data.Series;

namespace Kpi.Jobs.Import.Checking;

/// <summary>Holds each figure of a form against its own series: what lies far outside is more often mistyped than true, and costs a second look.</summary>
internal static class OutlierChecker
{
    /// <summary>Of things counted, and of percent points: what a difference must be to matter.</summary>
    private const double Least = 5;

    /// <summary>Earlier values that a message names.</summary>
    private const int MostNamed = 6;

    public static IEnumerable<Problem> Check(ResultDraft draft, ReportingCalendar calendar, AgencyFigures published)
    {
        if (draft.Period is not { } period) yield break;
        foreach (var indicator in draft.Form.Indicators)
        {
            if (indicator.Kind == ValueKind.Enumeration || draft.Figures.GetValueOrDefault(indicator.Id) is not { Value: not null } figure) continue;
            if (published.Of(indicator.Id) is not { Count: > 0 } known) continue;
            var figures = new Dictionary<Period, Figure>(known) { [period] = figure };
            if (ComparableSeries.Of(calendar, indicator.Accumulation, figures, period) is not { } series) continue;
            if (OutlierFinder.Find([.. series.Earlier], series.Value, Least, figure.Value.Value - series.Value) is { } outlier
                && !(outlier.Basis == OutlierBasis.Factor && HasLimits(series.Earlier))) yield return Say(draft, indicator, figure.Value.Value, series, outlier);
        }
    }

    // Where limits can be drawn they alone decide (methods §1.1). So many times the least and the most of what came before is for series too short for limits, or that never varied.
    private static bool HasLimits(IReadOnlyList<SeriesValue> earlier) =>
        earlier.Count(e => e.Value is not null) >= OutlierFinder.LimitsFrom && ControlChartLimits.Xmr([.. earlier], screening: true) is { Limits: not null, MovingRange: > 0 };

    private static Problem Say(ResultDraft draft, Indicator indicator, double written, ComparableSeries series, Outlier outlier)
    {
        var line = draft.Line(indicator.Key)!;
        var before = series.Earlier.Select(p => p.Value).OfType<double>().ToList();
        var times = series.Value >= outlier.High ? series.Value / outlier.High : outlier.Low / series.Value;
        return Problem.Of(
            Severity.Warning, ProblemCodes.HistoryOutlier, line.Sheet, line.Cell, indicator.Key,
            ("found", Invariant(written)),
            ("alone", written == series.Value ? "" : "@history.outlier.alone"),
            ("period", series.Period.Key),
            ("value", Invariant(series.Value)),
            ("usual", outlier.Basis == OutlierBasis.Limits ? "@history.outlier.limits" : series.Value == 0 ? "@history.outlier.none" : "@history.outlier.factor"),
            ("low", Invariant(Math.Round(Math.Max(0, outlier.Low), 2))),
            ("high", Invariant(Math.Round(indicator.Kind == ValueKind.Percent ? Math.Min(100, outlier.High) : outlier.High, 2))),
            ("times", series.Value == 0 ? "" : Invariant(Math.Floor(times))),
            ("count", Invariant(before.Count)),
            ("earlier", string.Join('|', before.TakeLast(MostNamed).Select(Invariant))),
            ("invented", series.Illustrative && !draft.Result.Illustrative ? "@history.outlier.invented" : ""),
            ("slip", outlier.Meant is null ? "" : "@history.outlier.slip"),
            ("meant", outlier.Meant is { } meant ? Invariant(meant) : ""));
    }

    private static string Invariant(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
