using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Rules;
using Kpi.Data.Text;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>
/// Finds tables of history in a workbook that holds no form: a row for each indicator, or for each agency, and a column for each period. Each period, and each agency, is a
/// result of its own, of the lines that are in the table. What cannot be placed is said.
/// </summary>
internal sealed class HistoryFinder(CatalogueSnapshot catalogue, Func<FormVersion, LineMatcher> matchers, IReadOnlyList<FormVersion> forms, IReadOnlyList<Agency> agencies)
{
    // Fewer rows than this, or a smaller share of them, may be lines of a form by chance.
    private const int EnoughLines = 2;
    private const double EnoughShare = 0.5;

    // A planner's table has no more rows than this.
    private const int MaxRows = 500;

    /// <summary>What could not be placed, for a person to see.</summary>
    public List<Problem> Findings { get; } = [];

    /// <summary>Every result that the tables of a workbook give, visible sheets first.</summary>
    public IReadOnlyList<(SheetRegion Region, FormMatch Match)> Find(Workbook workbook) => [.. workbook.Sheets.OrderBy(s => s.IsHidden).SelectMany(Find)];

    private List<(SheetRegion, FormMatch)> Find(Sheet sheet)
    {
        // Every form of today reports by one calendar; a form of another one brings its own heads.
        foreach (var group in forms.GroupBy(f => f.CalendarKey, StringComparer.Ordinal))
        {
            if (HistoryHeader.Find(sheet, catalogue.CalendarOf(group.First())) is not { } header) continue;
            return Table(sheet, header, [.. group]);
        }
        return [];
    }

    private List<(SheetRegion, FormMatch)> Table(Sheet sheet, HistoryHeader header, List<FormVersion> own)
    {
        var first = header.Index + 1;
        if (first < sheet.Rows.Count && RegionReader.IsNumbering(sheet.Rows[first])) first++;
        if (sheet.Rows.Count - first > MaxRows) return [];
        var segment = new SheetSegment(sheet, RegionReader.Titles(sheet, 0, header.Index), new FormHeader(header.Labels, [], 1), first, sheet.Rows.Count, sheet.Rows.Count);
        var columns = header.Columns.Select(c => (c.Column, c.Head, c.Period, Rows: segment.Rows(c.Column, toEnd: false).ToList())).ToList();
        foreach (var column in columns.Where(c => c.Period is null && c.Rows.Exists(r => !r.HasNoValue))) Column(sheet, header, column.Column, column.Head, column.Rows.Count(r => !r.HasNoValue));

        // A row is known by its words, whatever the period.
        var rows = columns.SelectMany(c => c.Rows).Where(r => !r.HasNoValue).DistinctBy(r => r.Number).OrderBy(r => r.Number).ToList();
        var form = own.Select(f => (Form: f, Match: matchers(f).Match(rows))).MaxBy(m => Known(m.Match));
        var reporting = rows.Select(r => (Row: r, Agency: AgencyText.Match(agencies, r.Name))).ToList();
        var lines = Known(form.Match);
        var periods = columns.FindAll(c => c.Period is not null);
        if (lines >= EnoughLines && lines >= EnoughShare * rows.Count)
        {
            return [.. periods.Select(c => Region(sheet, segment, header.Labels with { Value = c.Column }, form.Match, c.Period!, c.Rows))];
        }
        if (!reporting.Exists(r => r.Agency is not null))
        {
            foreach (var row in rows) Row(sheet, row, ProblemCodes.HistoryRowUnknown, "line");
            return [];
        }
        if (Subject(segment.Titles, own) is not var (version, line))
        {
            Findings.Add(Problem.Of(Severity.Error, ProblemCodes.HistoryIndicatorMissing, sheet.Name, null, null, ("found", string.Join(" / ", segment.Titles.Select(t => t.Text)))));
            return [];
        }
        foreach (var (row, agency) in reporting.Where(r => r.Agency is null)) Row(sheet, row, ProblemCodes.HistoryRowUnknown, "agency");
        var known = reporting.Where(r => r.Agency is not null).ToDictionary(r => r.Row.Number, r => r.Agency!);
        return
        [
            .. from column in periods
               from row in column.Rows
               where known.ContainsKey(row.Number)
               select Region(sheet, segment, header.Labels with { Value = column.Column }, version, column.Period!, row, line, known[row.Number]),
        ];
    }

