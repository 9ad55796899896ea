using Kpi.Data.Agencies;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>Two reports of an agency that do not fit together.</summary>
public sealed record AgencyBreak(Agency Agency, ContinuityBreak Break);
