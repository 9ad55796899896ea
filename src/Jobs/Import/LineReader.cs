using System.Globalization;
using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Data.Observations;
using Kpi.Data.Rules;
using Kpi.Jobs.Import.Reading;
using Kpi.Jobs.Import.Recognition;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import;

/// <summary>Reads a line for every indicator of the form from the rows that were matched, and says what is doubtful.</summary>
internal sealed class LineReader(SheetRegion region, FormMatch match, RememberedLines? remembered, List<Problem> problems)
{
    // A sum is the same number however it is added up; beyond that the result is another one.
    private const double FormulaTolerance = 1e-9;

    private readonly FormulaCalculator _formulas = new(region.Sheet);
    private readonly Dictionary<PrintedRow, IReadOnlyList<LineProposal>> _proposals = Propose(match);

    private string Sheet => region.Sheet.Name;

    /// <summary>One line for each indicator, in the form's order; absent ones are missing.</summary>
    /// <exception cref="OperationCanceledException">The time of the file is up.</exception>
    public IReadOnlyList<CheckedLine> Read(CancellationToken cancellationToken)
    {
        var rows = match.Lines.ToDictionary(l => l.Line.Key, StringComparer.Ordinal);
        var splits = match.Splits.ToDictionary(s => s.Line.Key, StringComparer.Ordinal);
        var gone = remembered is null ? [] : remembered.Gone.Select(g => g.LineKey).ToHashSet(StringComparer.Ordinal);
        var lines = new List<CheckedLine>();
        foreach (var line in match.Form.Lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = rows.GetValueOrDefault(line.Key);
            if (found is { Contradicted: true } or { CodeAgrees: false } or { Renamed: true }) Mismatch(found);
            if (line.Indicator is null)
            {
                if (found is not null) Heading(found);
                continue;
            }
            if (found is null && splits.TryGetValue(line.Key, out var split))
            {
                lines.Add(Sum(split, line.Indicator));
            }
            else if (found is null && region.IsHistory)
            {
                // What a table of history does not hold stays as it is.
            }
            else if (found is null)
            {
                if (!gone.Contains(line.Key)) Absent(line, line.Indicator);
                lines.AddRange(line.Indicators.Select(i => new CheckedLine(i.Key, line.Code, i.Name.Vi, null, null, null, ObservationState.Missing, null, null, null, null)));
            }
            else if (found.Contradicted)
            {
                lines.AddRange(line.Indicators.Select(i => new CheckedLine(
                    i.Key, line.Code, i.Name.Vi, Sheet, found.Row.ValueAddress, Raw(found.Row), ObservationState.Unreadable, null, null, null, found.Row.Note)));
            }
            else if (line.Kind == LineKind.Fraction)
            {
                lines.AddRange(Fraction(found.Row, line));
            }
            else
            {
                lines.Add(Single(found.Row, line, line.Indicator));
            }
        }
        foreach (var repeated in match.Duplicates) Duplicate(repeated, rows[repeated.Line.Key]);
        foreach (var row in match.Unknown) Unknown(row);
        if (region.IsHistory) lines.RemoveAll(l => l.State == ObservationState.Missing);
        return lines;
    }

    /// <summary>What was read as it is remembered, in the table's order, with the lines that are remembered as gone and are not there.</summary>
    public IEnumerable<RememberedLine> Remembered() =>
    [
        .. match.Remembered.Select(r => Kept(r.Mapping, r.Row)),
        .. (region.IsHistory ? [] : remembered?.Gone ?? []).Where(g => match.Absent.Any(l => string.Equals(l.Key, g.LineKey, StringComparison.Ordinal))).Select(g => Kept(g, null)),
    ];

    private static RememberedLine Kept(LineMapping mapping, PrintedRow? row) => new(
        mapping.Id, mapping.Kind, row?.ValueAddress, row?.Code ?? mapping.Code, row?.Name ?? mapping.Name, mapping.LineKey, mapping.Since, mapping.RecordedAt, mapping.RecordedBy);

    // A heading has no figure: one that stands there belongs to a line above or below it.
    private void Heading(MatchedLine found)
    {
        var text = CellText.Clean(Shown(found.Row));
        if (found.Row.HasNoValue || CellText.SaysMissing(text) || CellText.SaysNotApplicable(text) || CellText.SaysNone(text)) return;
        problems.Add(Problem.Of(
            Severity.Warning, ProblemCodes.LineUnknown, Sheet, found.Row.ValueAddress, found.Line.Key,
            (Problem.Case, "heading"), ("found", Shown(found.Row)), ("code", found.Line.Code), ("line.vi", found.Line.Name.Vi), ("line.en", found.Line.Name.En)));
    }

