using Kpi.Dashboard.Resources;
using Kpi.Data.Catalogue;
using Kpi.Data.Series;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What ways of adding up are called.</summary>
internal static class AccumulationWords
{
    /// <summary>In a switch: <c>Từng quý</c>.</summary>
    public static string Name(IStringLocalizer<Text> text, SeriesAccumulation accumulation) => accumulation switch
    {
        SeriesAccumulation.Discrete => text["accumulation.discrete"],
        SeriesAccumulation.Ytd => text["accumulation.ytd"],
        _ => text["accumulation.reported"],
    };

    /// <summary>How the figures of an indicator add up over time, in a sentence.</summary>
    public static string Explain(IStringLocalizer<Text> text, Indicator indicator) => indicator switch
    {
        { IsDerived: true } => text["accumulation.explain.derived"],
        { Accumulation: Accumulation.Flow } => text["accumulation.explain.flow"],
        { Accumulation: Accumulation.Ytd } => text["accumulation.explain.ytd"],
        { Accumulation: Accumulation.Stock } => text["accumulation.explain.stock"],
        { Accumulation: Accumulation.Flag } => text["accumulation.explain.flag"],
        _ => text["accumulation.explain.rate"],
    };
}
