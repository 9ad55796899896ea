using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Catalogue;

/// <summary>One stored figure of a derived KPI beside what a draft makes of it.</summary>
/// <param name="Before">Null when none is stored.</param>
/// <param name="Changes">Whether saving would add a revision.</param>
public sealed record FormulaRow(int AgencyId, Period Period, Figure? Before, Figure After, bool Changes);
