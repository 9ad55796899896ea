namespace Kpi.Data.Targets;

/// <summary>A draft set of an agency's targets for a year. Nothing is judged by it before it is issued.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="Document">Number of the decision; empty as long as there is none.</param>
/// <param name="ChangedAt">UTC.</param>
/// <param name="Rows">By indicator in printed order, then period.</param>
public sealed record TargetPlan(
    int Id, int AgencyId, int Year, int Version, string Document, DateOnly? DocumentDate, DateTime ChangedAt, string ChangedBy, IReadOnlyList<TargetPlanRow> Rows);
