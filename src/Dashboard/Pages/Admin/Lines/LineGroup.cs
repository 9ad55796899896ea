using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Admin.Lines;

/// <summary>What is remembered of one agency's copies of a form.</summary>
/// <param name="Id">Of its headline on the page.</param>
/// <param name="Form">Null when the catalogue has the form no more.</param>
/// <param name="Lines">By when they begin to hold, the latest first.</param>
public sealed record LineGroup(string Id, string Title, FormVersion? Form, ReportingCalendar? Calendar, Agency Agency, IReadOnlyList<LineMapping> Lines);
