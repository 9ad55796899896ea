using ClosedXML.Excel;

namespace Kpi.Jobs.Workbooks.Writing;

/// <summary>Text as Excel takes it.</summary>
internal static class SheetText
{
    private const int MaxSheetName = 31;

    /// <summary>Text stays text: one that begins with "=" does not become a formula, nor "1/2" a date. Letters that XML cannot hold are left out.</summary>
    public static void Set(IXLCell cell, string text)
    {
        // The type is set first: the value is read by it.
        cell.DataType = XLDataType.Text;
        cell.SetValue<string>(new string([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]));
    }

    /// <summary>A name for a sheet, cut and cleaned to what Excel allows.</summary>
    public static string Name(string name)
    {
        var clean = new string([.. name.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))]).Trim('\'', ' ');
        return clean.Length == 0 ? "Sheet1" : clean.Length > MaxSheetName ? clean[..MaxSheetName] : clean;
    }
}
