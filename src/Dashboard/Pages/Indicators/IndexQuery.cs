using System.Globalization;
using Kpi.Dashboard.State;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>The filters of the list of indicators as they stand in its address.</summary>
/// <param name="Search">Words of a name, with or without diacritics, or part of a key or code; null for all.</param>
/// <param name="Period">Key; null for the latest published one.</param>
/// <param name="Section">1 to 7; null for all.</param>
public sealed record IndexQuery(string? Search, string? Period, int? Section)
{
    /// <summary>Path of the page.</summary>
    public const string Page = "/indicators";

    /// <summary>Key; null for the one every page shows where none is named.</summary>
    public string? Agency { get; init; }

    /// <summary>What was known at another time; null for what is known now.</summary>
    public Vintage? Vintage { get; init; }

    /// <summary>The page that shows this.</summary>
    public string Address
    {
        get
        {
            var parts = new List<string>();
            if (Search is not null) parts.Add("search=" + Uri.EscapeDataString(Search));
            if (Agency is not null) parts.Add("agency=" + Uri.EscapeDataString(Agency));
            if (Period is not null) parts.Add("period=" + Uri.EscapeDataString(Period));
            if (Section is { } section) parts.Add("section=" + section.ToString(CultureInfo.InvariantCulture));
            if (Vintage is not null) parts.Add(Vintage.Parameter);
            return parts.Count == 0 ? Page : Page + "?" + string.Join('&', parts);
        }
    }
}
