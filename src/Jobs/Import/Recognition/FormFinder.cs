using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>
/// Finds the forms of a workbook by what is in it, in any sheet and among anything else. A form ends where titles name another period or agency, or the lines are
/// those of another form; a header that merely repeats on a new page ends nothing.
/// </summary>
internal sealed class FormFinder(CatalogueSnapshot catalogue, Func<FormVersion, LineMatcher> matchers, IReadOnlyList<Agency> agencies, string? wanted, CancellationToken cancel)
{
    // Below this share of known lines a table is none of ours.
    private const double Ours = 0.3;

    private static readonly string[] ThisPeriodWords = ["ky nay", "ky bao cao", "trong ky"];

    private readonly List<FormVersion> _forms = [.. catalogue.Forms.Where(f => wanted is null || string.Equals(f.FormKey, wanted, StringComparison.Ordinal))];

    // Rows are read and matched once to know which form a table is, and mostly those rows are the table.
    private readonly Dictionary<SheetSegment, IReadOnlyList<PrintedRow>> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IReadOnlyList<PrintedRow>, FormMatch[]> _matches = new(ReferenceEqualityComparer.Instance);

    /// <summary>Tables with figures that are somewhat like a form, and too little to be read as one.</summary>
    public List<(SheetRegion Region, FormMatch Match)> PassedOver { get; } = [];

    /// <summary>Every table that is a known form, visible sheets first.</summary>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public IReadOnlyList<(SheetRegion Region, FormMatch Match)> Find(Workbook workbook)
    {
        var found = new List<(SheetRegion, FormMatch)>();
        foreach (var sheet in workbook.Sheets.OrderBy(s => s.IsHidden))
        {
            foreach (var table in Tables(sheet))
            {
                foreach (var region in Regions(table))
                {
                    // The first of equals is the one in force: a version is chosen by its lines.
                    var best = Matches(region.Rows).MaxBy(m => m.Confidence);
                    if (best is null) continue;
                    if (best.Confidence >= (wanted is null || region.IsOneOfSeveral ? FormMatch.Sufficient : FormMatch.SufficientWhenNamed)) found.Add((region, best));
                    else if (region.Rows.Any(r => !r.HasNoValue)) PassedOver.Add((region, best));
                }
            }
        }
        return found;
    }

    private List<Table> Tables(Sheet sheet)
    {
        var tables = new List<Table>();
        var titles = new List<(string Text, string Cell)>();
        (string, string)? labelled = null, known = null;
        foreach (var segment in RegionReader.Read(sheet, cancel))
        {
            cancel.ThrowIfCancellationRequested();
            var form = FormOf(segment);
            var current = tables.Count > 0 ? tables[^1] : null;
            var above = current is null ? segment.Titles : Titles(segment, matchers(current.Form));
            titles.AddRange(above);
            if (form is null && current is null) continue;
            var text = string.Join(" \n ", above.Select(t => t.Text));
            var calendar = catalogue.CalendarOf(form ?? current!.Form);
            var periods = PeriodText.Find(calendar, text);
            var agency = above.Select(t => AgencyText.Labelled(t.Text)).FirstOrDefault(n => n is not null);
            if (current is not null
                && (form is null ? above.Count == 0 : form == current.Form)
                && (periods.Count == 0 || periods.SequenceEqual(current.Periods))
                && (agency is null || current.Agency is null || string.Equals(Folding.Fold(agency), Folding.Fold(current.Agency), StringComparison.Ordinal)))
            {
                current.Segments.Add(segment);
            }
            else if (form is not null)
            {
                // Of all that stands above only these can say who reports: kept whole, the titles of many tables would fill the memory.
                tables.Add(new Table(form, [.. titles], [.. new[] { labelled, known }.OfType<(string, string)>()], periods, agency, [segment]));
                labelled = titles.Where(t => AgencyText.Labelled(t.Text) is not null).Select(t => ((string, string)?)t).FirstOrDefault() ?? labelled;
                known = titles.Where(t => AgencyText.Match(agencies, t.Text) is not null).Select(t => ((string, string)?)t).FirstOrDefault() ?? known;
            }
            titles.Clear();
        }
        return tables;
    }

    // A line of the table before, without code and figure at the end of a page, stands above the next header like a title, and may name a year.
    private static IReadOnlyList<(string Text, string Cell)> Titles(SheetSegment segment, LineMatcher matcher)
    {
        var lines = segment.Titles.Where(t => matcher.Knows(t.Text)).Select(t => RowOf(t.Cell)).ToHashSet();
        return lines.Count == 0 ? segment.Titles : [.. segment.Titles.Where(t => !lines.Contains(RowOf(t.Cell)))];

        static int RowOf(string cell) => CellAddress.TryParse(cell, out var place) ? place.Row : 0;
    }

