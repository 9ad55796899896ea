using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>One agency beside the others.</summary>
/// <param name="Figures">Its own figures by period.</param>
/// <param name="Changes">The changes the page tells, with the refusals of this agency.</param>
public sealed record AgencyPanel(Agency Agency, IReadOnlyDictionary<Period, Figure> Figures, IReadOnlyList<Comparison> Changes)
{
    /// <summary>What is known of a period; null when nothing is.</summary>
    public Figure? At(Period period) => Figures.GetValueOrDefault(period);

    /// <summary>Whether a figure of a period could be expected: before an agency was there nothing of it is missing.</summary>
    public bool Expected(Period period) => Existed(Agency, period) || At(period)?.Value is not null;

    /// <summary>Whether an agency existed on the last day of a period.</summary>
    public static bool Existed(Agency agency, Period period) => (agency.ValidFrom ?? DateOnly.MinValue) <= period.End && (agency.ValidTo ?? DateOnly.MaxValue) >= period.End;
}
