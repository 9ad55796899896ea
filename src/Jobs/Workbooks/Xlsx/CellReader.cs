using System.Globalization;
using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>Reads one cell element after another.</summary>
internal sealed class CellReader(StyleTable styles, List<object> sharedTexts, RichTextReader richText, TextPool texts)
{
    private readonly TextBuffer _value = new();
    private readonly TextBuffer _formula = new();
    private readonly Dictionary<string, CellDetail> _shared = new(StringComparer.Ordinal);

    /// <summary>Forgets the formulas that cells of the sheet before shared.</summary>
    public void BeginSheet() => _shared.Clear();

    /// <summary>Reads the cell element at hand; false when it has format but no content.</summary>
    /// <exception cref="FileFaultException">Its content is not of the type it declares.</exception>
    public bool TryRead(PartXml xml, int row, int column, CellFlags flags, out Cell cell)
    {
        var type = xml.Attribute("t");
        var style = xml.Attribute("s") is { } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        object? inline = null;
        string? shared = null;
        _value.Clear();
        _formula.Clear();
        for (var parts = xml.Enter(); xml.NextChild(parts);)
        {
            switch (xml.Name)
            {
                case "v":
                    xml.ReadText(_value);
                    break;
                case "f":
                    flags |= CellFlags.Formula;
                    shared = xml.Attribute("t") is "shared" ? xml.Attribute("si") : null;
                    xml.ReadText(_formula);
                    break;
                case "is":
                    inline = richText.Read(xml);
                    break;
            }
        }
        var (kind, content, value) = Value(xml, type, inline, ref flags, styles[style].Flags);
        var hasFormula = flags.HasFlag(CellFlags.Formula);
        if (kind == CellKind.Empty && hasFormula)
            kind = CellKind.FormulaWithoutValue;
        if (kind == CellKind.Empty || (content is "" && !hasFormula))
        {
            cell = default;
            return false;
        }
        if (_formula.Length > 0)
            content = WithFormula(content, new CellAddress(row, column), shared);
        else if (shared is not null && content is null && _shared.TryGetValue(shared, out var written))
            content = written;
        cell = new Cell(row, column, kind, content, value, styles[style], flags);
        return true;
    }

    private (CellKind Kind, object? Content, double Number) Value(PartXml xml, string? type, object? inline, ref CellFlags flags, CellFlags style)
    {
        var value = ((ReadOnlySpan<char>)_value.Text).Trim();
        switch (type)
        {
            case "str":
                return (CellKind.Text, MakeText(), 0);
            case "inlineStr":
                return (CellKind.Text, inline ?? MakeText(), 0);
        }
        if (value.IsEmpty)
            return default;
        switch (type)
        {
            case null or "n":
                return (CellKind.Number, null, Number(xml, value));
            case "s":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sharedTexts.Count
                    ? (CellKind.Text, sharedTexts[index], 0)
                    : throw xml.Corrupt("no such shared string");
            case "b":
                return (CellKind.Boolean, null, value is "1" or "true" ? 1 : value is "0" or "false" ? 0 : throw xml.Corrupt("neither true nor false"));
            case "e":
                return (CellKind.Error, texts.Make(value), 0);
            case "d" when IsoDate.TryParse(value, style.HasFlag(CellFlags.Date1904), out var serial):
                flags |= CellFlags.Date;
                return (CellKind.Number, null, serial);
            case "d":
                throw xml.Corrupt("not a date");
            default:
                throw xml.Corrupt("unknown type of cell");
        }
    }

    private static double Number(PartXml xml, ReadOnlySpan<char> value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw xml.Corrupt("not a number");

    private string MakeText()
    {
        _value.Truncate(XmlEscapes.Decode(_value.Text));
        return texts.Make(_value.Text);
    }

    private CellDetail WithFormula(object? content, CellAddress origin, string? shared)
    {
        var formula = texts.Make(_formula.Text);
        texts.CountDetail();
        if (shared is not null)
            _shared[shared] = new CellDetail(null, formula, [], origin);
        return content is CellDetail detail ? detail with { Formula = formula, Origin = origin } : new CellDetail(content as string, formula, [], origin);
    }
}
