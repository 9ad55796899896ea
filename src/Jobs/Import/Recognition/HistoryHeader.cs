using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Data.Periods;
using Kpi.Data.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>The head of a table with one column for each period.</summary>
/// <param name="Index">Index of its last row, among the rows that have cells.</param>
/// <param name="Labels">The columns that say what a row is; the value column is 0.</param>
/// <param name="Columns">The columns of figures from left to right; one whose head names no period of the calendar has none.</param>
internal sealed partial record HistoryHeader(int Index, FormColumns Labels, IReadOnlyList<(int Column, string Head, Period? Period)> Columns)
{
    // A head stands near the top and is short.
    private const int MaxRow = 200;
    private const int MaxLength = 100;
    private const int MaxColumns = 200;

    // Whatever stands between them: a row of a sheet may have sixteen times as many cells, and none of them a head.
    private const int MaxCells = 1_024;

    // Two periods make a history; years alone may be anything, three of them hardly.
    private const int EnoughPeriods = 2;
    private const int EnoughYears = 3;

    private static readonly string[] CodeHeads = ["stt", "tt", "so tt", "so thu tu", "ma", "ma so", "ma chi tieu", "ma so chi tieu", "code", "no"];
    private static readonly string[] UnitHeads = ["don vi tinh", "dvt", "unit", "unit of measure"];
    // What a head may say besides its period and still be the figure of it.
    private static readonly HashSet<string> PeriodWords = new(StringComparer.Ordinal)
    {
        "quy", "thang", "nam", "dau", "ca", "i", "ii", "iii", "iv", "q1", "q2", "q3", "q4", "h1", "sau", "chin", "thuc", "hien", "th", "so", "lieu", "ket", "qua", "gia", "tri", "bao", "cao", "first", "six", "nine", "months", "of",
    };

    private static readonly string[] NoteHeads = ["ghi chu", "note", "notes"];

    /// <summary>The first such head of a sheet, or null.</summary>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static HistoryHeader? Find(Sheet sheet, ReportingCalendar calendar, CancellationToken cancel)
    {
        for (var i = 0; i < Math.Min(sheet.Rows.Count, MaxRow); i++)
        {
            cancel.ThrowIfCancellationRequested();
            var columns = ColumnsOf(sheet, i, calendar);
            if (Periods(columns) < EnoughPeriods && columns.Count(c => Year().IsMatch(c.Head)) < EnoughYears) continue;

            // Years that span several columns are told apart by the heads below them.
            var last = i + 1 < sheet.Rows.Count && sheet.Rows[i + 1].Cells is [var start, ..] && start.Column >= columns[0].Column && ColumnsOf(sheet, i + 1, calendar) is var below && Periods(below) > Periods(columns) ? i + 1 : i;
            if (last > i) columns = ColumnsOf(sheet, last, calendar);
            if (FollowOn(columns) && LabelsOf(sheet, last, columns[0].Column) is { } labels) return new HistoryHeader(last, labels, columns);
        }
        return null;
    }

    private static int Periods(List<(int Column, string Head, Period? Period)> columns) => columns.Where(c => c.Period is not null).DistinctBy(c => c.Period).Count();

    // Bare numbers are years when they follow one another; else they are figures.
    private static bool FollowOn(List<(int Column, string Head, Period? Period)> columns)
    {
        var years = columns.FindAll(c => c.Period is not null && int.TryParse(c.Head, NumberStyles.None, CultureInfo.InvariantCulture, out _)).ConvertAll(c => c.Period!.Year);
        return years.Count == 0 || years.Zip(years.Skip(1), (a, b) => b - a).Distinct().ToList() is [1 or -1];
    }

    // From the first head that names a period, or at least a year, everything with a head is a column of figures.
    private static List<(int Column, string Head, Period? Period)> ColumnsOf(Sheet sheet, int index, ReportingCalendar calendar)
    {
        var columns = new List<(int, string, Period?)>();
        var cells = sheet.Rows[index].Cells;
        foreach (ref readonly var cell in cells[..Math.Min(cells.Length, MaxCells)])
        {
            var head = Head(cell);
            if (head.Length is 0 or > MaxLength || columns.Count == MaxColumns || NoteHeads.Contains(Folding.Fold(head), StringComparer.Ordinal)) continue;
            var period = PeriodOf(calendar, head);
            var above = Above(sheet, index, cell.Column);
            if (above is not null && HeaderReader.IsOther(Folding.Fold(above))) period = null;
            else if (period is null && above is not null && head.Any(char.IsLetter))
            {
                period = PeriodOf(calendar, head + " " + above);
                if (period is not null) head += " " + above;
            }
            if (columns.Count > 0 || period is not null || Year().IsMatch(head)) columns.Add((cell.Column, head, period));
        }
        return columns;
    }

    // "Kế hoạch năm 2024" and "Lần gần nhất năm 2024" name a year, and are not its figures.
    private static Period? PeriodOf(ReportingCalendar calendar, string head)
    {
        if (int.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return year is >= 1990 and < 2200 ? calendar.Find(year, PeriodKind.Year) : null;
        return PeriodText.Find(calendar, head) is [var one] && Array.TrueForAll(Folding.Fold(head).Split(' '), w => w.All(char.IsAsciiDigit) || PeriodWords.Contains(w)) ? one : null;
    }

    private static FormColumns? LabelsOf(Sheet sheet, int index, int first)
    {
        int code = 0, name = 0, unit = 0;
        for (var column = 1; column < first; column++)
        {
            var head = Head(sheet.Rows[index][column]);
            if (head.Length == 0) head = Above(sheet, index, column) ?? "";
            var folded = Folding.Fold(head);
            if (folded.Length == 0) continue;
            if (CodeHeads.Contains(folded, StringComparer.Ordinal)) code = code == 0 ? column : code;
            else if (UnitHeads.Contains(folded, StringComparer.Ordinal)) unit = column;
            else if (name == 0) name = column;
        }
        return name == 0 ? null : new FormColumns(code, name, unit, 0, 0);
    }

    // The head that spans a column, by its merge or, without merges, the last one to the left.
    private static string? Above(Sheet sheet, int index, int column)
    {
        if (index == 0 || sheet.Rows[index].Number != sheet.Rows[index - 1].Number + 1) return null;
        var row = sheet.Rows[index - 1];
        if (Head(row[column]) is { Length: > 0 and <= MaxLength } own) return own;
        foreach (var merge in sheet.Merges)
        {
            if (merge.Contains(row.Number, column)) return Head(sheet[merge.FirstRow, merge.FirstColumn]) is { Length: > 0 and <= MaxLength } spanning ? spanning : null;
        }
        if (sheet.Merges.Count > 0) return null;
        for (var left = column - 1; left > 0; left--)
        {
            if (Head(row[left]) is { Length: > 0 and <= MaxLength } before) return before;
        }
        return null;
    }

    private static string Head(in Cell cell) => cell.Kind switch
    {
        CellKind.Text => cell.Unicode!.Trim(),
        CellKind.Number when !cell.IsDate => cell.Raw ?? "",
        _ => "",
    };

    [GeneratedRegex(@"\b(19|20|21)\d\d\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}
