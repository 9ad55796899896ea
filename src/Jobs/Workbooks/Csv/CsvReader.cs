using System.Text;
using CsvHelper;
using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Csv;

/// <summary>
/// Reads delimited text as one sheet whose cells are all text: in a csv nothing is a number until someone says in which notation.
/// Cells are addressed as a spreadsheet would show them, so a line break within quotes begins no new row.
/// </summary>
internal sealed class CsvReader : IFormatReader
{
    /// <summary>Bytes of one row; a quote that is never closed would make one of the rest of the file.</summary>
    private const int MaxRecordBytes = 1024 * 1024;

    private static readonly string[] TextExtensions = [".csv", ".tsv", ".txt"];

    public Workbook? TryRead(SourceFile file)
    {
        if (file.Package is not null || file.Compound is not null || TextEncoding.Detect(file.Bytes.Span) is not { } text)
            return null;
        if (text.IsWhole && string.IsNullOrWhiteSpace(text.Head))
            throw FileFaultException.Empty();
        if (TextFormats.NameOf(text.Head) is not null)
            return null;
        var declared = CsvSeparator.Declared(text.Head);
        var (found, isRegular) = CsvSeparator.Detect(text.Head);
        if (declared is null && !isRegular && !HasTextExtension(file.Name))
            return null;

        file.Format = WorkbookFormat.Csv;
        return new Workbook(WorkbookFormat.Csv, [ReadSheet(file, text, declared ?? found ?? ',', skipFirst: declared is not null)]);
    }

    private static Sheet ReadSheet(SourceFile file, TextFile text, char separator, bool skipFirst)
    {
        var sheet = new SheetBuilder(file.Budget);
        using var records = CsvHelper.CsvReader.Create(MemoryStreams.Over(file.Bytes[text.MarkLength..]), new CsvReaderOptions
        {
            Encoding = text.Encoding,
            Separator = separator,
            DetectSeparatorHint = false,
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = RefuseOpenQuote,
        });
        var buffer = new TextBuffer();
        try
        {
            for (var row = skipFirst ? 0 : 1; records.Read(); row++)
            {
                if (row > 0)
                    ReadRow(file, sheet, records, row, buffer);
            }
        }
        catch (CsvFormatException)
        {
            // The only reason left, as quotes in odd places are read as text.
            throw FileFaultException.Limit("record-bytes", MaxRecordBytes);
        }
        return sheet.Build(Path.GetFileNameWithoutExtension(file.Name), isHidden: false);
    }

    private static void ReadRow(SourceFile file, SheetBuilder sheet, CsvHelper.CsvReader records, int row, TextBuffer buffer)
    {
        ReadBudget.Limit("rows", row, CellAddress.MaxRow);
        ReadBudget.Limit("columns", records.FieldCount, CellAddress.MaxColumn);
        file.Budget.CheckCancel();
        for (var i = 0; i < records.FieldCount; i++)
        {
            var field = records.GetSpan(i);
            if (field.IsEmpty)
                continue;
            buffer.Clear();
            buffer.Truncate(Encoding.UTF8.GetChars(field, buffer.Extend(field.Length)));
            sheet.Add(new Cell(row, i + 1, CellKind.Text, file.Texts.Make(buffer.Text), 0, default, CellFlags.None));
        }
    }

    // It takes every row after it for text of one cell; more often than not the end of the file is missing.
    private static void RefuseOpenQuote(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw FileFaultException.Corrupt("a quote that is never closed");
    }

    private static bool HasTextExtension(string name) => Array.Exists(TextExtensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
