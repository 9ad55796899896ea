using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>Reads the table of texts that cells refer to by number. The counts it declares are often wrong and are not looked at.</summary>
internal static class SharedStringsPart
{
    private const int SlotBytes = 16;

    /// <summary>Cell content by number: a string, or a <see cref="CellDetail"/> where runs have fonts.</summary>
    public static List<object> Read(ZipPackage package, string part, RichTextReader richText, ReadBudget budget)
    {
        var texts = new List<object>();
        using var xml = package.OpenXml(part);
        var root = xml.EnterRoot("sst", XlsxNames.Spreadsheet, XlsxNames.StrictSpreadsheet);
        while (xml.NextChild(root))
        {
            if (xml.Name != "si")
                continue;
            budget.CheckTexts(texts.Count);
            budget.CountKept(SlotBytes);
            texts.Add(richText.Read(xml));
        }
        xml.Finish();
        return texts;
    }
}