    private void Absent(FormLine line, Indicator indicator)
    {
        // A line that counts may have been printed as several.
        var parts = line.Kind == LineKind.Count ? _proposals.Where(p => p.Value.Any(l => l.Line == line)).Select(p => p.Key.ValueAddress).ToList() : [];
        problems.Add(Problem.Of(
            Severity.Warning, ProblemCodes.LineAbsent, Sheet, null, indicator.Key,
            ("code", line.Code), ("expected.vi", line.Name.Vi), ("expected.en", line.Name.En), ("parts", parts.Count > 1 ? string.Join('|', parts) : null)));
    }

    private void Unknown(PrintedRow row)
    {
        var proposals = _proposals.GetValueOrDefault(row, []);
        problems.Add(Problem.Of(
            Severity.Warning, ProblemCodes.LineUnknown, Sheet, row.ValueAddress, null,
            (Problem.Case, proposals.Count > 0 ? "proposed" : null),
            ("found", $"{row.Code} {row.Name}".Trim()),
            ("code", row.Code),
            ("name", row.Name),
            ("proposals", string.Join('|', proposals.Select(p => $"{p.Line.Key}={Invariant(Math.Round(p.Confidence, 2))}"))),
            ("expected", proposals.Count > 0 ? proposals[0].Line.Code : null),
            ("line.vi", proposals.Count > 0 ? proposals[0].Line.Name.Vi : null),
            ("line.en", proposals.Count > 0 ? proposals[0].Line.Name.En : null),
            ("confidence", proposals.Count > 0 ? Invariant(Math.Round(100 * proposals[0].Confidence)) : null)));
    }

    /// <summary>The sum of the rows a line is printed as. It is known when every one of them is: one that is missing or unreadable leaves no figure.</summary>
    private CheckedLine Sum(SplitLine split, Indicator indicator)
    {
        var readings = split.Rows.Select(r => (Row: r, Reading: ValueReader.Read(r.Value, indicator.Kind, indicator.Options, split.Line.UnitOfMeasure.Vi, r.UnitOfMeasure))).ToList();
        var raw = string.Join(" + ", split.Rows.Select(r => Raw(r) ?? "…"));
        CheckedLine Line(ObservationState state, double? value) => new(
            indicator.Key, split.Line.Code, indicator.Name.Vi, Sheet, split.Rows[0].ValueAddress, raw, state, value, null, null, split.Rows[0].Note);

        if (readings.TrueForAll(r => r.Reading.State == ObservationState.Missing)) return Line(ObservationState.Missing, null) with { Raw = null };
        foreach (var (row, _) in readings) CheckFormula(row, indicator);
        if (readings.TrueForAll(r => r.Reading is { State: ObservationState.Reported, Value: not null, Problem: null }))
        {
            var sum = readings.Sum(r => r.Reading.Value!.Value);
            foreach (var (row, reading) in readings) CheckRange(row, indicator, reading.Value!.Value);
            return Line(ObservationState.Reported, sum);
        }
        problems.Add(Problem.Of(
            Severity.Error, ProblemCodes.ValueUnreadable, Sheet, split.Rows[0].ValueAddress, indicator.Key, ("found", raw), ("expected", "@expected.count")));
        return Line(ObservationState.Unreadable, null);
    }

    private CheckedLine Single(PrintedRow row, FormLine line, Indicator indicator)
    {
        var reading = ValueReader.Read(row.Value, indicator.Kind, indicator.Options, line.UnitOfMeasure.Vi, row.UnitOfMeasure);
        var ratio = indicator.Kind == ValueKind.Percent ? RatioNote.Read(row.Note) : null;
        if (ratio is not null) reading = ratio.Decide(reading);
        var counts = reading.Value is { } percent && ratio?.Agrees(percent) == true ? ratio : null;
        Explain(row, line, indicator, reading);
        CheckFormula(row, indicator);
        if (reading.Value is { } value) CheckRange(row, indicator, value);
        return new CheckedLine(
            indicator.Key, line.Code, indicator.Name.Vi, Sheet, row.ValueAddress, Raw(row), reading.State, reading.Value, counts?.Numerator, counts?.Denominator, row.Note);
    }

    private IEnumerable<CheckedLine> Fraction(PrintedRow row, FormLine line)
    {
        var reading = ValueReader.ReadFraction(row.Value);
        Explain(row, line, line.Indicator!, reading);
        CheckedLine Part(Indicator indicator, double? value) => new(
            indicator.Key, line.Code, indicator.Name.Vi, Sheet, row.ValueAddress, Raw(row), reading.State, value, null, null, row.Note);

        yield return Part(line.Indicator!, reading.Value);
        yield return Part(line.Denominator!, reading.Second);
    }

