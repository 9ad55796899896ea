using Kpi.Data.Periods;

namespace Kpi.Data.Submissions;

/// <summary>What is known of a workbook when it is handed in.</summary>
/// <param name="Content">The bytes as uploaded.</param>
/// <param name="Sha256">Their hash.</param>
/// <param name="Form">Key of the form, or null when it was not recognised.</param>
/// <param name="AgencyId">Null when not known.</param>
/// <param name="Period">Null when not known.</param>
/// <param name="State">Checked or submitted.</param>
/// <param name="Check">The check result, serialised.</param>
public sealed record NewSubmission(
    string FileName,
    ReadOnlyMemory<byte> Content,
    string Sha256,
    string? Format,
    string? Form,
    int? AgencyId,
    Period? Period,
    DateOnly? DeclaredStart,
    DateOnly? DeclaredEnd,
    SubmissionState State,
    bool Illustrative,
    string Check,
    string? Comment,
    string Actor);
