namespace Kpi.Data.Identity;

/// <summary>What came of a change of a person.</summary>
/// <param name="Fault">Why nothing was changed; null when it was.</param>
/// <param name="Id">The person.</param>
/// <param name="Code">The code of a link that sets a password; it is known here and now, and nowhere else.</param>
public sealed record PersonResult(PersonFault? Fault, string? Id = null, string? Code = null);
