using Kpi.Data.Agencies;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>The agency a page is about, and those that can be chosen instead, as a tree.</summary>
public sealed record AgencyOffer(Agency Agency, IReadOnlyList<AgencyBranch> Branches);
