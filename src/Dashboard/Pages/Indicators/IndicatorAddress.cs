using Kpi.Data;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Addresses of the page of an indicator: every choice on it is one.</summary>
public static class IndicatorAddress
{
    /// <summary>Where the explanation of a figure stands on the page.</summary>
    public const string Lineage = "#lineage";

    /// <summary>The series of the page as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public static string Data(string indicator, string agency, SeriesAccumulation accumulation, string format) =>
        $"/indicators/{Uri.EscapeDataString(indicator)}/data.{format}?as={Words.Of(accumulation)}&agency={Uri.EscapeDataString(agency)}";

    /// <summary>The page on a period; what is null is left to the page.</summary>
    public static string Of(string indicator, string? period, string? agency, SeriesAccumulation? accumulation)
    {
        var parts = new List<string>();
        if (period is not null) parts.Add("period=" + Uri.EscapeDataString(period));
        if (accumulation is { } how) parts.Add("as=" + Words.Of(how));
        if (agency is not null) parts.Add("agency=" + Uri.EscapeDataString(agency));
        return $"/indicators/{Uri.EscapeDataString(indicator)}{(parts.Count > 0 ? "?" : "")}{string.Join('&', parts)}";
    }
}
