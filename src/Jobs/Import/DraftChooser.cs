using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import;

/// <summary>
/// Chooses among the tables of one file: a blank copy, and a hidden or equal copy of the same report, are no reports of their own. Two visible ones that differ are a
/// question for a person.
/// </summary>
internal static class DraftChooser
{
    // Tables that a message names.
    private const int MostNamed = 12;

    public static IReadOnlyList<ResultDraft> Choose(IReadOnlyList<ResultDraft> drafts, Workbook workbook)
    {
        if (drafts.Count < 2) return drafts;
        var filled = drafts.Where(d => d.Result.Lines.Any(l => l.State == ObservationState.Reported || (d.Result.IsHistory && l.State != ObservationState.Missing))).ToList();
        if (filled.Count == 0) filled = [drafts[0]];
        var hidden = workbook.Sheets.Where(s => s.IsHidden).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var chosen = new List<ResultDraft>();
        foreach (var group in filled.GroupBy(d => (d.Form.Id, d.Result.Agency?.Key, d.Result.Period?.Key)))
        {
            var same = group.ToList();
            if (same.Exists(d => !hidden.Contains(d.Result.Sheet!.Name))) same.RemoveAll(d => hidden.Contains(d.Result.Sheet!.Name));
            var different = same.DistinctBy(Content, StringComparer.Ordinal).ToList();
            var places = string.Join(" / ", different.Take(MostNamed).Select(d => Place(d.Result.Sheet!))) + (different.Count > MostNamed ? " / …" : "");
            chosen.AddRange(different.Count == 1 || group.Key.Item3 is null ? different : different.Select(d => Ambiguous(d, places)));
        }

        // A report that says what it is for comes before one that does not, such as a copy without its titles.
        return [.. chosen.OrderBy(d => d.Result.Period is null)];
    }

    private static string Content(ResultDraft draft) => string.Join('|', draft.Result.Lines.Select(l => $"{l.State} {l.Raw}"));

    private static ResultDraft Ambiguous(ResultDraft draft, string places) => draft.With([Problem.Of(Severity.Error, ProblemCodes.FormAmbiguous, draft.Result.Sheet!.Name, null, null, ("found", places))]);

    private static string Place(FormSheet sheet) => $"{sheet.Name} {new CellAddress(sheet.Rows[0].Row, sheet.ValueColumn)}";
}
