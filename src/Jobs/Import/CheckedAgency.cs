namespace Kpi.Jobs.Import;

/// <summary>The agency that reports.</summary>
/// <param name="Key">Null when a name is printed that the catalogue does not know.</param>
/// <param name="Name">The catalogue's name, or the printed one.</param>
public sealed record CheckedAgency(string? Key, string Name);
