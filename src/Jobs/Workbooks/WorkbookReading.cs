using System.Diagnostics.CodeAnalysis;

namespace Kpi.Jobs.Workbooks;

/// <summary>What became of a file: a workbook or one fault, never both.</summary>
public sealed class WorkbookReading
{
    internal WorkbookReading(Workbook workbook)
    {
        Workbook = workbook;
        DetectedFormat = workbook.Format;
    }

    internal WorkbookReading(FileFault fault, string? detectedFormat)
    {
        Fault = fault;
        DetectedFormat = detectedFormat;
    }

    [MemberNotNullWhen(true, nameof(Workbook))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsWorkbook => Workbook is not null;

    public Workbook? Workbook { get; }

    public FileFault? Fault { get; }

    /// <summary>
    /// The format by content, never by file name: one of <see cref="WorkbookFormat"/>, or the name of a format that is not read
    /// (<c>ods</c>, <c>html</c>, …). Null when the file was refused before it could be told.
    /// </summary>
    public string? DetectedFormat { get; }
}
