namespace Kpi.Data.Agencies;

/// <summary>Who reports. Agencies form a tree, exist between two dates, and may follow others (merged, split, renamed).</summary>
/// <param name="Key">Key that other systems use, for example <c>sct-ha-nam</c>.</param>
/// <param name="ParentId">The agency above it, or null.</param>
/// <param name="ValidFrom">First day it exists; null for always.</param>
/// <param name="ValidTo">Last day it exists; null while it does.</param>
/// <param name="Predecessors">Agencies it follows.</param>
public sealed record Agency(int Id, string Key, LocalText Name, int? ParentId, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<AgencySuccession> Predecessors);
