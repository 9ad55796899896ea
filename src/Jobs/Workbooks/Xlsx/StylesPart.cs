using System.Globalization;
using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>Reads fonts and number formats of cells. Formats for conditions and named styles are left alone.</summary>
internal static class StylesPart
{
    public static StyleTable Read(ZipPackage package, string part, bool date1904, TextPool texts)
    {
        var fonts = new List<string?>();
        var formats = new NumberFormats();
        var cellFormats = new List<(int Font, int Format)>();
        using (var xml = package.OpenXml(part))
        {
            var root = xml.EnterRoot("styleSheet", XlsxNames.Spreadsheet, XlsxNames.StrictSpreadsheet);
            while (xml.NextChild(root))
            {
                switch (xml.Name)
                {
                    case "numFmts":
                        ReadNumberFormats(xml, formats);
                        break;
                    case "fonts":
                        ReadFonts(xml, fonts, texts);
                        break;
                    case "cellXfs":
                        ReadCellFormats(xml, cellFormats);
                        break;
                }
            }
            xml.Finish();
        }
        var styles = new StyleTable(date1904);
        foreach (var (font, format) in cellFormats)
            styles.Add((uint)font < (uint)fonts.Count ? fonts[font] : null, formats.OfId(format));
        return styles;
    }

    private static void ReadNumberFormats(PartXml xml, NumberFormats formats)
    {
        for (var list = xml.Enter(); xml.NextChild(list);)
        {
            if (xml.Name == "numFmt")
                formats.Add(Number(xml, "numFmtId"), xml.Attribute("formatCode"));
        }
    }

    private static void ReadFonts(PartXml xml, List<string?> fonts, TextPool texts)
    {
        for (var list = xml.Enter(); xml.NextChild(list);)
        {
            if (xml.Name != "font")
                continue;
            ReadBudget.Limit("fonts", fonts.Count + 1, WorkbookLimits.MaxStyles);
            string? name = null;
            for (var font = xml.Enter(); xml.NextChild(font);)
            {
                if (xml.Name == "name" && xml.Attribute("val") is { } value)
                    name = texts.Make(value);
            }
            fonts.Add(name);
        }
    }

    private static void ReadCellFormats(PartXml xml, List<(int Font, int Format)> cellFormats)
    {
        for (var list = xml.Enter(); xml.NextChild(list);)
        {
            if (xml.Name != "xf")
                continue;
            ReadBudget.Limit("styles", cellFormats.Count + 1, WorkbookLimits.MaxStyles);
            cellFormats.Add((Number(xml, "fontId"), Number(xml, "numFmtId")));
        }
    }

    private static int Number(PartXml xml, string attribute) =>
        int.TryParse(xml.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
