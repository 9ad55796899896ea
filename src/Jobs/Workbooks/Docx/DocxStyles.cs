using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Docx;

/// <summary>Fonts by style. A style that names none has that of the style it is based on, and in the end that of the document.</summary>
internal sealed class DocxStyles
{
    private const int MaxParents = 32;

    private readonly TextPool _texts;
    private readonly ReadBudget _budget;
    private readonly Dictionary<string, (string? Font, string? Parent)> _styles = new(StringComparer.Ordinal);
    private string? _document;
    private string? _normal;

    private DocxStyles(SourceFile file) => (_texts, _budget) = (file.Texts, file.Budget);

    public static DocxStyles Read(SourceFile file, ZipPackage package, string part)
    {
        var styles = new DocxStyles(file);
        if (!package.Contains(part))
            return styles;
        using var xml = package.OpenXml(part);
        for (var root = xml.EnterRoot("styles", DocxNames.Main, DocxNames.Strict); xml.NextChild(root);)
        {
            switch (xml.Name)
            {
                case "docDefaults":
                    styles._document = styles.FontIn(xml);
                    break;
                case "style" when Attribute(xml, "styleId") is { } id:
                    styles.ReadStyle(xml, id);
                    break;
            }
        }
        xml.Finish();
        return styles;
    }

    /// <summary>The font of text in a style; null asks for plain text.</summary>
    public string? FontOf(string? style)
    {
        style ??= _normal;
        for (var depth = 0; style is not null && depth < MaxParents && _styles.TryGetValue(style, out var found); depth++)
        {
            if (found.Font is not null)
                return found.Font;
            style = found.Parent;
        }
        return _document;
    }

    /// <summary>
    /// The font that an element of run fonts names for letters beyond ASCII, where legacy Vietnamese stands. A font of the document's theme, which goes before one
    /// by name, is given by its role in the theme: what counts is that it is not the font of the style below.
    /// </summary>
    public string? FontOf(PartXml fonts) =>
        (Attribute(fonts, "hAnsiTheme") ?? Attribute(fonts, "hAnsi") ?? Attribute(fonts, "asciiTheme") ?? Attribute(fonts, "ascii")) is { } font ? _texts.Make(font) : null;

    public static string? Attribute(PartXml xml, string name) => xml.Attribute(name, DocxNames.Main) ?? xml.Attribute(name, DocxNames.Strict);

    private void ReadStyle(PartXml xml, string id)
    {
        ReadBudget.Limit("styles", _styles.Count, WorkbookLimits.MaxStyles);
        if (Attribute(xml, "type") == "paragraph" && Attribute(xml, "default") is "1" or "true")
            _normal = id;
        string? font = null, parent = null;
        for (var parts = xml.Enter(); xml.NextChild(parts);)
        {
            switch (xml.Name)
            {
                case "basedOn":
                    parent = Attribute(xml, "val");
                    break;
                case "rPr":
                    font = FontIn(xml);
                    break;
            }
        }
        _budget.CountText(id.Length + (parent?.Length ?? 0));
        _styles[id] = (font, parent);
    }

    private string? FontIn(PartXml xml)
    {
        string? font = null;
        for (var below = xml.Enter(); xml.NextNode(below);)
        {
            if (xml.IsElement && xml.Name == "rFonts")
                font = FontOf(xml) ?? font;
        }
        return font;
    }
}
