namespace Kpi.Dashboard.Uploads;

/// <summary>Why an upload is refused before anything of it is read as a workbook.</summary>
/// <param name="Status">The HTTP status that says so.</param>
/// <param name="Key">What is wrong, as a key of the API's words.</param>
internal sealed record UploadRefusal(int Status, string Key, params IReadOnlyList<object> Args)
{
    public const string FileNeeded = "upload.file-needed";
    public const string TooLarge = "upload.too-large";
    public const string TooMany = "upload.too-many";
}
