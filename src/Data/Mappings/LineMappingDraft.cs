namespace Kpi.Data.Mappings;

/// <summary>What a person confirms of one printed line; see <see cref="LineMapping"/>.</summary>
public sealed record LineMappingDraft(LineMappingKind Kind, string PrintedKey, string Code, string Name, string? LineKey, int Parts = 1);
