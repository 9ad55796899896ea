namespace Kpi.Data.Submissions;

/// <summary>What somebody looked at before deciding to publish. When either has moved on, what they saw no longer holds.</summary>
/// <param name="Version">Version of the submission.</param>
/// <param name="Publication">Number of the agency's latest publish, or 0: every figure of the agency stands as it left it.</param>
public sealed record PublishBasis(int Version, long Publication);
