using System.Security;
using System.Text;
using Kpi.Jobs.Tests.Workbooks;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Tests.Import;

/// <summary>A workbook of sheets that are given as rows of texts, to be spoilt in any way a person can spoil one.</summary>
internal sealed class FormWorkbook
{
    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private string _styles = "";

    /// <summary>Styles of the workbook; special cells of the sheets that follow have the second one.</summary>
    public FormWorkbook Styles(string styles)
    {
        _styles = styles;
        return this;
    }

    /// <param name="special">Cell elements without their address, by address, in place of the texts: <c>&lt;f&gt;SUM(D2:D3)&lt;/f&gt;&lt;v&gt;5&lt;/v&gt;</c>.</param>
    public FormWorkbook Sheet(string name, IEnumerable<string[]> rows, bool hidden = false, IReadOnlyDictionary<string, string>? special = null)
    {
        var xml = new StringBuilder();
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            xml.Append(null, $"""<row r="{number}">""");
            for (var i = 0; i < row.Length; i++)
            {
                var address = new CellAddress(number, i + 1).ToString();
                if (special?.GetValueOrDefault(address) is { } cell) xml.Append(null, $"""<c r="{address}"{(_styles.Length > 0 ? " s=\"1\"" : "")}>{cell}</c>""");
                else if (row[i].Length > 0) xml.Append(null, $"""<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(row[i])}</t></is></c>""");
            }
            xml.Append("</row>");
        }
        _sheets.Add((name, hidden ? """ state="hidden" """ : "", $"<sheetData>{xml}</sheetData>"));
        return this;
    }

    public byte[] Bytes()
    {
        var package = new XlsxPackage();
        package.Workbook($"<sheets>{string.Concat(_sheets.Select((s, i) => $"""<sheet name="{SecurityElement.Escape(s.Name)}" sheetId="{i + 1}"{s.State} r:id="rId{i + 1}"/>"""))}</sheets>");
        if (_styles.Length > 0) package.Styles(_styles);
        package.Part(XlsxPackage.WorkbookLinks, XlsxPackage.Links([.. _sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), .. _styles.Length > 0 ? [("rIdStyles", "styles", "styles.xml")] : Array.Empty<(string, string, string)>()]));
        for (var i = 0; i < _sheets.Count; i++) package.Part($"xl/worksheets/sheet{i + 1}.xml", XlsxPackage.Root("worksheet", _sheets[i].Xml));
        return package.ToBytes();
    }
}
