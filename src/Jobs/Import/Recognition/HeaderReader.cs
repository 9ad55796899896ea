using Kpi.Data.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Knows a header row of a form when it sees one, by words and not by position.</summary>
internal static class HeaderReader
{
    private static readonly HashSet<string> CodeWords = new(StringComparer.Ordinal) { "stt", "tt", "so tt", "so thu tu", "ma so" };
    private static readonly HashSet<string> UnitOfMeasureWords = new(StringComparer.Ordinal) { "don vi tinh", "dvt", "don vi" };
    private static readonly HashSet<string> ValueWords = new(StringComparer.Ordinal) { "so lieu", "ket qua", "gia tri", "so luong", "thuc hien" };

    private enum Role
    {
        None,
        Code,
        Name,
        UnitOfMeasure,
        Value,
        Results,
        Note,
    }

    /// <summary>
    /// The columns when a header begins at row <paramref name="index"/>, with the number of rows it takes (1 or 2); null when none begins there.
    /// </summary>
    public static (FormColumns Columns, int Rows)? Read(Sheet sheet, int index)
    {
        var first = Roles(sheet, index);
        if (!first.ContainsKey(Role.Code) || !first.ContainsKey(Role.Name)) return null;
        var second = index + 1 < sheet.Rows.Count ? Roles(sheet, index + 1) : [];
        var two = (second.ContainsKey(Role.Value) || second.ContainsKey(Role.UnitOfMeasure)) && !second.ContainsKey(Role.Code) && !second.ContainsKey(Role.Name);
        int Column(Role role) => first.GetValueOrDefault(role, two ? second.GetValueOrDefault(role) : 0);

        var value = Column(Role.Value);
        if (value == 0) value = Column(Role.Results);
        return value == 0 ? null : (new FormColumns(Column(Role.Code), Column(Role.Name), Column(Role.UnitOfMeasure), value, Column(Role.Note)), two ? 2 : 1);
    }

    private static Dictionary<Role, int> Roles(Sheet sheet, int index)
    {
        var roles = new Dictionary<Role, int>();
        foreach (ref readonly var cell in sheet.Rows[index].Cells)
        {
            // A header is short words; long texts are not worth folding.
            if (cell.Kind != CellKind.Text || cell.Unicode!.Length > 200) continue;
            var role = RoleOf(Folding.Fold(cell.Unicode));
            if (role != Role.None) roles.TryAdd(role, cell.Column);
        }
        return roles;
    }

    private static Role RoleOf(string folded)
    {
        if (CodeWords.Contains(folded)) return Role.Code;
        if (folded.StartsWith("chi tieu", StringComparison.Ordinal) || folded.StartsWith("ten chi tieu", StringComparison.Ordinal)) return Role.Name;
        if (UnitOfMeasureWords.Contains(folded)) return Role.UnitOfMeasure;
        if (ValueWords.Contains(folded)) return Role.Value;
        if (folded.StartsWith("ket qua thong ke", StringComparison.Ordinal)) return Role.Results;
        return folded.StartsWith("ghi chu", StringComparison.Ordinal) ? Role.Note : Role.None;
    }
}
