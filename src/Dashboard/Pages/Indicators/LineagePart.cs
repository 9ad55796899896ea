using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>One figure that another is made of.</summary>
/// <param name="Code">Code of its form line; empty when it has none.</param>
/// <param name="Figure">The figure, or null when it was never reported.</param>
/// <param name="Subtracted">Whether it is taken away from the others.</param>
/// <param name="Source">The revision it stands in; null for a figure that is itself calculated from several.</param>
/// <param name="Submission">The workbook of that revision.</param>
public sealed record LineagePart(
    Indicator Indicator, string Code, Period Period, Figure? Figure, bool Subtracted, Observation? Source, Submission? Submission);
