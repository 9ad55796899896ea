using Kpi.Data.Observations;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>One revision of the explained figure, with the workbook it came in.</summary>
public sealed record LineageRevision(Observation Observation, Submission? Submission);
