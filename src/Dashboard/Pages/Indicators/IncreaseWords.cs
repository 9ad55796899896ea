using System.Globalization;
using Kpi.Dashboard.Charts;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Gives what each period added its words.</summary>
public sealed class IncreaseWords(Wording words, NumberText numbers, IStringLocalizer<Text> text, CultureInfo culture)
{
    // Those who hear the picture hear its last year; the others stand in the table.
    private const int Told = 4;

    /// <summary>The bars below the trend of a page; null where the trend itself shows them.</summary>
    public TrendAdded? Build(IndicatorView view)
    {
        if (view.Increases.Count == 0) return null;
        var level = view.Accumulation == SeriesAccumulation.Reported;
        string title = level ? text["indicator.increases"] : AccumulationWords.Name(text, SeriesAccumulation.Discrete);
        var unit = view.Indicator.Kind == ValueKind.Percent ? level ? text["unit.points"].Value : "%" : words.UnitOfMeasure(view.Indicator);

        // A quarter that stands alone has another name than the report it was worked out of.
        List<TrendBar?> bars = [.. view.Increases.Select(i => i is null ? null : new TrendBar(i.Value, words.PeriodBrief(i.Period), PeriodNames.WithoutYear(i.Period, culture), Said(view, i.Value)))];
        return new TrendAdded(title, unit, text["indicator.increases.description", title, string.Join("; ", bars.OfType<TrendBar>().TakeLast(Told).Select(b => $"{b.Name} {b.Text}"))], bars);
    }

    // A step has a sign; a quarter of its own is a figure like any other.
    private string Said(IndicatorView view, double value)
    {
        var decimals = view.Indicator.Kind == ValueKind.Percent || value != Math.Floor(value) ? 1 : 0;
        return view.Accumulation == SeriesAccumulation.Reported ? numbers.CountDifference(value, decimals) : numbers.Count(value, decimals);
    }
}
