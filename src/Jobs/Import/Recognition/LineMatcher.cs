using Kpi.Data.Catalogue;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>
/// Reads the rows of a table as the lines of a form, by code and name together, each confirming the other: codes are misprinted, skipped and reused, names are
/// misspelt and broken over pages. Where the two disagree and the name does not clearly decide, the row is no line: a value in the wrong series is worse than none.
/// </summary>
public sealed class LineMatcher
{
    // A name this alike is the same name; below Doubtful it is another one, whatever the code says.
    private const double Same = 0.85;
    private const double Doubtful = 0.6;
    private const double CodeWeight = 0.5;

    private readonly FormVersion _form;
    private readonly FormLine[] _lines;
    private readonly string[] _codes;
    private readonly string[] _names;
    private readonly int[][] _pairs;
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);

    public LineMatcher(FormVersion form)
    {
        _form = form;
        _lines = [.. form.Lines];
        _codes = [.. _lines.Select(l => Code(l.Code))];
        _names = [.. _lines.Select(l => Folding.Fold(l.Name.Vi))];
        _pairs = [.. _names.Select(Similarity.Pairs)];
        for (var i = 0; i < _names.Length; i++)
        {
            if (!_byName.TryGetValue(_names[i], out var same)) _byName[_names[i]] = same = [];
            same.Add(i);
        }
    }

    /// <summary>Reads the rows as lines of the form.</summary>
    public FormMatch Match(IReadOnlyList<PrintedRow> printed)
    {
        var rows = Join(printed);
        var candidates = new List<Candidate>();
        for (var r = 0; r < rows.Count; r++) Candidates(r, rows[r], candidates);

        // Best pairs first; of equal ones those that keep the printed order.
        candidates.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Line.CompareTo(b.Line));
        var lineOf = new int?[rows.Count];
        var rowOf = new int?[_lines.Length];
        foreach (var candidate in candidates)
        {
            if (lineOf[candidate.Row] is not null || rowOf[candidate.Line] is not null) continue;
            lineOf[candidate.Row] = candidate.Line;
            rowOf[candidate.Line] = candidate.Row;
        }
        return Result(rows, candidates, lineOf, rowOf);
    }

    private FormMatch Result(List<PrintedRow> rows, List<Candidate> candidates, int?[] lineOf, int?[] rowOf)
    {
        List<MatchedLine> lines = [], duplicates = [];
        List<PrintedRow> unknown = [];
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            if (lineOf[r] is { } line) lines.Add(Matched(row, line));
            else if (candidates.Find(c => c.Row == r && c.Sure) is { } repeated) duplicates.Add(Matched(row, repeated.Line));
            else if (Code(row.Code).Length > 0 || !row.HasNoValue) unknown.Add(row);
        }
        var absent = _lines.Where((l, i) => l.Kind != LineKind.Heading && rowOf[i] is null).ToList();
        return new FormMatch(_form, rows, lines, duplicates, unknown, absent);
    }

    private MatchedLine Matched(PrintedRow row, int line)
    {
        var code = Code(row.Code);
        return new MatchedLine(row, _lines[line], code.Length == 0 || _codes[line].Length == 0 || string.Equals(code, _codes[line], StringComparison.Ordinal));
    }

    private void Candidates(int index, PrintedRow row, List<Candidate> candidates)
    {
        var code = Code(row.Code);
        var name = Folding.Fold(row.Name);
        if (_byName.TryGetValue(name, out var same))
        {
            foreach (var line in same) candidates.Add(new Candidate(index, line, 1 + (CodeIs(line, code) ? CodeWeight : 0), true));
            return;
        }
        var pairs = Similarity.Pairs(name);
        for (var line = 0; line < _lines.Length; line++)
        {
            var agrees = CodeIs(line, code);
            var alike = name.Length == 0 && agrees ? Doubtful : Similarity.Of(pairs, _pairs[line]);
            if (alike >= Same || (agrees && alike >= Doubtful)) candidates.Add(new Candidate(index, line, alike + (agrees ? CodeWeight : 0), agrees || alike >= 0.95));
        }
    }

    private bool CodeIs(int line, string code) => code.Length > 0 && string.Equals(code, _codes[line], StringComparison.Ordinal);

    /// <summary>
    /// Joins a name that a page break has cut: a row without code and value whose words make the row above it a line of the form, and that is no line itself.
    /// </summary>
    private List<PrintedRow> Join(IReadOnlyList<PrintedRow> printed)
    {
        var rows = new List<PrintedRow>(printed.Count);
        foreach (var row in printed)
        {
            if (rows.Count > 0 && row.Code.Length == 0 && row.HasNoValue && row.Name.Length > 0 && Continues(rows[^1], row))
            {
                rows[^1] = rows[^1] with { Name = rows[^1].Name + " " + row.Name };
                continue;
            }
            rows.Add(row);
        }
        return rows;
    }

    private bool Continues(PrintedRow above, PrintedRow row)
    {
        var alone = Folding.Fold(row.Name);
        if (_byName.ContainsKey(alone) || _byName.ContainsKey(Folding.Fold(above.Name))) return false;
        return Closest(above.Name + " " + row.Name) > Math.Max(Closest(above.Name), Closest(row.Name));
    }

    private double Closest(string name)
    {
        var folded = Folding.Fold(name);
        if (_byName.ContainsKey(folded)) return 1;
        var pairs = Similarity.Pairs(folded);
        return _pairs.Max(p => Similarity.Of(pairs, p));
    }

    /// <summary>A code without its trailing dots and spaces. Words in the code column ("Trong đó") are no code.</summary>
    private static string Code(string printed)
    {
        var code = printed.Trim().TrimEnd('.', ' ');
        return code.Length > 0 && code.Any(char.IsAsciiDigit) ? code : "";
    }

    private sealed record Candidate(int Row, int Line, double Score, bool Sure);
}
