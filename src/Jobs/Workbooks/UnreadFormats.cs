using System.Text;
using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks;

/// <summary>Comes last: refuses whatever no reader took, and names it where it can, so that the message can say what to do.</summary>
internal sealed class UnreadFormats : IFormatReader
{
    private const int HeadLength = 64;

    public Workbook? TryRead(SourceFile file)
    {
        file.Format = file.Package is { } package ? NameOf(package)
            : file.Compound is { } compound ? NameOf(compound)
            : NameOf(file.Bytes.Span);
        throw FileFaultException.Unsupported(file.Format ?? "unknown");
    }

    private static string NameOf(ZipPackage package)
    {
        if (package.Contains("content.xml"))
            return "odf";
        return package.Contains("xl/workbook.bin") ? "xlsb"
            : package.Contains("ppt/presentation.xml") ? "pptx"
            : "zip";
    }

    private static string? NameOf(CompoundFile compound) => compound.Contains("WordDocument") ? "doc"
        : compound.Contains("PowerPoint Document") ? "ppt"
        : null;

    private static string? NameOf(ReadOnlySpan<byte> bytes)
    {
        // Workbooks of Excel 2 to 4 are bare records, and begin with one of these.
        if (bytes is [0x09, 0x00 or 0x02 or 0x04, _, 0x00, ..])
            return WorkbookFormat.Xls;
        // Some documents begin as text and go on as anything.
        return TextFormats.NameOf(TextEncoding.Detect(bytes)?.Head ?? Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadLength)]));
    }
}
