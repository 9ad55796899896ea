using Kpi.Jobs.Workbooks.Csv;
using Kpi.Jobs.Workbooks.Docx;
using Kpi.Jobs.Workbooks.Html;
using Kpi.Jobs.Workbooks.Legacy;
using Kpi.Jobs.Workbooks.Ods;
using Kpi.Jobs.Workbooks.Xls;
using Kpi.Jobs.Workbooks.Xlsx;

namespace Kpi.Jobs.Workbooks;

/// <summary>
/// The first stage of an import: bytes from anyone in, a bounded workbook in memory or one coded fault out. Reads xlsx, xlsm, xls
/// (Excel 95 and later), ods, docx, html and csv by content, whatever the file is called. Touches neither disk nor network.
/// </summary>
public static class WorkbookReader
{
    private static readonly IFormatReader[] Readers = [new XlsxReader(), new XlsReader(), new OdsReader(), new DocxReader(), new HtmlReader(), new CsvReader(), new UnreadFormats()];

    /// <summary>Reads a file whole or not at all. Content never makes it throw, however damaged or hostile.</summary>
    /// <param name="bytes">The file. Not changed, and not referred to by the result.</param>
    /// <param name="fileName">Names the sheet of a csv file, and decides whether text without any separator is csv.</param>
    /// <param name="limits">What the file may ask for.</param>
    /// <param name="cancellationToken">Looked at every few thousand cells and every few kilobytes of content.</param>
    /// <param name="large">Called once, before more is kept, when the file turns out to be a large one: may wait until there is room for it.</param>
    /// <exception cref="OperationCanceledException">The token asked for it; nothing else is thrown.</exception>
    public static WorkbookReading Read(ReadOnlyMemory<byte> bytes, string fileName, WorkbookLimits limits, CancellationToken cancellationToken, Action? large = null)
    {
        using var file = new SourceFile(bytes, fileName, limits, cancellationToken, large);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new WorkbookReading(Read(file));
        }
        catch (FileFaultException fault)
        {
            return new WorkbookReading(fault.Fault, file.Format);
        }
        catch (Exception damage) when (damage is not OperationCanceledException and not OutOfMemoryException)
        {
            // InvalidDataException and DecoderFallbackException are how the framework says "damaged", and a span that is asked for
            // more than a record holds throws too. Should it ever be something worse, the sender still gets an answer.
            return new WorkbookReading(FileFaultException.Corrupt(damage.GetType().Name).Fault, file.Format);
        }
    }

    private static Workbook Read(SourceFile file)
    {
        if (file.Bytes.IsEmpty)
            throw FileFaultException.Empty();
        if (file.Bytes.Length > file.Limits.MaxBytes)
            throw FileFaultException.TooLarge(file.Bytes.Length, file.Limits.MaxBytes);
        foreach (var reader in Readers)
        {
            if (reader.TryRead(file) is { } workbook)
                return LegacyDecoder.Decode(workbook, file.Budget);
        }
        throw FileFaultException.Unsupported("unknown");
    }
}
