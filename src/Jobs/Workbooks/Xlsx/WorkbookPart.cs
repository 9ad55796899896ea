using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>What the workbook part says: its calendar and its worksheets in the order of their tabs.</summary>
internal sealed class WorkbookPart
{
    private readonly List<SheetLink> _sheets = [];

    public bool Date1904 { get; private set; }

    public IReadOnlyList<SheetLink> Sheets => _sheets;

    /// <exception cref="FileFaultException">No sheets, too many, or one that is missing or outside the package.</exception>
    public static WorkbookPart Read(ZipPackage package, string part, Relationships links, ReadBudget budget)
    {
        var workbook = new WorkbookPart();
        var tabs = 0;
        using var xml = package.OpenXml(part);
        var root = xml.EnterRoot("workbook", XlsxNames.Spreadsheet, XlsxNames.StrictSpreadsheet);
        while (xml.NextChild(root))
        {
            if (xml.Name == "workbookPr")
                workbook.Date1904 = xml.Flag("date1904");
            if (xml.Name != "sheets")
                continue;
            for (var sheets = xml.Enter(); xml.NextChild(sheets);)
            {
                if (xml.Name != "sheet")
                    continue;
                ReadBudget.Limit("sheets", ++tabs, WorkbookLimits.MaxSheets);
                workbook.AddSheet(xml, links, budget);
            }
        }
        xml.Finish();
        return tabs > 0 ? workbook : throw xml.Corrupt("no sheets");
    }

    private void AddSheet(PartXml xml, Relationships links, ReadBudget budget)
    {
        var id = xml.Attribute("id", XlsxNames.RelationshipId) ?? xml.Attribute("id", XlsxNames.StrictRelationshipId);
        if (id is null || links.ById(id) is not { } link)
            throw xml.Corrupt("a sheet without a part");
        // Chart, dialog and macro sheets have no cells of ours.
        if (!link.IsOfKind("worksheet"))
            return;
        if (link.IsExternal)
            throw xml.Corrupt("a sheet outside the package");
        var name = xml.Attribute("name") ?? "";
        budget.CountText(name.Length);
        _sheets.Add(new SheetLink(name, xml.Attribute("state") is "hidden" or "veryHidden", link.Target));
    }
}
