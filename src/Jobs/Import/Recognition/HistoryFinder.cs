using System.Globalization;
using Kpi.Data;
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
internal sealed class HistoryFinder(
    CatalogueSnapshot catalogue,
    Func<FormVersion, LineMatcher> matchers,
    IReadOnlyList<FormVersion> forms,
    IReadOnlyList<Agency> agencies,
    IReadOnlyList<ProblemAnswer> answers,
    CancellationToken cancel)
{
    // Fewer rows than this, or a smaller share of them, may be lines of a form by chance.
    private const int EnoughLines = 2;
    private const double EnoughShare = 0.5;

    // A planner's table is far smaller. Each of its figures is read, and may have to be asked about: their number bounds the work and the answer, the rows bound what is compared with
    // every line of the forms.
    private const int MaxRows = 5_000;
    private const int MaxFigures = 100_000;

    /// <summary>What could not be placed, for a person to see.</summary>
    public List<Problem> Findings { get; } = [];

    /// <summary>Tables that were not read because they are too long.</summary>
    public List<Problem> Refused { get; } = [];

    /// <summary>Every result that the tables of some sheets give, visible ones first.</summary>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public IReadOnlyList<(SheetRegion Region, FormMatch Match)> Find(IEnumerable<Sheet> sheets) => [.. sheets.OrderBy(s => s.IsHidden).SelectMany(Find)];

    private List<(SheetRegion, FormMatch)> Find(Sheet sheet)
    {
        // Every form of today reports by one calendar; a form of another one brings its own heads.
        foreach (var group in forms.GroupBy(f => f.CalendarKey, StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            if (HistoryHeader.Find(sheet, catalogue.CalendarOf(group.First()), cancel) is not { } header) continue;
            return Table(sheet, header, [.. group]);
        }
        return [];
    }

    private List<(SheetRegion, FormMatch)> Table(Sheet sheet, HistoryHeader header, List<FormVersion> own)
    {
        var first = header.Index + 1;
        if (first < sheet.Rows.Count && RegionReader.IsNumbering(sheet.Rows[first])) first++;
        var most = Math.Min(MaxRows, MaxFigures / header.Columns.Count);
        if (sheet.Rows.Count - first > most)
        {
            Refused.Add(TooLong(sheet, header, sheet.Rows.Count - first, most));
            return [];
        }
        var segment = new SheetSegment(sheet, RegionReader.Titles(sheet, 0, header.Index), new FormHeader(header.Labels, [], 1), first, sheet.Rows.Count, sheet.Rows.Count);
        var calendar = catalogue.CalendarOf(own[0]);
        var columns = header.Columns.Select(c => (c.Column, c.Head, c.Period, Rows: segment.Rows(c.Column, toEnd: false).Where(r => !r.HasNoValue).ToList())).Where(c => c.Rows.Count > 0)
            .Select(c => c with { Period = c.Period ?? Placed(ColumnUnknown(sheet, header, c.Column, c.Head, c.Rows.Count), t => calendar.Find(HistoryPlace.Period(t)), Name) }).ToList();
        var periods = columns.FindAll(c => c.Period is not null);

        // A row is known by its words, whatever the period.
        var rows = columns.SelectMany(c => c.Rows).DistinctBy(r => r.Number).OrderBy(r => r.Number).ToList();
        var placed = rows.Select(r => AnswerOf(RowUnknown(sheet, r, "line"))?.Text).ToList();
        var form = own.Select(f => (Form: f, Match: matchers(f).Match(rows, null, cancel))).MaxBy(m => Known(m.Match) + m.Form.Lines.Count(l => placed.Contains(HistoryPlace.Of(l), StringComparer.Ordinal)));
        var isForm = Known(form.Match) is >= EnoughLines and var lines && lines >= EnoughShare * rows.Count;
        if (isForm || placed.Exists(p => HistoryPlace.Line(p) is not null))
        {
            var match = isForm ? form.Match : Complete(sheet, form.Form, form.Match);
            return [.. periods.Select(c => Region(sheet, segment, header.Labels with { Value = c.Column }, match, c.Period!, c.Rows))];
        }
        var isOfAgencies = placed.Exists(p => HistoryPlace.Agency(p) is not null) || rows.Exists(r => AgencyText.Match(agencies, r.Name) is not null);
        var known = new Dictionary<int, Agency>();
        foreach (var row in rows)
        {
            var agency = AgencyText.Match(agencies, row.Name)
                ?? Placed(RowUnknown(sheet, row, isOfAgencies ? "agency" : "line"), t => agencies.FirstOrDefault(a => string.Equals(a.Key, HistoryPlace.Agency(t), StringComparison.Ordinal)), a => a.Name);
            if (agency is not null) known[row.Number] = agency;
        }
        if (known.Count == 0 || Subject(sheet, segment.Titles, own) is not var (version, line)) return [];
        return
        [
            .. from column in periods
               from row in column.Rows
               where known.ContainsKey(row.Number)
               select Region(sheet, segment, header.Labels with { Value = column.Column }, version, column.Period!, row, line, known[row.Number]),
        ];
    }

    /// <summary>A table whose rows people have said to be lines of a form: the others are asked about one by one.</summary>
    private FormMatch Complete(Sheet sheet, FormVersion form, FormMatch match)
    {
        var lines = match.Lines.ToList();
        foreach (var row in match.Unknown)
        {
            if (Placed(RowUnknown(sheet, row, "line"), t => Line(form, t), l => l.Name) is { } line && !lines.Exists(l => l.Line == line))
            {
                lines.Add(new MatchedLine(row, line, CodeAgrees: true, Confirmed: true, 1, Contradicted: false));
            }
        }
        return match with { Lines = lines, Unknown = [] };
    }

    private static FormLine? Line(FormVersion form, string place) =>
        HistoryPlace.Line(place) is { } key ? form.Lines.FirstOrDefault(l => l.Indicator is not null && string.Equals(l.Key, key, StringComparison.Ordinal)) : null;

    private ProblemAnswer? AnswerOf(Problem asked) => answers.FirstOrDefault(a => a.Kind == ProblemAnswerKind.Placed && string.Equals(a.Problem, asked.Key, StringComparison.Ordinal));

    /// <summary>What a person has said to a question, and the word that they have; else null, and the question itself.</summary>
    private T? Placed<T>(Problem asked, Func<string, T?> find, Func<T, LocalText> name)
        where T : class
    {
        var answer = AnswerOf(asked);
        var place = answer?.Text is { } text ? find(text) : null;
        if (answer is null || (place is null && answer.Text != HistoryPlace.Skip))
        {
            Findings.Add(asked);
            return null;
        }
        var said = place is null ? null : (LocalText?)name(place);
        Findings.Add(Problem.Of(
            Severity.Info, ProblemCodes.HistoryPlaced, asked.Sheet, asked.Cell, null,
            (Problem.Case, place is null ? "skip" : null), ("found", asked.Facts["found"]), ("as.vi", said?.Vi), ("as.en", said?.En), ("expected", asked.Facts["expected"]), ("key", asked.Key)) with
        { Answer = answer });
        return place;
    }

    private static LocalText Name(Period period) => new(PeriodNames.Brief(period, CultureInfo.GetCultureInfo("vi-VN")), PeriodNames.Brief(period, CultureInfo.GetCultureInfo("en-GB")));

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

    /// <summary>
    /// What a table of agencies is about: the one line that its titles name in full, the longest where one name is a part of another; else what a person has said.
    /// </summary>
    private (FormVersion Form, FormLine Line)? Subject(Sheet sheet, IReadOnlyList<(string Text, string Cell)> titles, List<FormVersion> own)
    {
        var said = titles.Select(t => $" {Folding.Fold(t.Text)} ").ToList();
        var named = (from form in own
                     from line in form.Lines
                     where line.Indicator is not null && line.Denominator is null
                     let name = Folding.Fold(line.Name.Vi)
                     where name.Length > 0 && said.Exists(t => t.Contains($" {name} ", StringComparison.Ordinal))
                     select (Form: form, Line: line, name.Length)).ToList();
        var longest = named.Where(n => n.Length == named.Max(m => m.Length)).DistinctBy(n => n.Line.Indicator!.Key, StringComparer.Ordinal).ToList();
        if (longest is [var one]) return (one.Form, one.Line);
        var asked = Problem.Of(
            Severity.Error, ProblemCodes.HistoryIndicatorMissing, sheet.Name, null, null,
            ("found", string.Join(" / ", titles.Select(t => t.Text))), ("expected", "@history.indicator"), ("key", sheet.Name));
        return Placed(asked, t => own.Select(f => Line(f, t)).FirstOrDefault(l => l is { Denominator: null }), l => l.Name) is { } placed ? (own.First(f => f.Lines.Contains(placed)), placed) : null;
    }

    // In a hidden sheet it is worth less of a word.
    private static Problem TooLong(Sheet sheet, HistoryHeader header, int rows, int most) => Problem.Of(
        sheet.IsHidden ? Severity.Info : Severity.Warning, ProblemCodes.FormUnrecognised, sheet.Name, new CellAddress(sheet.Rows[header.Index].Number, header.Labels.Name).ToString(), null,
        (Problem.Case, "rows"), ("key", sheet.Name), ("count", rows.ToString(CultureInfo.InvariantCulture)), ("limit", most.ToString(CultureInfo.InvariantCulture)),
        ("columns", header.Columns.Count.ToString(CultureInfo.InvariantCulture)));

    private static Problem ColumnUnknown(Sheet sheet, HistoryHeader header, int column, string head, int figures) => Problem.Of(
        Severity.Warning, ProblemCodes.HistoryColumnUnknown, sheet.Name, new CellAddress(sheet.Rows[header.Index].Number, column).ToString(), null,
        ("found", head), ("count", figures.ToString(CultureInfo.InvariantCulture)), ("expected", "@history.period"), ("key", sheet.Name));

    private static Problem RowUnknown(Sheet sheet, PrintedRow row, string wanted) => Problem.Of(
        Severity.Warning, ProblemCodes.HistoryRowUnknown, sheet.Name, new CellAddress(row.Number, row.Columns.Name).ToString(), null,
        ("found", $"{row.Code} {row.Name}".Trim()), ("expected", "@history." + wanted), ("key", sheet.Name));
}
