using System.Globalization;
using Kpi.Data.Rules;
using Kpi.Jobs.Import.Recognition;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import;

/// <summary>Says which tables of a file were not read though they hold figures: one word for each sheet.</summary>
internal static class LeftOut
{
    // A file of a thousand sheets is told apart by the first of them.
    private const int MostSheets = 20;

    /// <summary>Tables of history beside a form.</summary>
    public static IEnumerable<Problem> Histories(IEnumerable<(SheetRegion Region, FormMatch Match)> history) => BySheet(history).Select(own =>
    {
        var periods = own.Select(m => m.Region.ColumnPeriod!).DistinctBy(p => p.Key, StringComparer.Ordinal).ToList();
        return Of("history", own[0].Region, ("found", string.Join(", ", periods.Select(p => p.Key))), ("count", Invariant(periods.Count)));
    });

    /// <summary>Tables that are too little like a form, those left aside that are known as tables of history.</summary>
    public static IEnumerable<Problem> Tables(IEnumerable<(SheetRegion Region, FormMatch Match)> passedOver, IEnumerable<(SheetRegion Region, FormMatch Match)> history)
    {
        var known = history.Select(h => h.Region.Sheet).ToHashSet();
        return BySheet(passedOver.Where(p => !known.Contains(p.Region.Sheet))).Select(own =>
        {
            var (region, match) = own.MaxBy(m => m.Match.Confidence);
            return Of(
                "table", region,
                ("confidence", Invariant(Math.Round(100 * match.Confidence))), ("form.vi", match.Form.FormName.Vi), ("form.en", match.Form.FormName.En), ("count", Invariant(own.Count)));
        });
    }

    private static IEnumerable<List<(SheetRegion Region, FormMatch Match)>> BySheet(IEnumerable<(SheetRegion Region, FormMatch Match)> tables) =>
        tables.GroupBy(t => t.Region.Sheet).Take(MostSheets).Select(g => g.ToList());

    // An old copy in a hidden sheet is worth less of a word.
    private static Problem Of(string special, SheetRegion region, params ReadOnlySpan<(string Name, string? Value)> facts) => Problem.Of(
        region.Sheet.IsHidden ? Severity.Info : Severity.Warning, ProblemCodes.FormUnrecognised, region.Sheet.Name,
        new CellAddress(region.Rows[0].Number, region.Columns.Name).ToString(), null,
        [(Problem.Case, special), ("key", region.Sheet.Name), .. facts]);

    private static string Invariant(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
