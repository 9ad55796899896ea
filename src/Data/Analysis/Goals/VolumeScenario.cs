namespace Kpi.Data.Analysis.Goals;

/// <summary>What the cases to come must be like, for one guess of how many will come.</summary>
/// <param name="ToCome">How many cases are assumed.</param>
public sealed record VolumeScenario(Volume Volume, double ToCome, RateRunRate Rate);
