using System.Globalization;
using Kpi.Dashboard.State;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>The filters of the overview as they stand in its address. Everything on the page follows from them.</summary>
/// <param name="Period">Key; null for the latest published one.</param>
/// <param name="Agency">Key; null for the reader's own, or the first.</param>
/// <param name="Section">1 to 7; null for all.</param>
/// <param name="Status">A status word; null for every one.</param>
public sealed record OverviewQuery(string? Period, string? Agency, int? Section, string? Status)
{
    /// <summary>What was known at another time; null for what is known now.</summary>
    public Vintage? Vintage { get; init; }

    /// <summary>The page that shows this.</summary>
    public string Address
    {
        get
        {
            var parts = new List<string>();
            if (Period is not null) parts.Add("period=" + Uri.EscapeDataString(Period));
            if (Agency is not null) parts.Add("agency=" + Uri.EscapeDataString(Agency));
            if (Section is { } section) parts.Add("section=" + section.ToString(CultureInfo.InvariantCulture));
            if (Status is not null) parts.Add("status=" + Uri.EscapeDataString(Status));
            if (Vintage is not null) parts.Add(Vintage.Parameter);
            return parts.Count == 0 ? "/" : "/?" + string.Join('&', parts);
        }
    }
}
