using Kpi.Data.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Knows a header of a form when it sees one, by words and not by position.</summary>
internal static class HeaderReader
{
    private const int MaxRows = 3;

    // A header is short words; long texts are not worth folding.
    private const int MaxLength = 200;

    private static readonly string[] CodeWords = ["ma so", "ma", "ma chi tieu", "ma so chi tieu", "stt", "tt", "so tt", "so thu tu"];
    private static readonly string[] NameWords = ["chi tieu", "ten chi tieu", "noi dung", "danh muc chi tieu"];
    private static readonly string[] UnitOfMeasureWords = ["don vi tinh", "dvt", "don vi"];
    private static readonly string[] ValueWords = ["so lieu", "ket qua", "gia tri", "so luong", "thuc hien", "ky nay", "ky bao cao", "trong ky"];
    private static readonly string[] PeriodWords = ["quy", "thang", "6 thang", "06 thang", "9 thang", "09 thang", "nam"];
    private static readonly string[] GoalWords = ["chi tieu giao", "chi tieu duoc giao", "chi tieu ke hoach", "chi tieu phan dau", "chi tieu nam"];

    // Beside the figures of a report stand those it is compared with; they are not its own.
    private static readonly string[] OtherValueWords =
    [
        "ky truoc", "cung ky", "luy ke", "ke hoach", "muc tieu", "so sanh", "so voi", "nam truoc", "quy truoc", "thang truoc", "tang giam", "chenh lech", "uoc", "du kien", "chi tieu giao",
        "chi tieu duoc giao", "dau ky", "ty le hoan thanh", "ty trong",
    ];

    private enum Role
    {
        None,
        Code,
        Name,
        UnitOfMeasure,
        Value,
        Results,
        OtherValue,
        Note,
    }

    /// <summary>Whether a folded head is of figures that a report is compared with: a plan, a target, the period before.</summary>
    public static bool IsOther(string folded) => Begins(folded, GoalWords) || Has(folded, OtherValueWords);

    /// <summary>The header that begins at row <paramref name="index"/>, of one to three rows; null when none begins there.</summary>
    public static FormHeader? Read(Sheet sheet, int index)
    {
        int code = 0, name = 0;
        var codeRank = CodeWords.Length;
        foreach (ref readonly var cell in sheet.Rows[index].Cells)
        {
            var text = Folded(cell);
            if (text.Length == 0) continue;
            if (Array.IndexOf(CodeWords, text) is >= 0 and var rank)
            {
                if (rank < codeRank) (code, codeRank) = (cell.Column, rank);
            }
            else if (name == 0 && IsName(text))
            {
                name = cell.Column;
            }
        }
        if (name == 0) return null;
        var rows = 1;
        while (rows < MaxRows && Continues(sheet, index + rows, code, name)) rows++;
        return Columns(sheet, index, rows, code, name);
    }

    private static FormHeader? Columns(Sheet sheet, int index, int rows, int code, int name)
    {
        int unit = 0, note = 0, results = 0;
        var values = new List<ValueColumn>();
        var seen = new HashSet<int>();
        for (var row = index + rows - 1; row >= index; row--)
        {
            foreach (ref readonly var cell in sheet.Rows[row].Cells)
            {
                var text = Folded(cell);
                if (text.Length == 0 || cell.Column == code || cell.Column == name) continue;
                var role = RoleOf(text);

                // A head over several columns is no column of its own where it has heads below it.
                if (role == Role.None || !(role == Role.Results ? results == 0 : seen.Add(cell.Column))) continue;
                if (role == Role.UnitOfMeasure && unit == 0) unit = cell.Column;
                else if (role == Role.Note && note == 0) note = cell.Column;
                else if (role == Role.Results) results = cell.Column;
                else if (role == Role.Value && !(row < index + rows - 1 && HasBelow(sheet, row, index + rows, cell.Column))) Add(values, sheet, index, row, cell.Column, cell.Unicode!);
            }
        }
        if (values.Count == 0 && results > 0 && !seen.Contains(results)) values.Add(new ValueColumn(results, ""));
        if (values.Count == 0 || (code == 0 && unit == 0)) return null;
        values.Sort(static (a, b) => a.Column.CompareTo(b.Column));
        return new FormHeader(new FormColumns(code, name, unit, values[0].Column, note), values, rows);
    }

