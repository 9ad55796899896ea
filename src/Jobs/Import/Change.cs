using Kpi.Data.Observations;

namespace Kpi.Jobs.Import;

/// <summary>One figure that publishing would add or alter. Null means that there is no number on that side.</summary>
/// <param name="OldState">What was known before: without a number, missing and not applicable are two things.</param>
/// <param name="OldNumerator">Given where the old figure carried its ratio.</param>
public sealed record Change(string Key, double? Old, double? New, ObservationState OldState, double? OldNumerator = null, double? OldDenominator = null);
