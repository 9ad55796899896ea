namespace Kpi.Data.Submissions;

/// <summary>What became of a publish.</summary>
/// <param name="Result">What happened.</param>
/// <param name="Written">Revisions added for reported indicators.</param>
/// <param name="Derived">Revisions added for derived KPIs.</param>
public sealed record PublishOutcome(PublishResult Result, int Written, int Derived);
