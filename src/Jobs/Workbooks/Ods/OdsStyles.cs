using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Ods;

/// <summary>Fonts by style, and which tables are hidden. A style that says nothing has what its parent has.</summary>
internal sealed class OdsStyles(TextPool texts, ReadBudget budget)
{
    public const string CellFamily = "table-cell";
    public const string ParagraphFamily = "paragraph";
    public const string TextFamily = "text";

    private const int MaxParents = 32;

    // A style's name is never empty.
    private const string DefaultStyle = "";

    private readonly Dictionary<(string Family, string Name), (string? Font, string? Parent)> _styles = [];
    private readonly Dictionary<string, string> _faces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _marks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hiddenTables = new(StringComparer.Ordinal);

    /// <summary>The font of a style of a family (<see cref="CellFamily"/> and so on); null when nothing names one.</summary>
    public string? FontOf(string family, string? style)
    {
        for (var depth = 0; style is not null && depth < MaxParents && _styles.TryGetValue((family, style), out var found); depth++)
        {
            if (found.Font is not null)
                return found.Font;
            style = found.Parent;
        }
        // Only cells fall back on it here: a paragraph or a span that names no font is in that of its cell.
        return family == CellFamily && _styles.TryGetValue((family, DefaultStyle), out var plain) ? plain.Font : null;
    }

    /// <summary>Whether a style of text raises, lowers or strikes it out.</summary>
    public bool IsMark(string? textStyle) => textStyle is not null && _marks.Contains(textStyle);

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
                    {
                        budget.CountText(name.Length + family.Length);
                        _faces[name] = family.Trim('\'', '"');
                    }
                }
                break;
            case "automatic-styles" or "styles":
                for (var styles = xml.Enter(); xml.NextChild(styles);)
                {
                    if (xml.LocalName == "style" && xml.Attribute("name", OdsNames.Style) is { Length: > 0 } name)
                        ReadStyle(xml, name);
                    else if (xml.LocalName == "default-style")
                        ReadStyle(xml, DefaultStyle);
                }
                break;
        }
    }

    private void ReadStyle(PartXml xml, string name)
    {
        ReadBudget.Limit("styles", _styles.Count, WorkbookLimits.MaxStyles);
        var parent = xml.Attribute("parent-style-name", OdsNames.Style);
        var family = texts.Make(xml.Attribute("family", OdsNames.Style) ?? "");
        budget.CountText(name.Length + (parent?.Length ?? 0));
        string? font = null;
        for (var properties = xml.Enter(); xml.NextChild(properties);)
        {
            switch (xml.LocalName)
            {
                case "text-properties":
                    if (family == "text" && (xml.Attribute("text-position", OdsNames.Style) is { } position && !position.StartsWith("0%", StringComparison.Ordinal)
                        || xml.Attribute("text-line-through-style", OdsNames.Style) is { } line && line != "none")) _marks.Add(name);
                    font = xml.Attribute("font-name", OdsNames.Style) is { } face ? _faces.GetValueOrDefault(face, face) : xml.Attribute("font-family", OdsNames.Fo)?.Trim('\'', '"');
                    break;
                case "table-properties" when xml.Attribute("display", OdsNames.Table) == "false":
                    _hiddenTables.Add(name);
                    break;
            }
        }
        _styles[(family, name)] = (font is null ? null : texts.Make(font), parent);
    }
}
