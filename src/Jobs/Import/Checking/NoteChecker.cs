using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Rules;
using Kpi.Jobs.Import.Reading;
using Kpi.Jobs.Workbooks;

namespace Kpi.Jobs.Import.Checking;

/// <summary>
/// Notes are kept word for word and never enter a figure. But where a note states a number of dossiers that the figures deny, or two counts that are another percentage, the
/// reader is told.
/// </summary>
internal static partial class NoteChecker
{
    private const string Lines = "cchc.3.3";

    // What a note about dossiers can claim, and what the form says of it.
    private static readonly (string Words, Expression Figure)[] Claims =
    [
        ("đang giải quyết", Expression.Parse("cchc.3.3.received - cchc.3.3.resolved")),
        ("đã giải quyết", Expression.Parse("cchc.3.3.resolved")),
        ("đã tiếp nhận", Expression.Parse("cchc.3.3.received")),
        ("tiếp nhận", Expression.Parse("cchc.3.3.received")),
    ];

    public static IEnumerable<Problem> Check(ResultDraft draft, IOperands operands) => Claimed(draft, operands).Concat(Ratios(draft));

    private static IEnumerable<Problem> Ratios(ResultDraft draft)
    {
        var percentages = draft.Form.Indicators.Where(i => i.Kind == ValueKind.Percent).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var line in draft.Result.Lines)
        {
            if (line is not { Value: { } percent, Cell: { } cell } || !percentages.Contains(line.Key)) continue;
            if (RatioNote.Read(line.Note) is not { IsClear: true } ratio || ratio.Agrees(percent)) continue;
            yield return Contradicted(draft, line, cell, ratio.Percent, percent);
        }
    }

    private static Problem Contradicted(ResultDraft draft, CheckedLine line, string cell, double noted, double expected)
    {
        var at = draft.Result.Sheet is { NoteColumn: > 0 and var column } && CellAddress.TryParse(cell, out var place) ? new CellAddress(place.Row, column).ToString() : cell;
        return Problem.Of(
            Severity.Info, ProblemCodes.NoteContradiction, line.Sheet, at, line.Key,
            ("found", line.Note!.Trim()),
            ("noted", noted.ToString("R", CultureInfo.InvariantCulture)),
            ("expected", expected.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<Problem> Claimed(ResultDraft draft, IOperands operands)
    {
        var seen = new HashSet<int>();
        foreach (var line in draft.Result.Lines)
        {
            if (line is not { Note: { } note, Cell: { } cell } || !line.Key.StartsWith(Lines, StringComparison.Ordinal)) continue;

            // The two indicators of a fraction share their note.
            if (!CellAddress.TryParse(cell, out var place) || !seen.Add(place.Row)) continue;
            foreach (Match match in Claim().Matches(CellText.Clean(note)))
            {
                var claim = Array.Find(Claims, c => string.Equals(c.Words, match.Groups["what"].Value, StringComparison.Ordinal));
                var (readings, _) = VietnameseNumber.Read(match.Groups["number"].Value);
                if (readings is not [var noted] || claim.Figure.Evaluate(operands) is not { } expected || noted == expected) continue;
                yield return Contradicted(draft, line, cell, noted, expected);
            }
        }
    }

    [GeneratedRegex(@"(?<number>[0-9][0-9.]*)\s+(?:hồ sơ|tthc)\s+(?<what>đang giải quyết|đã giải quyết|đã tiếp nhận|tiếp nhận)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Claim();
}
