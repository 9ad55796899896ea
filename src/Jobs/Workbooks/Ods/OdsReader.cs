using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Ods;

/// <summary>Reads OpenDocument spreadsheets, as LibreOffice writes them.</summary>
internal sealed class OdsReader : IFormatReader
{
    // The root element stands right behind the declaration.
    private const int FlatHead = 1_000;

    private const string Content = "content.xml";
    private const string Styles = "styles.xml";
    private const string EncryptedWhole = "encrypted-package";
    private const string Manifest = "META-INF/manifest.xml";

    public Workbook? TryRead(SourceFile file)
    {
        if (file.Package is null && file.Compound is null && IsFlat(file))
            return ReadFlat(file);
        if (file.Package is not { } package || !package.Contains(Manifest) || !(package.Contains(Content) || package.Contains(EncryptedWhole)))
            return null;
        file.Format = WorkbookFormat.Ods;
        if (package.Contains(EncryptedWhole) || IsEncrypted(package))
            throw FileFaultException.Encrypted();

        var styles = new OdsStyles(file.Texts, file.Budget);
        if (package.Contains(Styles))
        {
            using var common = package.OpenXml(Styles);
            for (var root = common.EnterRoot("document-styles", OdsNames.Office); common.NextChild(root);)
                styles.Read(common);
            common.Finish();
        }
        using var xml = package.OpenXml(Content);
        List<Sheet>? sheets = null;
        for (var root = xml.EnterRoot("document-content", OdsNames.Office); xml.NextChild(root);)
        {
            if (xml.LocalName == "body")
                sheets = ReadBody(file, xml, styles);
            else
                styles.Read(xml);
        }
        xml.Finish();
        if (sheets is not null)
            return new Workbook(WorkbookFormat.Ods, sheets);

        // A text or a drawing in the same clothes.
        file.Format = "odf";
        return null;
    }

    // One XML document that holds what the parts of the package do.
    private static bool IsFlat(SourceFile file) => TextEncoding.Detect(file.Bytes.Span) is { } text
        && text.Head.AsSpan().TrimStart("\uFEFF \t\r\n") is var head && head.StartsWith("<?xml") && head[..Math.Min(head.Length, FlatHead)].Contains("<office:document ", StringComparison.Ordinal);

    private static Workbook? ReadFlat(SourceFile file)
    {
        file.Format = WorkbookFormat.Fods;
        var styles = new OdsStyles(file.Texts, file.Budget);
        using var xml = new PartXml(new PartText(MemoryStreams.Over(file.Bytes), file.Name, Crc32.Append(0, file.Bytes.Span), file.Budget), new BoundedNameTable(), file.Name);
        List<Sheet>? sheets = null;
        for (var root = xml.EnterRoot("document", OdsNames.Office); xml.NextChild(root);)
        {
            if (xml.LocalName == "body")
                sheets = ReadBody(file, xml, styles);
            else
                styles.Read(xml);
        }
        xml.Finish();
        return sheets is null ? throw FileFaultException.Unsupported("odf") : new Workbook(WorkbookFormat.Fods, sheets);
    }

    private static List<Sheet>? ReadBody(SourceFile file, PartXml xml, OdsStyles styles)
    {
        List<Sheet>? sheets = null;
        for (var body = xml.Enter(); xml.NextChild(body);)
        {
            if (xml.LocalName != "spreadsheet")
                continue;
            sheets = [];
            for (var spreadsheet = xml.Enter(); xml.NextChild(spreadsheet);)
            {
                if (xml.LocalName != "table")
                    continue;
                ReadBudget.Limit("sheets", sheets.Count + 1, WorkbookLimits.MaxSheets);
                sheets.Add(new OdsTable(file, xml, styles).Read());
            }
        }
        return sheets;
    }

    // An encrypted OpenDocument file is an ordinary zip whose manifest says how each part was encrypted.
    private static bool IsEncrypted(ZipPackage package)
    {
        using var xml = package.OpenXml(Manifest);
        var root = xml.EnterRoot("manifest", OdsNames.Manifest, OdsNames.OldManifest);
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
}
