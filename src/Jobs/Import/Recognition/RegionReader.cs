using System.Globalization;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>Finds the tables of a sheet: what stands under each header, and the titles above it.</summary>
internal static class RegionReader
{
    // A title is above the table, not a novel.
    private const int MaxTitles = 60;
    private const int MaxTitleLength = 1000;

    /// <summary>The tables in order, a new one at each header.</summary>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static IReadOnlyList<SheetSegment> Read(Sheet sheet, CancellationToken cancel)
    {
        var headers = new List<(int Index, FormHeader Header)>();
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (HeaderReader.Read(sheet, i) is not { } header) continue;
            headers.Add((i, header));
            i += header.Rows - 1;
        }
        var segments = new List<SheetSegment>(headers.Count);
        var titles = 0;
        for (var h = 0; h < headers.Count; h++)
        {
            var (index, header) = headers[h];
            var first = index + header.Rows;
            var end = h + 1 < headers.Count ? headers[h + 1].Index : sheet.Rows.Count;
            if (first < end && IsNumbering(sheet.Rows[first])) first++;
            var last = end;
            if (h + 1 < headers.Count)
            {
                while (last > first && IsTitle(sheet.Rows[last - 1], header)) last--;
            }
            segments.Add(new SheetSegment(sheet, [.. h == 0 ? sheet.Lead.Take(MaxTitles).Select(t => (t, "")) : [], .. Titles(sheet, titles, index)], header, first, last, end));
            titles = last;
        }
        return segments;
    }

    internal static List<(string, string)> Titles(Sheet sheet, int from, int to)
    {
        var titles = new List<(string, string)>();
        for (var i = from; i < to; i++)
        {
            foreach (ref readonly var cell in sheet.Rows[i].Cells)
            {
                if (titles.Count < MaxTitles && TitleOf(cell) is { Length: <= MaxTitleLength } title && !string.IsNullOrWhiteSpace(title)) titles.Add((title, cell.Address.ToString()));
            }
        }
        return titles;
    }

    // The days of a window may be typed as dates.
    private static string? TitleOf(in Cell cell) => cell.Kind == CellKind.Text ? cell.Unicode : cell.Date is { } day ? day.ToString("d/M/yyyy", CultureInfo.InvariantCulture) : null;

    // Neither a code nor a figure: what stands above a header may be its title.
    private static bool IsTitle(SheetRow row, FormHeader header) =>
        LineMatcher.Code(row[header.Columns.Code].Raw ?? "").Length == 0 && header.Values.All(v => string.IsNullOrWhiteSpace(row[v.Column].Raw) || row[v.Column].Date is not null);

    // "(1) (2) (3)" or "A B 1 2" below a header numbers the columns.
    internal static bool IsNumbering(SheetRow row)
    {
        foreach (ref readonly var cell in row.Cells)
        {
            var text = (cell.Raw ?? "").Trim().Trim('(', ')', '[', ']');
            if (text.Length > 2 || !text.All(char.IsAsciiLetterOrDigit)) return false;
        }
        return row.Cells.Length > 2;
    }
}
