using Kpi.Data.Catalogue;
using Kpi.Data.Rules;
using Kpi.Jobs.Import;
using Kpi.Jobs.Workbooks;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Makes the form as read from a check result. Pure.</summary>
public static class SheetBuilder
{
    /// <summary>Most rows and problems of one page: a file may hold any number, a reader looks at hundreds.</summary>
    public const int MaxRows = 2000;

    /// <summary>The problems of a check, errors first, each with its place in the sheet.</summary>
    public static IReadOnlyList<ProblemItem> Problems(CheckResult check) =>
    [
        .. check.Problems.OrderByDescending(p => p.Severity).Select((p, i) => new ProblemItem(
            i + 1, p, check.Sheet is { } sheet && p.Sheet == sheet.Name && CellAddress.TryParse(p.Cell, out var place) ? place : null)),
    ];

    /// <summary>The rows of a check's sheet, or null when no form was recognised.</summary>
    public static SheetView? Build(CheckResult check, FormVersion? form, IReadOnlyList<ProblemItem> problems, SheetFilter filter)
    {
        if (check.Sheet is not { } sheet) return null;
        var lines = form?.Lines.ToDictionary(l => l.Key, StringComparer.Ordinal) ?? [];
        var values = check.Lines.Where(l => l.Sheet == sheet.Name && l.Cell is not null).ToLookup(l => CellAddress.TryParse(l.Cell, out var place) ? place.Row : 0);
        var changes = check.Changes.Items.ToDictionary(c => c.Key, StringComparer.Ordinal);
        var found = problems.ToLookup(p => p.Place?.Row ?? 0);
        var rows = sheet.Rows.Select(r => new SheetRow(
            r,
            r.Line is null ? null : lines.GetValueOrDefault(r.Line),
            [.. values[r.Row]],
            [.. values[r.Row].Select(v => changes.GetValueOrDefault(v.Key)).OfType<Change>()],
            [.. found[r.Row]])).ToList();
        var wanted = Wanted(rows, filter);
        return new SheetView(
            sheet,
            filter,
            [.. wanted.Take(MaxRows)],
            Math.Max(0, wanted.Count - MaxRows),
            rows.Count(r => r.Values.Count > 0),
            rows.Count(r => r.Problems.Count > 0),
            rows.Count(r => r.IsMissing),
            rows.Count(r => r.Changes.Count > 0));
    }

    /// <summary>How grave the gravest of some problems is; null when there are none.</summary>
    public static Severity? Gravest(IEnumerable<ProblemItem> problems) => problems.Select(p => (Severity?)p.Problem.Severity).Max();

    private static List<SheetRow> Wanted(List<SheetRow> rows, SheetFilter filter)
    {
        if (filter == SheetFilter.All) return rows;
        var chosen = rows.Where(r => filter switch
        {
            SheetFilter.Problems => r.Problems.Count > 0,
            SheetFilter.Missing => r.IsMissing,
            _ => r.Changes.Count > 0,
        }).ToHashSet();

        // A line without the headings above it is hard to place.
        var byKey = rows.Where(r => r.Line is not null).DistinctBy(r => r.Line!.Key, StringComparer.Ordinal).ToDictionary(r => r.Line!.Key, StringComparer.Ordinal);
        foreach (var row in chosen.ToList())
        {
            for (var parent = row.Line?.ParentKey; parent is not null && byKey.TryGetValue(parent, out var above); parent = above.Line!.ParentKey) chosen.Add(above);
        }
        return [.. rows.Where(chosen.Contains)];
    }
}
