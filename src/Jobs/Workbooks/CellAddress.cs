using System.Runtime.InteropServices;

namespace Kpi.Jobs.Workbooks;

/// <summary>A cell's place as a spreadsheet prints it: row 41, column 4 is <c>D41</c>. Both are 1-based.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellAddress(int Row, int Column)
{
    public const int MaxRow = 1_048_576;

    /// <summary>Column XFD.</summary>
    public const int MaxColumn = 16_384;

    private const int Letters = 26;

    /// <summary><c>D41</c>; a place outside the grid, such as that of a cell that is not there, is written <c>R0C0</c>.</summary>
    public override string ToString() => Row is >= 1 and <= MaxRow && Column is >= 1 and <= MaxColumn
        ? string.Create(null, stackalloc char[16], $"{ColumnName(Column)}{Row}")
        : string.Create(null, stackalloc char[32], $"R{Row}C{Column}");

    /// <summary>1 is <c>A</c>, 27 is <c>AA</c>, 16,384 is <c>XFD</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1–16,384.</exception>
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(column, MaxColumn);
        Span<char> name = stackalloc char[3];
        var at = name.Length;
        for (; column > 0; column = (column - 1) / Letters)
            name[--at] = (char)('A' + (column - 1) % Letters);
        return new string(name[at..]);
    }

    /// <summary>Reads <c>D41</c> or <c>d41</c>; false for anything else, <c>$D$41</c> and places beyond XFD1048576 included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellAddress address)
    {
        address = default;
        int column = 0, row = 0, at = 0;
        for (; at < text.Length && char.IsAsciiLetter(text[at]); at++)
        {
            column = column * Letters + ((text[at] & ~0x20) - 'A' + 1);
            if (column > MaxColumn)
                return false;
        }
        var digits = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            row = row * 10 + (text[at] - '0');
            if (row > MaxRow)
                return false;
        }
        if (digits == 0 || at != text.Length || row == 0)
            return false;
        address = new CellAddress(row, column);
        return true;
    }
}
