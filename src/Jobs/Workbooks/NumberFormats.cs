namespace Kpi.Jobs.Workbooks;

/// <summary>
/// Tells percentages and dates by number format, the same way for xlsx and xls. The numbers of built-in formats are those of
/// ECMA-376 part 1, 18.8.30.
/// </summary>
internal sealed class NumberFormats
{
    private readonly Dictionary<int, CellFlags> _custom = [];

    public void Add(int id, ReadOnlySpan<char> code)
    {
        ReadBudget.Limit("number-formats", _custom.Count + 1, WorkbookLimits.MaxStyles);
        _custom[id] = OfCode(code);
    }

    /// <summary>A file's own definition counts before the built-in meaning of a number.</summary>
    public CellFlags OfId(int id) => _custom.TryGetValue(id, out var flags) ? flags : id switch
    {
        9 or 10 => CellFlags.Percent,
        >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => CellFlags.Date,
        _ => CellFlags.None,
    };

    /// <summary>Looks for % and for letters of dates and times outside quoted text, escapes and brackets.</summary>
    private static CellFlags OfCode(ReadOnlySpan<char> code)
    {
        // The name of the plain format, which Excel 95 wrote in its own language.
        if (code.Equals("General", StringComparison.OrdinalIgnoreCase) || code.Equals("Standard", StringComparison.OrdinalIgnoreCase))
            return CellFlags.None;
        var flags = CellFlags.None;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = ClosingAt(code, i, '"');
                    break;
                case '[':
                    var closing = ClosingAt(code, i, ']');
                    // [h], [mm] and [ss] are elapsed time; other brackets hold colours, locales and conditions.
                    if (closing > i + 1 && code[(i + 1)..closing].TrimStart("hHmMsS").IsEmpty)
                        flags |= CellFlags.Date;
                    i = closing;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '%':
                    flags |= CellFlags.Percent;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S':
                    flags |= CellFlags.Date;
                    break;
            }
        }
        return flags;
    }

    private static int ClosingAt(ReadOnlySpan<char> code, int opening, char closing)
    {
        var distance = code[(opening + 1)..].IndexOf(closing);
        return distance < 0 ? code.Length : opening + 1 + distance;
    }
}
