using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Addresses of the page of an indicator: every choice on it is one.</summary>
public static class IndicatorAddress
{
    /// <summary>Where the explanation of a figure stands on the page.</summary>
    public const string Lineage = "#lineage";

    /// <summary>The parameter that adds up the agencies below, the same as the API's.</summary>
    public const string RollUp = "rollup";

    /// <summary>The parameter that joins the agencies before, the same as the API's.</summary>
    public const string Predecessors = "predecessors";

    /// <summary>The parameter that divides counts by their days.</summary>
    public const string PerDay = "perday";

    /// <summary>The series of the page as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public static string Data(IndicatorView view, string format) =>
        $"/indicators/{Uri.EscapeDataString(view.Indicator.Key)}/data.{format}?{string.Join('&', Parts(null, view.Agency.Key, view.Accumulation, view.Query.Vintage, view.Query.RollUp, view.Query.Predecessors, view.PerDay))}";

    /// <summary>The page on another of its periods, all else as it is.</summary>
    public static string Of(IndicatorView view, string? period) =>
        Of(view.Indicator.Key, period, view.Agency.Key, view.Accumulation, view.Query.Vintage, view.Query.RollUp, view.Query.Predecessors, view.PerDay) + AccumulationSwitch.Parameters(view.Query.Layers);

    /// <summary>The form of an event on the page as it is, filled in with the new level that the figures propose.</summary>
    public static string Record(IndicatorView view)
    {
        var page = Of(view, view.Query.Period);
        return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}event={EventActions.Proposed}#events";
    }

    /// <summary>The page on another agency, all that was asked for as it is.</summary>
    public static string OfAgency(IndicatorView view, string agency) =>
        Of(view.Indicator.Key, view.Query.Period, agency, view.Query.Accumulation, view.Query.Vintage, view.Query.RollUp, view.Query.Predecessors, view.PerDay) + AccumulationSwitch.Parameters(view.Query.Layers);

    /// <summary>The page on a period; what is null is left to the page.</summary>
    public static string Of(string indicator, string? period, string? agency, SeriesAccumulation? accumulation, Vintage? vintage = null, bool rollUp = false, bool predecessors = false, bool perDay = false)
    {
        var parts = Parts(period, agency, accumulation, vintage, rollUp, predecessors, perDay);
        return $"/indicators/{Uri.EscapeDataString(indicator)}{(parts.Count > 0 ? "?" : "")}{string.Join('&', parts)}";
    }

    private static List<string> Parts(string? period, string? agency, SeriesAccumulation? accumulation, Vintage? vintage, bool rollUp, bool predecessors, bool perDay)
    {
        var parts = new List<string>();
        if (period is not null) parts.Add("period=" + Uri.EscapeDataString(period));
        if (accumulation is { } how) parts.Add("as=" + Words.Of(how));
        if (agency is not null) parts.Add("agency=" + Uri.EscapeDataString(agency));
        if (rollUp) parts.Add($"{RollUp}={IndicatorQuery.On}");
        if (predecessors) parts.Add($"{Predecessors}={IndicatorQuery.On}");
        if (perDay) parts.Add($"{PerDay}={IndicatorQuery.On}");
        if (vintage is not null) parts.Add(vintage.Parameter);
        return parts;
    }
}