    private static void Add(List<ValueColumn> values, Sheet sheet, int top, int row, int column, string text)
    {
        var head = text;
        for (var above = row - 1; above >= top; above--)
        {
            if (Over(sheet, above, row, column) is { } parent) head = parent + " " + head;
        }
        if (!Has(Folding.Fold(head), OtherValueWords)) values.Add(new ValueColumn(column, head));
    }

    /// <summary>The head that spans a column: by its merge, or, in files that know no merges, the last one to the left that has heads below it.</summary>
    private static string? Over(Sheet sheet, int above, int below, int column)
    {
        var row = sheet.Rows[above];
        if (row[column] is { Kind: CellKind.Text } own) return own.Unicode;
        foreach (var merge in sheet.Merges)
        {
            if (merge.Contains(row.Number, column)) return sheet[merge.FirstRow, merge.FirstColumn].Unicode;
        }
        if (sheet.Merges.Count > 0) return null;
        for (var left = column - 1; left > 0; left--)
        {
            if (row[left] is not { Kind: CellKind.Text } head) continue;
            return sheet.Rows[below][left].Kind == CellKind.Text ? head.Unicode : null;
        }
        return null;
    }

    private static bool HasBelow(Sheet sheet, int row, int end, int column)
    {
        for (var below = row + 1; below < end; below++)
        {
            if (sheet.Rows[below][column].Kind == CellKind.Text) return true;
        }
        return false;
    }

    private static bool Continues(Sheet sheet, int index, int code, int name)
    {
        if (index >= sheet.Rows.Count) return false;
        var found = false;
        foreach (ref readonly var cell in sheet.Rows[index].Cells)
        {
            var text = Folded(cell);
            if ((cell.Column == code || cell.Column == name) && !string.IsNullOrWhiteSpace(cell.Raw)) return false;
            if (cell.Kind != CellKind.Text) return false;
            found |= text.Length > 0 && RoleOf(text) is not (Role.None or Role.Code or Role.Name);
        }
        return found;
    }

    private static string Folded(in Cell cell) => cell.Kind == CellKind.Text && cell.Unicode!.Length <= MaxLength ? Folding.Fold(cell.Unicode) : "";

    private static Role RoleOf(string folded)
    {
        if (CodeWords.Contains(folded, StringComparer.Ordinal)) return Role.Code;
        if (IsName(folded)) return Role.Name;
        if (Begins(folded, GoalWords)) return Role.OtherValue;
        if (UnitOfMeasureWords.Contains(folded, StringComparer.Ordinal)) return Role.UnitOfMeasure;
        if (Begins(folded, ["ghi chu"])) return Role.Note;
        if (Has(folded, OtherValueWords)) return Role.OtherValue;
        if (Begins(folded, ["ket qua thong ke"])) return Role.Results;
        return Begins(folded, ValueWords) || (Begins(folded, PeriodWords) && EndsInYear(folded)) ? Role.Value : Role.None;
    }

    private static bool IsName(string folded) => Begins(folded, NameWords) && !Begins(folded, GoalWords);

    private static bool Begins(string folded, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (folded.StartsWith(word, StringComparison.Ordinal) && (folded.Length == word.Length || folded[word.Length] == ' ')) return true;
        }
        return false;
    }

    private static bool EndsInYear(string folded) => folded.Length > 4 && folded.AsSpan(folded.Length - 4).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool Has(string folded, string[] words)
    {
        foreach (var word in words)
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if ((at == 0 || folded[at - 1] == ' ') && (at + word.Length == folded.Length || folded[at + word.Length] == ' ')) return true;
            }
        }
        return false;
    }
}