    private static int Known(FormMatch match) => match.Lines.Count(l => l.Line.Indicator is not null && !l.Contradicted);

    /// <summary>The rows of a table as they are known, with the figures of one column. A blank says nothing of its period: no row without a figure is asked about.</summary>
    private static (SheetRegion, FormMatch) Region(Sheet sheet, SheetSegment segment, FormColumns columns, FormMatch whole, Period period, IReadOnlyList<PrintedRow> rows)
    {
        var given = rows.Where(r => !r.HasNoValue).ToDictionary(r => r.Number);
        bool IsGiven(PrintedRow row) => given.ContainsKey(row.Number);
        PrintedRow InColumn(PrintedRow row) => row with { Value = given[row.Number].Value, Columns = columns };
        var known = whole.Rows.Select(r => r.Number).ToHashSet();
        var match = new FormMatch(
            whole.Form,
            [.. whole.Rows.Where(IsGiven).Select(InColumn)],
            [.. whole.Lines.Where(l => IsGiven(l.Row)).Select(l => l with { Row = InColumn(l.Row) })],
            [.. whole.Duplicates.Where(l => IsGiven(l.Row)).Select(l => l with { Row = InColumn(l.Row) })],
            [.. whole.Unknown.Where(IsGiven).Select(InColumn), .. given.Values.Where(r => !known.Contains(r.Number))],
            whole.Absent);
        return (new SheetRegion(sheet, segment.Titles, columns, [.. given.Values], period, []) { IsHistory = true }, match);
    }

    private static (SheetRegion, FormMatch) Region(
        Sheet sheet, SheetSegment segment, FormColumns columns, FormVersion form, Period period, PrintedRow row, FormLine line, Agency agency) =>
        (new SheetRegion(sheet, segment.Titles, columns, [row], period, []) { IsHistory = true, Agency = agency },
            new FormMatch(form, [row], [new MatchedLine(row, line, CodeAgrees: true, Confirmed: true, 1, Contradicted: false)], [], [], []));

    /// <summary>The one line that the titles of a table of agencies name in full; the longest, where one name is a part of another.</summary>
    private static (FormVersion Form, FormLine Line)? Subject(IReadOnlyList<(string Text, string Cell)> titles, List<FormVersion> forms)
    {
        var said = titles.Select(t => $" {Folding.Fold(t.Text)} ").ToList();
        var named = (from form in forms
                     from line in form.Lines
                     where line.Indicator is not null && line.Denominator is null
                     let name = Folding.Fold(line.Name.Vi)
                     where name.Length > 0 && said.Exists(t => t.Contains($" {name} ", StringComparison.Ordinal))
                     select (Form: form, Line: line, name.Length)).ToList();
        var longest = named.Where(n => n.Length == named.Max(m => m.Length)).DistinctBy(n => n.Line.Indicator!.Key, StringComparer.Ordinal).ToList();
        return longest is [var one] ? (one.Form, one.Line) : null;
    }

    private void Column(Sheet sheet, HistoryHeader header, int column, string head, int figures) => Findings.Add(Problem.Of(
        Severity.Warning, ProblemCodes.HistoryColumnUnknown, sheet.Name, new CellAddress(sheet.Rows[header.Index].Number, column).ToString(), null,
        ("found", head), ("count", figures.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private void Row(Sheet sheet, PrintedRow row, string code, string wanted) => Findings.Add(Problem.Of(
        Severity.Warning, code, sheet.Name, new CellAddress(row.Number, row.Columns.Name).ToString(), null, ("found", $"{row.Code} {row.Name}".Trim()), ("expected", "@history." + wanted)));
}
