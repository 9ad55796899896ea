using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>
/// Reads Office Open XML workbooks (xlsx, xlsm and their templates), usual and strict. Only the parts with names, styles, texts and
/// cells are unpacked: drawings, media, pivot caches, macros and links to elsewhere are never opened.
/// </summary>
internal sealed class XlsxReader : IFormatReader
{
    private const string UsualWorkbookPart = "xl/workbook.xml";

    public Workbook? TryRead(SourceFile file)
    {
        if (file.Package is not { } package || FindWorkbook(package, file.Budget) is not { } workbookPart)
            return null;
        var type = ContentTypeOf(package, workbookPart);
        if (!IsWorkbookType(type))
            return null;
        file.Format = Says(type, "macroEnabled") ? WorkbookFormat.Xlsm : WorkbookFormat.Xlsx;

        var links = Relationships.Read(package, workbookPart, file.Budget);
        var workbook = WorkbookPart.Read(package, workbookPart, links, file.Budget);
        var styles = links.OfKind("styles") is { } stylesLink ? StylesPart.Read(package, stylesLink.Target, workbook.Date1904, file.Texts) : new StyleTable(workbook.Date1904);
        var richText = new RichTextReader(file.Texts, file.Budget);
        var texts = links.OfKind("sharedStrings") is { } textsLink ? SharedStringsPart.Read(package, textsLink.Target, richText, file.Budget) : [];

        var sheetReader = new SheetPart(styles, texts, richText, file.Texts, file.Budget);
        var sheets = new List<Sheet>(workbook.Sheets.Count);
        foreach (var sheet in workbook.Sheets)
            sheets.Add(sheetReader.Read(package, sheet));
        return new Workbook(file.Format, sheets);
    }

    // The package names its main part; where even that link is missing, the usual place will do. A zip without it is something else.
    private static string? FindWorkbook(ZipPackage package, ReadBudget budget)
    {
        var main = Relationships.Read(package, "", budget).OfKind("officeDocument");
        if (main is null)
            return package.Contains(UsualWorkbookPart) ? UsualWorkbookPart : null;
        if (main.IsExternal || !package.Contains(main.Target))
            throw FileFaultException.Corrupt("missing part", main.Target);
        return main.Target;
    }

    private static string? ContentTypeOf(ZipPackage package, string part)
    {
        const string TypesPart = "[Content_Types].xml";
        if (!package.Contains(TypesPart))
            return null;
        string? type = null, typeOfExtension = null;
        var extension = Path.GetExtension(part.AsSpan()).TrimStart('.');
        using var xml = package.OpenXml(TypesPart);
        var root = xml.EnterRoot("Types", XlsxNames.ContentTypes);
        while (xml.NextChild(root))
        {
            if (xml.Name == "Override" && part.AsSpan().Equals(xml.Attribute("PartName").AsSpan().TrimStart('/'), StringComparison.OrdinalIgnoreCase))
                type = xml.Attribute("ContentType");
            else if (xml.Name == "Default" && extension.Equals(xml.Attribute("Extension"), StringComparison.OrdinalIgnoreCase))
                typeOfExtension = xml.Attribute("ContentType");
        }
        xml.Finish();
        return type ?? typeOfExtension;
    }

    // Careless writers leave the main part's type out or call it plain XML; its root element is checked all the same.
    private static bool IsWorkbookType(string? type) => type is null or "application/xml" or "text/xml"
        || ((Says(type, "spreadsheetml") || Says(type, "ms-excel")) && !Says(type, "binary"));

    private static bool Says(string? type, string word) => type is not null && type.Contains(word, StringComparison.OrdinalIgnoreCase);
}
