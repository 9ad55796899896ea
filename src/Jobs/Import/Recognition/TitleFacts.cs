using Kpi.Data.Periods;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>What the title lines of a form say.</summary>
/// <param name="Periods">The periods they name, each once.</param>
/// <param name="Declared">The window of dates they declare, or null.</param>
/// <param name="AgencyName">The agency as printed, or null.</param>
/// <param name="AgencyCell">Cell of the agency's name.</param>
/// <param name="Illustrative">Whether they say that the figures are made up.</param>
public sealed record TitleFacts(IReadOnlyList<Period> Periods, (DateOnly Start, DateOnly End)? Declared, string? AgencyName, string? AgencyCell, bool Illustrative);
