namespace Kpi.Data.Submissions;

/// <summary>One workbook for one form, agency and period, without its bytes and its check result.</summary>
/// <param name="File">Name as uploaded.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Form">Key; null while unknown, like <paramref name="Agency"/> and <paramref name="Period"/>.</param>
/// <param name="DeclaredStart">First day of the window the report itself declares; null when it is the period's.</param>
/// <param name="CreatedAt">UTC, like the other instants.</param>
/// <param name="Version">Rises with every change: who decides on what they have seen names the version they saw.</param>
public sealed record Submission(
    Guid Id,
    string File,
    string Sha256,
    long Bytes,
    string? Format,
    string? Form,
    string? Agency,
    string? Period,
    DateOnly? DeclaredStart,
    DateOnly? DeclaredEnd,
    SubmissionState State,
    bool Illustrative,
    string? Comment,
    DateTime CreatedAt,
    string CreatedBy,
    DateTime ChangedAt,
    string ChangedBy,
    DateTime? PublishedAt,
    string? PublishedBy,
    int Version);
