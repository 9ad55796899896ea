using System.Text;
using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks;

/// <summary>Comes last: refuses whatever no reader took, and names it where it can, so that the message can say what to do.</summary>
internal sealed class UnreadFormats : IFormatReader
{
    private const string OdsManifest = "META-INF/manifest.xml";
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
        if (package.Contains("content.xml") && package.Contains(OdsManifest))
            return IsEncrypted(package) ? throw FileFaultException.Encrypted() : "ods";
        return package.Contains("xl/workbook.bin") ? "xlsb"
            : package.Contains("word/document.xml") ? "docx"
            : package.Contains("ppt/presentation.xml") ? "pptx"
            : "zip";
    }

    // An encrypted OpenDocument file is an ordinary zip whose manifest says how each part was encrypted.
    private static bool IsEncrypted(ZipPackage package)
    {
        using var xml = package.OpenXml(OdsManifest);
        var root = xml.EnterRoot("manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "http://openoffice.org/2001/manifest");
        while (xml.NextChild(root))
        {
            if (xml.Name != "file-entry")
                continue;
            for (var entry = xml.Enter(); xml.NextChild(entry);)
            {
                if (xml.Name == "encryption-data")
                    return true;
            }
        }
        return false;
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
