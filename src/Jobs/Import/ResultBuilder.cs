using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Data.Periods;
using Kpi.Data.Rules;
using Kpi.Jobs.Import.Recognition;

namespace Kpi.Jobs.Import;

/// <summary>Turns a recognised table into a result: its agency, its period, a line for every indicator, and the problems of reading them.</summary>
internal sealed class ResultBuilder(
    CheckedFile file, CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies, Func<FormVersion, LineMatcher> matchers, LineMappingStore mappings, CheckAnswers answers)
{
    private readonly Dictionary<(int Agency, string Form), IReadOnlyList<LineMapping>> _mappings = [];

    public async Task<ResultDraft> BuildAsync((SheetRegion Region, FormMatch Match) found, CancellationToken cancellationToken)
    {
        var (region, match) = found;
        var problems = new List<Problem>();
        var calendar = catalogue.CalendarOf(match.Form);
        var titles = TitleReader.Read(region, calendar, agencies);
        var agency = region.Agency is { } reporting ? new CheckedAgency(reporting.Key, reporting.Name.Vi) : Agency(titles, region.Sheet.Name, problems);
        var (period, declared) = region.IsHistory ? (region.ColumnPeriod, null) : Period(titles, region.ColumnPeriod, calendar, region.Sheet.Name, problems);
        if (region.Sheet.IsHidden) problems.Add(Problem.Of(Severity.Info, ProblemCodes.FormHiddenSheet, region.Sheet.Name, null, null));
        if (region.Rivals.Count > 0) problems.Add(Problem.Of(Severity.Error, ProblemCodes.FormAmbiguous, region.Sheet.Name, null, null, ("found", string.Join(" / ", region.Rivals))));
        var remembered = await RememberedAsync(match.Form, agency, period, cancellationToken);
        if (remembered is not null && region.Agency is null) match = matchers(match.Form).Match(region.Rows, remembered, cancellationToken);
        var reader = new LineReader(region, match, remembered, problems);
        var lines = reader.Read(cancellationToken);
        var figures = ResultDraft.FiguresOf(lines, catalogue, period, titles.Illustrative);

        var result = new CheckResult(
            file,
            titles.Illustrative,
            new CheckedForm(match.Form.FormKey, match.Form.Version, Math.Round(region.IsHistory ? match.Precision : match.Confidence, 4)),
            agency,
            period is null ? null : new CheckedPeriod(period.Key, period.Start, period.End, declared?.Start, declared?.End),
            lines,
            problems,
            ChangeSummary.None,
            Sheet(region, match),
            [])
        { IsHistory = region.IsHistory, Remembered = [.. reader.Remembered()] };
        return new ResultDraft(result, match.Form, period, figures);
    }

    // Who reports must be known before it is known what they have said before.
    private async Task<RememberedLines?> RememberedAsync(FormVersion form, CheckedAgency? agency, Period? period, CancellationToken cancellationToken)
    {
        if (period is null || agency?.Key is not { } key || agencies.FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.Ordinal)) is not { } known) return null;
        if (!_mappings.TryGetValue((known.Id, form.FormKey), out var own)) _mappings[(known.Id, form.FormKey)] = own = await mappings.ForAsync(known.Id, form.FormKey, cancellationToken);
        var remembered = new RememberedLines(own, period.End);
        return remembered.IsEmpty ? null : remembered;
    }

    private CheckedAgency? Agency(TitleFacts titles, string sheet, List<Problem> problems)
    {
        var expected = agencies.FirstOrDefault(a => string.Equals(a.Key, answers.Agency ?? answers.FallbackAgency, StringComparison.Ordinal));
        if (titles.AgencyName is not { } name)
        {
            if (expected is null) problems.Add(Problem.Of(Severity.Error, ProblemCodes.AgencyMissing, sheet, null, null));
            return expected is null ? null : new CheckedAgency(expected.Key, expected.Name.Vi);
        }
        var printed = AgencyText.Match(agencies, name);
        if (answers.Agency is not null && expected is not null)
        {
            // An answer settles a name the catalogue does not know; it does not overrule one that it does.
            if (printed is not null && printed.Id != expected.Id)
            {
                problems.Add(Problem.Of(Severity.Error, ProblemCodes.AgencyConflict, sheet, titles.AgencyCell, null, ("found", name), ("expected.vi", expected.Name.Vi), ("expected.en", expected.Name.En)));
            }
            return new CheckedAgency(expected.Key, expected.Name.Vi);
        }
        if (printed is null) problems.Add(Problem.Of(Severity.Error, ProblemCodes.AgencyUnknown, sheet, titles.AgencyCell, null, ("found", name)));
        return printed is null ? new CheckedAgency(null, name) : new CheckedAgency(printed.Key, printed.Name.Vi);
    }

    private (Period? Period, (DateOnly Start, DateOnly End)? Declared) Period(TitleFacts titles, Period? column, ReportingCalendar calendar, string sheet, List<Problem> problems)
    {
        var declared = answers is { DeclaredStart: { } start, DeclaredEnd: { } end } && start <= end ? (start, end) : titles.Declared;

        // A column that is a period of its own decides among those the titles name; it does not overrule the only one.
        var named = column is null ? [.. titles.Periods] : titles.Periods is [var only] && only != column ? new List<Period> { only, column } : [column];
        if (named.Count == 0 && declared is { } window && calendar.ForWindow(window.Start, window.End) is { } meant) named.Add(meant);
        var answered = calendar.Find(answers.Period);

        // An answer chooses among the periods a file names; it does not overrule the only one.
        var period = answered ?? (named.Count == 1 ? named[0] : null);
        if (answered is null ? named.Count > 1 : named.Count > 0 && !named.Contains(answered))
        {
            problems.Add(Problem.Of(Severity.Error, ProblemCodes.PeriodConflict, sheet, null, null, ("found", string.Join(", ", named.Concat(answered is null ? [] : [answered]).Select(p => p.Key)))));
        }
        else if (period is null)
        {
            problems.Add(Problem.Of(Severity.Error, ProblemCodes.PeriodMissing, sheet, null, null));
        }
        if (period is null || declared is not { } days || (days.Start == period.Start && days.End == period.End)) return (period, null);
        problems.Add(Problem.Of(
            Severity.Warning, ProblemCodes.PeriodWindowDiffers, sheet, null, null,
            ("declaredStart", Iso(days.Start)), ("declaredEnd", Iso(days.End)), ("start", Iso(period.Start)), ("end", Iso(period.End))));
        return (period, days);
    }

    private static FormSheet Sheet(SheetRegion region, FormMatch match)
    {
        var lineOf = match.Lines.Concat(match.Duplicates).Select(l => (l.Row, l.Line)).Concat(match.Splits.SelectMany(s => s.Rows.Select(r => (Row: r, s.Line))))
            .ToDictionary(l => l.Row.Number, l => l.Line);
        return new FormSheet(
            region.Sheet.Name,
            region.Columns.Code,
            region.Columns.Name,
            region.Columns.UnitOfMeasure,
            region.Columns.Value,
            region.Columns.Note,
            [
                .. match.Rows.Select(r =>
                {
                    var line = lineOf.GetValueOrDefault(r.Number);
                    return new FormRow(r.Number, NullIfEmpty(r.Code), NullIfEmpty(r.Name), NullIfEmpty(r.UnitOfMeasure), r.Value?.Raw, r.Note, line?.Key, line?.Kind);
                }),
            ]);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
