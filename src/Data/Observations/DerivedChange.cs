using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Data.Observations;

/// <summary>A derived figure as it follows now, beside the one stored.</summary>
/// <param name="Before">The current revision; null when there is none.</param>
/// <param name="Source">The submission that the period's figures come from.</param>
internal sealed record DerivedChange(Indicator Indicator, Period Period, ObservationEntity? Before, LineObservation After, bool Illustrative, SubmissionEntity Source)
{
    /// <summary>Whether it has to become a revision.</summary>
    public bool Differs => ObservationWriter.Differs(Before, After, Illustrative);
}
