namespace Kpi.Data.Audit;

/// <summary>Something somebody did.</summary>
/// <param name="At">UTC.</param>
/// <param name="Action">What was done, as a word: <c>submission.publish</c>, <c>job.run</c>.</param>
/// <param name="Subject">What it was done to.</param>
public sealed record AuditEntry(long Id, DateTime At, string Actor, string Action, string Subject, string? Detail);
