using System.Runtime.InteropServices;

namespace Kpi.Jobs.Workbooks;

/// <summary>
/// One cell with content: 32 bytes, so that a sheet of two million stays in bounds. A cell that is only formatted is not kept.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Cell
{
    // A string, or a CellDetail when there is more to keep than the text.
    private readonly object? _content;
    private readonly int _row;
    private readonly ushort _column;
    private readonly CellFlags _flags;

    internal Cell(int row, int column, CellKind kind, object? content, double number, CellStyle style, CellFlags flags)
    {
        _row = row;
        _column = (ushort)column;
        Kind = kind;
        _content = content;
        Number = number;
        FontName = style.FontName;
        _flags = flags | style.Flags;
    }

    private Cell(int row, int column, in Cell cell)
    {
        this = cell;
        _row = row;
        _column = (ushort)column;
    }

    private Cell(in Cell cell, object content)
    {
        this = cell;
        _content = content;
    }

    /// <summary>1–1,048,576.</summary>
    public int Row => _row;

    /// <summary>1–16,384.</summary>
    public int Column => _column;

    public CellAddress Address => new(_row, _column);

    public CellKind Kind { get; }

    /// <summary>The value of a number cell (of a date: its serial number, in days), 1 or 0 of a Boolean one, else 0. Always finite.</summary>
    public double Number { get; }

    /// <summary>
    /// The font the file gives the whole cell; null when it gives none. Text in a legacy Vietnamese font (<c>.Vn…</c>, <c>VNI-…</c>) is
    /// not Unicode, whatever it looks like.
    /// </summary>
    public string? FontName { get; }

    /// <summary>
    /// Text or error text exactly as stored: not trimmed, not normalised (neither NFC nor legacy fonts); of a number in a web page, what the page shows. Null for
    /// the other kinds.
    /// </summary>
    public string? Text => _content as string ?? (_content as CellDetail)?.Text;

    /// <summary>
    /// The text to be read: like <see cref="Text"/>, but what is written in a legacy Vietnamese encoding, by its font or by its letters, is in Unicode (NFC).
    /// </summary>
    public string? Unicode => (_content as CellDetail)?.Unicode ?? Text;

    /// <summary>
    /// Runs of rich text in order, without overlap, when one of them has its own font; else empty. Text outside every run has the
    /// font of the cell.
    /// </summary>
    public IReadOnlyList<TextRun> Runs => (_content as CellDetail)?.Runs ?? [];

    /// <summary>
    /// The formula without its equals sign, as Excel writes it in English: of an xlsx as it stands there, not for the followers of a shared one; of an ods or xls where it is simple
    /// enough to be calculated anew.
    /// </summary>
    public string? Formula => WrittenFormula is { } written && written.Origin == Address ? written.Text : null;

    /// <summary>
    /// The formula as it is written at its origin: this cell, or the first of those that share it, whose relative places move along.
    /// </summary>
    internal (string Text, CellAddress Origin)? WrittenFormula => _content is CellDetail { Formula: { } formula } detail ? (formula, detail.Origin) : null;

    /// <summary>Whether nobody can say if the places of the written formula move along in the cells beside its origin.</summary>
    internal bool MayMove => _content is CellDetail { MayMove: true };

    /// <summary>
    /// Whether a part of the text is raised, lowered or struck out: a footnote's digit beside a figure, or a figure that no longer holds. The text alone does not tell it from the rest.
    /// </summary>
    public bool HasMarks => _content is CellDetail { HasMarks: true };

    public bool HasFormula => Has(CellFlags.Formula);

    /// <summary>The number format shows a percentage: 0.1 is displayed as 10 %. <see cref="Number"/> is what is stored.</summary>
    public bool IsPercent => Has(CellFlags.Percent);

    /// <summary>The number format shows a date or a time of day.</summary>
    public bool IsDate => Has(CellFlags.Date);

    /// <summary>The row is hidden, by hand or by a filter.</summary>
    public bool IsRowHidden => Has(CellFlags.RowHidden);

    /// <summary>
    /// The day and time of a number cell formatted as a date, without a time zone. Null for every other cell, for a bare time of
    /// day and for serial numbers outside 1900–9999.
    /// </summary>
    public DateTime? Date => Kind == CellKind.Number && IsDate ? SerialDate.ToDate(Number, Has(CellFlags.Date1904)) : null;

    /// <summary>
    /// The value as the check result quotes it: text verbatim, a number in plain decimal invariant notation (shortest that reads
    /// back the same, never with an exponent), <c>TRUE</c> or <c>FALSE</c>; null when there is no value.
    /// </summary>
    public string? Raw => Kind switch
    {
        CellKind.Text or CellKind.Error => Text,
        CellKind.Number => PlainNumber.Format(Number),
        CellKind.Boolean => Number == 0 ? "FALSE" : "TRUE",
        _ => null,
    };

    public override string ToString() => $"{Address}: {Kind} {Raw}";

    /// <summary>The same cell in another place.</summary>
    internal Cell At(int row, int column) => new(row, column, this);

    internal Cell WithUnicode(string unicode) => new(this, _content is CellDetail detail ? detail with { Unicode = unicode } : new CellDetail(Text, null, [], Unicode: unicode));

    internal static int CompareByPlace(Cell left, Cell right) => left.PlaceKey.CompareTo(right.PlaceKey);

    /// <summary>Orders cells row by row.</summary>
    internal long PlaceKey => ((long)_row << 16) | _column;

    private bool Has(CellFlags flag) => _flags.HasFlag(flag);
}
