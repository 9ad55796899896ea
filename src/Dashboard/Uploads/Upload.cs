namespace Kpi.Dashboard.Uploads;

/// <summary>A file as it was sent.</summary>
internal sealed record Upload(byte[] Bytes, string FileName)
{
    /// <summary>A client may send a whole path; only the last part names the file, without control characters and at most 200 letters.</summary>
    public static string Name(string sent)
    {
        var name = new string([.. sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
        return name.Length == 0 ? "upload" : name.Length > 200 ? name[^200..] : name;
    }
}
