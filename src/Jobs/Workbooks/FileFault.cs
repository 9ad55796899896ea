namespace Kpi.Jobs.Workbooks;

/// <summary>
/// The one reason why a file could not be read. <see cref="Details"/> are for the message, which is made where the reader's
/// language is known; the keys that are given depend on the code:
/// <list type="bullet">
/// <item><see cref="Corrupt"/>: <c>reason</c> (an English phrase for the log), <c>part</c> (where in the package, if known)</item>
/// <item><see cref="Unsupported"/>: <c>format</c> (such as <c>ods</c>, <c>xlsb</c>, <c>html</c>; <c>unknown</c>)</item>
/// <item><see cref="TooLarge"/>: <c>bytes</c>, <c>allowed</c></item>
/// <item><see cref="Limits"/>: <c>limit</c> (such as <c>cells</c>, <c>uncompressed-bytes</c>, <c>text-length</c>), <c>allowed</c></item>
/// </list>
/// </summary>
public sealed record FileFault(string Code, IReadOnlyDictionary<string, string> Details)
{
    /// <summary>No bytes, or text without a single visible character.</summary>
    public const string Empty = "file.empty";

    /// <summary>A password is needed to read it.</summary>
    public const string Encrypted = "file.encrypted";

    /// <summary>Of a kind we read, but damaged, cut short or contradictory.</summary>
    public const string Corrupt = "file.corrupt";

    /// <summary>Of a kind we do not read.</summary>
    public const string Unsupported = "file.unsupported";

    /// <summary>More bytes than <see cref="WorkbookLimits.MaxBytes"/>.</summary>
    public const string TooLarge = "file.too-large";

    /// <summary>It would take more memory or time than one file may.</summary>
    public const string Limits = "file.limits";
}
