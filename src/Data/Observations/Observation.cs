using Kpi.Data.Periods;

namespace Kpi.Data.Observations;

/// <summary>One revision of one value, with everything needed to find the cell it came from.</summary>
/// <param name="Value">In the indicator's unit of measure; null unless <paramref name="State"/> is reported.</param>
/// <param name="Revision">From 1, without gaps.</param>
/// <param name="Note">The note beside the value, verbatim.</param>
/// <param name="Raw">What stood in the cell.</param>
/// <param name="Sheet">Null for a derived figure, like <paramref name="Cell"/>.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="SupersededAt">UTC; null for the current revision.</param>
/// <param name="Cause">Why a derived figure changed though no submission did, in the words of who changed its formula; null otherwise.</param>
public sealed record Observation(
    string Indicator,
    string Agency,
    Period Period,
    int Revision,
    ObservationState State,
    double? Value,
    double? Numerator,
    double? Denominator,
    string? Note,
    string? Raw,
    Guid Submission,
    string? Sheet,
    string? Cell,
    bool Illustrative,
    DateTime RecordedAt,
    string RecordedBy,
    DateTime? SupersededAt,
    string? Cause);
