using Kpi.Dashboard.State;

namespace Kpi.Dashboard.Pages.Find;

/// <summary>What the page shows that somebody searches from: who chooses a period stays with the agency, who chooses an agency with the period.</summary>
/// <param name="Agency">Key; null for the one every page shows.</param>
/// <param name="Period">Key; null for the latest.</param>
public sealed record FindShown(string? Agency, string? Period)
{
    private const string PeriodName = "period";

    // Of two periods that are compared, the one that is looked at.
    private const string LookedAt = "b";

    /// <summary>The page for searching, from here.</summary>
    public string Address
    {
        get
        {
            var parts = new List<string>();
            if (Agency is not null) parts.Add($"{AgencyChoice.Name}={Uri.EscapeDataString(Agency)}");
            if (Period is not null) parts.Add($"{PeriodName}={Uri.EscapeDataString(Period)}");
            return parts.Count == 0 ? "/find" : "/find?" + string.Join('&', parts);
        }
    }

    /// <summary>What the address of a request names.</summary>
    public static FindShown Of(HttpRequest request)
    {
        var period = request.Query[PeriodName].ToString() is { Length: > 0 } shown ? shown : request.Query[LookedAt].ToString();
        return new FindShown(AgencyChoice.Asked(request), period.Length is > 0 and <= FindReader.Longest ? period : null);
    }
}