    private FormMatch[] Matches(IReadOnlyList<PrintedRow> rows)
    {
        if (!_matches.TryGetValue(rows, out var matches)) _matches[rows] = matches = [.. _forms.Select(f => matchers(f).Match(rows, null, cancel))];
        return matches;
    }

    /// <summary>The form whose lines most rows of a segment are; null when hardly any are.</summary>
    private FormVersion? FormOf(SheetSegment segment)
    {
        var rows = segment.Rows(segment.Header.Columns.Value, toEnd: false).ToList();
        _rows[segment] = rows;
        FormVersion? best = null;
        var most = 0.0;
        foreach (var match in Matches(rows))
        {
            // Two forms share an indicator under different codes: a row with its own code says more.
            var known = match.Lines.Sum(l => l.CodeAgrees ? 1 : 0.5);
            var share = known == 0 ? 0 : known / (match.Lines.Count + match.Duplicates.Count + match.Unknown.Count);
            if (share < Ours || share <= most) continue;
            (best, most) = (match.Form, share);
        }
        return best;
    }

    /// <summary>The table with the column that holds its figures; several where columns are periods of their own.</summary>
    private IEnumerable<SheetRegion> Regions(Table table)
    {
        var calendar = catalogue.CalendarOf(table.Form);
        var columns = table.Segments[0].Header.Values.Select(v => (Value: v, Period: PeriodOf(calendar, v))).ToList();
        if (columns.Count == 1)
        {
            // A bare year in a head says little; a period that is not the title's contradicts it.
            yield return Region(table, columns[0].Value, columns[0].Period is { Kind: not PeriodKind.Year } period ? period : null, []);
            yield break;
        }
        if (table.Periods is [var named])
        {
            var own = columns.FindAll(c => c.Period == named);
            if (own.Count != 1) own = columns.FindAll(c => c.Period is { Kind: PeriodKind.Year } year && year.Year == named.Year);
            if (own.Count != 1) own = columns.FindAll(c => c.Period is null);
            if (own.Count == 1)
            {
                yield return Region(table, own[0].Value, null, []);
                yield break;
            }
            if (own.Count > 1) columns = own;
        }
        else if (columns.TrueForAll(c => c.Period is not null) && columns.DistinctBy(c => c.Period).Count() == columns.Count)
        {
            foreach (var (value, period) in columns) yield return Region(table, value, period, []) with { IsOneOfSeveral = true };
            yield break;
        }
        var likely = columns.FindAll(c => Array.Exists(ThisPeriodWords, w => Folding.Fold(c.Value.Head).Contains(w, StringComparison.Ordinal)));
        if (likely.Count != 1) likely = columns.FindAll(c => table.Segments.Exists(s => s.Fills(c.Value.Column)));
        yield return Region(table, (likely.Count > 0 ? likely : columns)[0].Value, null, likely.Count > 1 ? [.. likely.Select(c => c.Value.Head)] : []);
    }

    private SheetRegion Region(Table table, ValueColumn value, Period? period, IReadOnlyList<string> rivals)
    {
        IReadOnlyList<PrintedRow>? whole = null;
        var rows = new List<PrintedRow>();
        var doubts = new List<string>(rivals);
        for (var i = 0; i < table.Segments.Count; i++)
        {
            var segment = table.Segments[i];

            // On another page the columns may stand elsewhere; they are known by their heads.
            var head = Folding.Fold(value.Head);
            var same = segment.Header.Values.Where(v => string.Equals(Folding.Fold(v.Head), head, StringComparison.Ordinal)).OrderBy(v => v.Column != value.Column).FirstOrDefault();
            if (same is null && segment.Header.Values.Count > 1) doubts.AddRange(segment.Header.Values.Select(v => v.Head));
            var column = (same ?? segment.Header.Values[0]).Column;
            if (table.Segments.Count == 1 && column == segment.Header.Columns.Value) whole = _rows[segment];
            else rows.AddRange(segment.Rows(column, toEnd: i + 1 < table.Segments.Count));
        }
        return new SheetRegion(table.Segments[0].Sheet, table.Titles, table.Segments[0].Header.Columns with { Value = value.Column }, whole ?? rows, period, doubts) { EarlierTitles = table.Earlier };
    }

    private static Period? PeriodOf(ReportingCalendar calendar, ValueColumn value) => PeriodText.Find(calendar, value.Head) is [var only] ? only : null;

    private sealed record Table(
        FormVersion Form, IReadOnlyList<(string Text, string Cell)> Titles, IReadOnlyList<(string Text, string Cell)> Earlier, IReadOnlyList<Period> Periods, string? Agency, List<SheetSegment> Segments);
}
