namespace Kpi.Jobs.Workbooks;

/// <summary>
/// How much one file may ask of the process. What is over a limit is refused with <see cref="FileFault.TooLarge"/> or
/// <see cref="FileFault.Limits"/>, never cut short: a workbook is read whole or not at all.
/// </summary>
public sealed record WorkbookLimits
{
    /// <summary>Parts in a package; office suites write a few hundred at most.</summary>
    internal const int MaxEntries = 10_000;

    /// <summary>Nested elements in one XML part; real sheets stay under 20.</summary>
    internal const int MaxXmlDepth = 128;

    /// <summary>Different element, attribute and namespace names in all XML parts: a parser keeps every one of them.</summary>
    internal const int MaxXmlNames = 10_000;

    /// <summary>Characters of one tag, text run or CDATA section, which an XML parser holds at once.</summary>
    internal const int MaxXmlToken = 512 * 1024;

    internal const int MaxSheets = 1_024;

    /// <summary>Cell formats, fonts and number formats; Excel itself stops at 65,490 cell formats.</summary>
    internal const int MaxStyles = 65_536;

    /// <summary>UTF-16 code units of one cell's text: Excel's own limit.</summary>
    internal const int MaxTextLength = 32_767;

    /// <summary>Bytes in memory from which a file is a large one, of which one is read at a time. Forms of a thousand lines stay far below.</summary>
    internal const long LargeFrom = 8L * 1024 * 1024;

    private const int LeastTexts = 1_000_000;
    private const int KeptBytesPerCell = 64;
    private const long LeastKeptBytes = 16L * 1024 * 1024;

    /// <summary>The file as uploaded, in bytes.</summary>
    public long MaxBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>Bytes that come out of all the compressed parts that are read, counted while reading; what a file declares about itself is not trusted.</summary>
    public long MaxUncompressedBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Cells with content, over all sheets.</summary>
    public int MaxCells { get; init; } = 2_000_000;

    /// <summary>Texts in the table that cells refer to: a table of more than there can be cells is only there to keep us busy.</summary>
    internal int MaxTexts => Math.Max(LeastTexts, MaxCells);

    /// <summary>
    /// Bytes that the cells, rows, merges and texts may occupy in memory, by our own count: 64 for every cell allowed, and at
    /// least 16 MiB. With the default of <see cref="MaxCells"/> an accepted file stays under 128 MB.
    /// </summary>
    internal long MaxKeptBytes => Math.Max(LeastKeptBytes, (long)MaxCells * KeptBytesPerCell);
}