    private void Explain(PrintedRow row, FormLine line, Indicator indicator, ValueReading reading)
    {
        if (reading.Problem is not { } code) return;
        var expected = code switch
        {
            ProblemCodes.ValueNotAnOption => string.Join("; ", indicator.Options.Select(o => $"{o.Value} = {o.Name}")),
            _ => "@expected." + Words(line.Kind),
        };
        problems.Add(Problem.Of(
            reading.Severity, code, Sheet, row.ValueAddress, indicator.Key,
            (Problem.Case, reading.MayBeShare ? "share" : null),
            ("found", Shown(row)),
            ("expected", expected),
            ("value", Invariant(reading.Value)),
            ("readings", reading.Readings is null ? null : string.Join('|', reading.Readings.Select(r => Invariant(r))))));
    }

    private void CheckFormula(PrintedRow row, Indicator indicator)
    {
        if (row.Value is not { Kind: CellKind.Number, HasFormula: true } cell || _formulas.Calculate(cell) is not { } now) return;
        if (Math.Abs(now - cell.Number) <= FormulaTolerance * Math.Max(1, Math.Abs(cell.Number))) return;
        problems.Add(Problem.Of(
            Severity.Warning, ProblemCodes.ValueFormulaStale, Sheet, row.ValueAddress, indicator.Key,
            ("formula", "=" + cell.WrittenFormula!.Value.Text),
            ("found", Invariant(cell.Number)),
            ("expected", double.IsFinite(now) ? Invariant(now) : "#DIV/0!")));
    }

    private void CheckRange(PrintedRow row, Indicator indicator, double value)
    {
        var allowed = indicator.Kind switch
        {
            ValueKind.Percent => value is >= 0 and <= 100,
            ValueKind.Count => value >= 0,
            _ => true,
        };
        if (allowed) return;
        problems.Add(Problem.Of(
            Severity.Error, ProblemCodes.ValueOutOfRange, Sheet, row.ValueAddress, indicator.Key,
            ("found", Shown(row)), ("value", Invariant(value)), ("expected", "@expected." + (indicator.Kind == ValueKind.Percent ? "percent" : "count"))));
    }

    private void Mismatch(MatchedLine found)
    {
        var (severity, how) = found switch
        {
            { Contradicted: true } => (Severity.Error, "contradiction"),
            { CodeAgrees: false } => (Severity.Warning, null),
            _ => (Severity.Warning, "renamed"),
        };
        problems.Add(Problem.Of(
            severity, ProblemCodes.LineCodeMismatch, Sheet, found.Row.CodeAddress, found.Line.Key,
            (Problem.Case, how),
            ("code", found.Row.Code),
            ("clear", found.Alike >= MatchedLine.ClearName ? "yes" : null),
            ("found", found.Row.Code),
            ("expected", found.Line.Code),
            ("name", found.Row.Name),
            ("line.vi", found.Line.Name.Vi),
            ("line.en", found.Line.Name.En),
            ("alike", Math.Round(100 * found.Alike).ToString("R", CultureInfo.InvariantCulture))));
    }

    private void Duplicate(MatchedLine repeated, MatchedLine first)
    {
        var same = string.Equals(Raw(repeated.Row), Raw(first.Row), StringComparison.Ordinal);
        problems.Add(Problem.Of(
            same ? Severity.Warning : Severity.Error, ProblemCodes.LineDuplicate, Sheet, repeated.Row.ValueAddress,
            repeated.Line.Indicator?.Key ?? repeated.Line.Key,
            ("code", repeated.Line.Code), ("found", Raw(repeated.Row)), ("expected", Raw(first.Row))));
    }

    private static Dictionary<PrintedRow, IReadOnlyList<LineProposal>> Propose(FormMatch match)
    {
        var proposer = new LineProposer(match);
        return match.Unknown.Select(r => (Row: r, Proposals: proposer.For(r))).Where(p => p.Proposals.Count > 0).ToDictionary(p => p.Row, p => p.Proposals);
    }

    private static string Words(LineKind kind) => kind switch
    {
        LineKind.Percent => "percent",
        LineKind.Fraction => "fraction",
        LineKind.Enumeration => "enumeration",
        _ => "count",
    };

    private static string? Raw(PrintedRow row) => row.Value is { } cell && !(cell.Kind == CellKind.Text && cell.Text!.Length == 0) ? cell.Raw : null;

    // What a person sees: an error or a formula without a result has no raw text of its own.
    private static string Shown(PrintedRow row) => row.Value is { } cell ? cell.Unicode ?? cell.Raw ?? "" : "";

    private static string? Invariant(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);
}
