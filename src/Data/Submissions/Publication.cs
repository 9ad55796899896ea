namespace Kpi.Data.Submissions;

/// <summary>A committed publish: figures of an agency and period may have changed.</summary>
/// <param name="Id">Rises with every publish.</param>
public sealed record Publication(long Id, Guid Submission, int AgencyId, int PeriodId, DateTime At);
