using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Ods;

/// <summary>Fonts by style, and which tables are hidden. A style that says nothing has what its parent has.</summary>
internal sealed class OdsStyles(TextPool texts)
{
    private const int MaxParents = 32;

    private readonly Dictionary<string, (string? Font, string? Parent)> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _faces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hiddenTables = new(StringComparer.Ordinal);

    public string? FontOf(string? style)
    {
        for (var depth = 0; style is not null && depth < MaxParents && _styles.TryGetValue(style, out var found); depth++)
        {
            if (found.Font is not null)
                return found.Font;
            style = found.Parent;
        }
        return null;
    }

    public bool IsHidden(string? tableStyle) => tableStyle is not null && _hiddenTables.Contains(tableStyle);

    /// <summary>Reads the element at hand if it holds styles or the names of fonts.</summary>
    public void Read(PartXml xml)
    {
        switch (xml.LocalName)
        {
            case "font-face-decls":
                for (var faces = xml.Enter(); xml.NextChild(faces);)
                {
                    if (xml.Attribute("name", OdsNames.Style) is { } name && xml.Attribute("font-family", OdsNames.Svg) is { } family)
                        _faces[name] = family.Trim('\'', '"');
                }
                break;
            case "automatic-styles" or "styles":
                for (var styles = xml.Enter(); xml.NextChild(styles);)
                {
                    if (xml.LocalName == "style" && xml.Attribute("name", OdsNames.Style) is { } name)
                        ReadStyle(xml, name);
                }
                break;
        }
    }

    private void ReadStyle(PartXml xml, string name)
    {
        ReadBudget.Limit("styles", _styles.Count, WorkbookLimits.MaxStyles);
        var parent = xml.Attribute("parent-style-name", OdsNames.Style);
        string? font = null;
        for (var properties = xml.Enter(); xml.NextChild(properties);)
        {
            switch (xml.LocalName)
            {
                case "text-properties":
                    font = xml.Attribute("font-name", OdsNames.Style) is { } face ? _faces.GetValueOrDefault(face, face) : xml.Attribute("font-family", OdsNames.Fo)?.Trim('\'', '"');
                    break;
                case "table-properties" when xml.Attribute("display", OdsNames.Table) == "false":
                    _hiddenTables.Add(name);
                    break;
            }
        }
        _styles[name] = (font is null ? null : texts.Make(font), parent);
    }
}
