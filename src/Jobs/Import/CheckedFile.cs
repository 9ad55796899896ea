namespace Kpi.Jobs.Import;

/// <summary>The file that was checked.</summary>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
/// <param name="Format">By content; null when it could not be told.</param>
public sealed record CheckedFile(string Name, string Sha256, long Bytes, string? Format);
