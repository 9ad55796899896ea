using Kpi.Data.Catalogue;
using Kpi.Data.Mappings;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>
/// Reads the rows of a table as the lines of a form, by code and name together, each confirming the other: codes are misprinted, skipped and reused, names are
/// misspelt and broken over pages. Where the two disagree and the name does not clearly decide, the row is no line: a value in the wrong series is worse than none.
/// </summary>
public sealed class LineMatcher
{
    // A name this alike is the same name; below Doubtful it is another one, whatever the code says.
    private const double Same = MatchedLine.SameName;
    private const double Doubtful = 0.6;

    // Two lines this close to a name cannot be told apart by it.
    private const double Margin = 0.03;
    private const double CodeWeight = 0.5;

    // What somebody has said of a row counts for more than a likeness, and for less than a row that has the line's own name.
    private const double RememberedScore = 0.999;

    private readonly FormVersion _form;
    private readonly FormLine[] _lines;
    private readonly string[] _codes;
    private readonly string[] _names;
    private readonly int[][] _pairs;
    private readonly byte[][] _bins;
    private readonly HashSet<string>[] _words;
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);

    public LineMatcher(FormVersion form)
    {
        _form = form;
        _lines = [.. form.Lines];
        _codes = [.. _lines.Select(l => Code(l.Code))];
        _names = [.. _lines.Select(l => Folding.Fold(l.Name.Vi))];
        _pairs = [.. _names.Select(Similarity.Pairs)];
        _bins = [.. _pairs.Select(p => Similarity.Bins(p))];
        _words = [.. _names.Select(Words)];
        for (var i = 0; i < _names.Length; i++)
        {
            if (!_byName.TryGetValue(_names[i], out var same)) _byName[_names[i]] = same = [];
            same.Add(i);
        }
    }

    /// <summary>Reads the rows as lines of the form.</summary>
    /// <param name="remembered">What people have said of printed lines before. It counts unless the printed name clearly is another line of the form.</param>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public FormMatch Match(IReadOnlyList<PrintedRow> printed, RememberedLines? remembered, CancellationToken cancel)
    {
        var rows = Join(printed, cancel);
        var candidates = new List<Candidate>();
        var said = new LineMapping?[rows.Count];
        for (var r = 0; r < rows.Count; r++)
        {
            cancel.ThrowIfCancellationRequested();
            said[r] = remembered?.Of(rows[r]) is { } mapping && Holds(rows[r], mapping) ? mapping : null;
            if (said[r] is null) Candidates(r, rows[r], candidates);
            else if (said[r]!.Kind == LineMappingKind.Line) candidates.Add(new Candidate(r, IndexOf(said[r]!.LineKey), RememberedScore, 1, true, false));
        }

        // Best pairs first; of equal ones those that keep the printed order.
        candidates.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Line.CompareTo(b.Line));
        var lineOf = new int?[rows.Count];
        var rowOf = new int?[_lines.Length];
        var chosen = new Candidate?[rows.Count];
        foreach (var candidate in candidates)
        {
            if (lineOf[candidate.Row] is not null || rowOf[candidate.Line] is not null) continue;
            lineOf[candidate.Row] = candidate.Line;
            rowOf[candidate.Line] = candidate.Row;
            chosen[candidate.Row] = candidate;
        }
        return Result(rows, candidates, chosen, lineOf, rowOf, said);
    }

    /// <summary>Whether a text is the name of a line of the form.</summary>
    public bool Knows(string text)
    {
        var name = Folding.Fold(text);
        if (_byName.ContainsKey(name)) return true;

        // Of much unlike lengths two texts have too little in common, whatever is in them.
        bool IsAsLong(int[] own) => 2.0 * Math.Min(own.Length, name.Length) >= Same * (own.Length + name.Length - 1);
        if (!Array.Exists(_pairs, IsAsLong)) return false;
        var pairs = Similarity.Pairs(name);
        return Array.Exists(_pairs, p => IsAsLong(p) && Similarity.Of(pairs, p) >= Same);
    }

    private FormMatch Result(List<PrintedRow> rows, List<Candidate> candidates, Candidate?[] chosen, int?[] lineOf, int?[] rowOf, LineMapping?[] said)
    {
        List<MatchedLine> lines = [], duplicates = [];
        List<PrintedRow> unknown = [];
        List<RememberedRow> remembered = [];

        // The best of each row, as the candidates are in order.
        var sure = new Candidate?[rows.Count];
        foreach (var candidate in candidates)
        {
            if (candidate.Sure) sure[candidate.Row] ??= candidate;
        }
        var splits = Splits(rows, rowOf, said);
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            if (said[r] is { } mapping)
            {
                if (lineOf[r] is { } meant) lines.Add(new MatchedLine(row, _lines[meant], CodeAgrees: true, Confirmed: true, 1, Contradicted: false));
                else if (mapping.Kind == LineMappingKind.Line) duplicates.Add(new MatchedLine(row, _lines[IndexOf(mapping.LineKey)], CodeAgrees: true, Confirmed: true, 1, Contradicted: false));
                else if (mapping.Kind == LineMappingKind.Part && !splits.Exists(s => s.Rows.Contains(row)))
                {
                    unknown.Add(row);
                    continue;
                }
                remembered.Add(new RememberedRow(row, mapping));
            }
            else if (lineOf[r] is { } line) lines.Add(Matched(row, chosen[r]!, BelongsToAnother(Code(row.Code), line, rowOf)));
            else if (sure[r] is { } repeated) duplicates.Add(Matched(row, repeated, contradicted: false));
            else if (Code(row.Code).Length > 0 || !row.HasNoValue) unknown.Add(row);
        }
        var absent = _lines.Where((l, i) => l.Kind != LineKind.Heading && rowOf[i] is null && !splits.Exists(s => s.Line == l)).ToList();
        return new FormMatch(_form, rows, lines, duplicates, unknown, absent) { Remembered = remembered, Splits = splits };
    }

    /// <summary>Lines that are printed as several, where all of these are there, each once: half of a sum is no figure.</summary>
    private List<SplitLine> Splits(List<PrintedRow> rows, int?[] rowOf, LineMapping?[] said)
    {
        var splits = new List<SplitLine>();
        foreach (var parts in rows.Select((row, r) => (Row: row, Mapping: said[r])).Where(p => p.Mapping?.Kind == LineMappingKind.Part).GroupBy(p => p.Mapping!.LineKey, StringComparer.Ordinal))
        {
            var own = parts.ToList();
            var line = IndexOf(parts.Key);
            if (rowOf[line] is null && own.TrueForAll(p => p.Mapping!.Parts == own.Count) && own.DistinctBy(p => p.Mapping!.PrintedKey, StringComparer.Ordinal).Count() == own.Count)
            {
                splits.Add(new SplitLine(_lines[line], [.. own.Select(p => p.Row)]));
            }
        }
        return splits;
    }

    /// <summary>Whether what is remembered of a row can hold: the form still has the line, and the name is not clearly another line's.</summary>
    private bool Holds(PrintedRow row, LineMapping mapping)
    {
        var target = mapping.LineKey is null ? -1 : IndexOf(mapping.LineKey);
        if (mapping.LineKey is not null && target < 0) return false;
        var name = Folding.Fold(row.Name);
        if (_byName.TryGetValue(name, out var same)) return same.Contains(target);
        if (name.Length == 0) return true;
        var pairs = Similarity.Pairs(name);
        var best = Array.ConvertAll(_pairs, p => Similarity.Of(pairs, p));
        return target >= 0 && best[target] >= MatchedLine.ClearName || best.Max() < MatchedLine.ClearName;
    }

    private int IndexOf(string? key) => Array.FindIndex(_lines, l => string.Equals(l.Key, key, StringComparison.Ordinal));

    private MatchedLine Matched(PrintedRow row, Candidate candidate, bool contradicted)
    {
        var code = Code(row.Code);
        var confirmed = CodeIs(candidate.Line, code);
        var line = _lines[candidate.Line];
        return new MatchedLine(
            row, line, confirmed || code.Length == 0 || _codes[candidate.Line].Length == 0, confirmed, candidate.Alike, line.Indicator is not null && (contradicted || candidate.Contradicted));
    }

    /// <summary>
    /// Whether the printed code is another line's, and that line is nowhere else: then either may be meant. Where the other line is found under its own name, the
    /// codes were merely moved along.
    /// </summary>
    private bool BelongsToAnother(string code, int line, int?[] rowOf)
    {
        if (code.Length == 0 || CodeIs(line, code)) return false;
        for (var other = 0; other < _lines.Length; other++)
        {
            if (other != line && CodeIs(other, code) && _lines[other].Indicator is not null && rowOf[other] is null) return true;
        }
        return false;
    }

    private void Candidates(int index, PrintedRow row, List<Candidate> candidates)
    {
        var code = Code(row.Code);
        var name = Folding.Fold(row.Name);
        if (_byName.TryGetValue(name, out var same))
        {
            foreach (var line in same) candidates.Add(new Candidate(index, line, 1 + (CodeIs(line, code) ? CodeWeight : 0), 1, true, false));
            return;
        }
        if (name.Length == 0)
        {
            for (var line = 0; line < _lines.Length; line++)
            {
                if (CodeIs(line, code)) candidates.Add(new Candidate(index, line, CodeWeight, 0, true, false));
            }
            return;
        }
        var pairs = Similarity.Pairs(name);
        var alike = new double[_lines.Length];
        var bins = Similarity.Bins(pairs);

        // How unlike a doubtful name is exactly makes no difference.
        for (var line = 0; line < alike.Length; line++)
        {
            alike[line] = Similarity.AtMost(pairs.Length, bins, _pairs[line].Length, _bins[line]) < Doubtful ? 0 : Similarity.Of(pairs, _pairs[line]);
        }
        HashSet<string>? words = null;
        for (var line = 0; line < alike.Length; line++)
        {
            var agrees = CodeIs(line, code);
            if (alike[line] < (agrees ? Doubtful : Same)) continue;
            words ??= Words(name);
            var contradicted = SpeaksForAnother(words, alike, line);

            // Without its code a name must be the only one it can be.
            if (!agrees && (contradicted || !IsOnly(alike, line))) continue;
            candidates.Add(new Candidate(index, line, alike[line] + (agrees ? CodeWeight : 0), alike[line], agrees || alike[line] >= MatchedLine.ClearName, contradicted));
        }
    }

    /// <summary>
    /// Whether a name has words that tell another line from this one, and none of those that tell this one from it: "quá hạn" is not a misspelling of "đúng hạn", however
    /// alike the rest is.
    /// </summary>
    private bool SpeaksForAnother(HashSet<string> words, double[] alike, int line)
    {
        for (var other = 0; other < alike.Length; other++)
        {
            if (other == line || alike[other] < Doubtful) continue;
            if (_words[other].Any(w => words.Contains(w) && !_words[line].Contains(w)) && !_words[line].Any(w => words.Contains(w) && !_words[other].Contains(w))) return true;
        }
        return false;
    }

    private static bool IsOnly(double[] alike, int line)
    {
        for (var other = 0; other < alike.Length; other++)
        {
            if (other != line && alike[other] >= alike[line] - Margin) return false;
        }
        return true;
    }

    private static HashSet<string> Words(string folded) => new(folded.Split(' '), StringComparer.Ordinal);

    private bool CodeIs(int line, string code) => code.Length > 0 && string.Equals(code, _codes[line], StringComparison.Ordinal);

    /// <summary>
    /// Joins a name that a page break has cut: a row without code whose words make the row above it a line of the form, and that is no line itself. The value stands
    /// beside one part or the other.
    /// </summary>
    private List<PrintedRow> Join(IReadOnlyList<PrintedRow> printed, CancellationToken cancel)
    {
        var rows = new List<PrintedRow>(printed.Count);
        foreach (var row in printed)
        {
            cancel.ThrowIfCancellationRequested();
            if (rows.Count > 0 && row.Code.Length == 0 && row.Name.Length > 0 && (row.HasNoValue || rows[^1].HasNoValue) && Continues(rows[^1], row))
            {
                var above = rows[^1];
                rows[^1] = above with { Name = above.Name + " " + row.Name, Value = above.HasNoValue ? row.Value ?? above.Value : above.Value, Note = above.Note ?? row.Note };
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
        var joined = Closest(above.Name + " " + row.Name);
        return joined > Math.Max(Closest(above.Name), Closest(row.Name)) && (row.HasNoValue || joined >= Same);
    }

    private double Closest(string name)
    {
        var folded = Folding.Fold(name);
        if (_byName.ContainsKey(folded)) return 1;
        var pairs = Similarity.Pairs(folded);
        var bins = Similarity.Bins(pairs);
        var closest = 0.0;
        for (var line = 0; line < _pairs.Length; line++)
        {
            if (Similarity.AtMost(pairs.Length, bins, _pairs[line].Length, _bins[line]) > closest) closest = Math.Max(closest, Similarity.Of(pairs, _pairs[line]));
        }
        return closest;
    }

    /// <summary>A code without its spaces and trailing dots; empty for words in the code column ("Trong đó", a title).</summary>
    internal static string Code(string printed)
    {
        var code = printed.Trim().TrimEnd('.', ' ');
        if (code.Contains(' ', StringComparison.Ordinal)) code = code.Replace(" ", "", StringComparison.Ordinal) is var close && close.All(c => char.IsAsciiDigit(c) || c == '.') ? close : "";
        return code.Any(char.IsAsciiDigit) ? code : "";
    }

    private sealed record Candidate(int Row, int Line, double Score, double Alike, bool Sure, bool Contradicted);
}
