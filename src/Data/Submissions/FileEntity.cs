namespace Kpi.Data.Submissions;

/// <summary>The original bytes of an uploaded workbook, kept once under their hash.</summary>
internal sealed class FileEntity
{
    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Content"/>.</summary>
    public required string Sha256 { get; set; }
    public required byte[] Content { get; set; }
}
