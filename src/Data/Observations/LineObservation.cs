namespace Kpi.Data.Observations;

/// <summary>What a submission says of one indicator, ready to become a revision.</summary>
public sealed record LineObservation(
    int IndicatorId,
    ObservationState State,
    double? Value,
    double? Numerator,
    double? Denominator,
    string? Note = null,
    string? Raw = null,
    string? Sheet = null,
    string? Cell = null);
