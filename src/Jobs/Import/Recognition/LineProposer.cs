using Kpi.Data.Catalogue;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>
/// Proposes which absent line of a form an unknown row may be. The confidence weighs what speaks for it: the likeness of the names 0.45, the same code 0.25, the same
/// place among the lines that were read 0.2, the same unit of measure 0.1. The weights are a judgement, not an estimate of a probability; they only order what a person is
/// asked.
/// </summary>
public sealed class LineProposer
{
    /// <summary>Confidence from which a line is proposed.</summary>
    public const double Sufficient = 0.4;

    private const double NameWeight = 0.45;
    private const double CodeWeight = 0.25;
    private const double PlaceWeight = 0.2;
    private const double UnitWeight = 0.1;

    // Below this the names have no more in common than any two lines of a form.
    private const double Related = 0.35;
    private const int MaxProposals = 3;

    // A sheet of strange rows is no renamed form, and a page is no name.
    private const int MaxRows = 200;
    private const int MaxName = 500;

    private readonly List<(FormLine Line, string Code, int[] Pairs, string Unit)> _absent;
    private readonly int[] _rows;
    private readonly int[] _orders;
    private readonly bool _any;

    public LineProposer(FormMatch match)
    {
        _any = match.Unknown.Count is > 0 and <= MaxRows && match.Absent.Count > 0;
        _absent = !_any ? [] : [.. match.Absent.Select(l => (l, LineMatcher.Code(l.Code), Similarity.Pairs(Folding.Fold(l.Name.Vi)), Folding.Fold(l.UnitOfMeasure.Vi)))];
        var read = match.Lines.OrderBy(l => l.Row.Number).ToList();
        _rows = [.. read.Select(l => l.Row.Number)];
        _orders = [.. read.Select(l => l.Line.Order)];
    }

    /// <summary>What a row may be, likeliest first; empty when nothing speaks for any line.</summary>
    public IReadOnlyList<LineProposal> For(PrintedRow row)
    {
        if (!_any) return [];
        var code = LineMatcher.Code(row.Code);
        var pairs = Similarity.Pairs(Folding.Fold(row.Name[..Math.Min(row.Name.Length, MaxName)]));
        var unit = Folding.Fold(row.UnitOfMeasure);
        var found = new List<LineProposal>();
        foreach (var (line, ownCode, ownPairs, ownUnit) in _absent)
        {
            var alike = Similarity.Of(pairs, ownPairs);
            var sameCode = code.Length > 0 && string.Equals(code, ownCode, StringComparison.Ordinal);
            if (alike < Related && !sameCode) continue;
            var confidence = (NameWeight * alike) + (sameCode ? CodeWeight : 0) + (IsInPlace(row.Number, line.Order) ? PlaceWeight : 0)
                + (unit.Length > 0 && string.Equals(unit, ownUnit, StringComparison.Ordinal) ? UnitWeight : 0);
            if (confidence >= Sufficient) found.Add(new LineProposal(line, confidence));
        }
        return [.. found.OrderByDescending(p => p.Confidence).ThenBy(p => p.Line.Order).Take(MaxProposals)];
    }

    // Between the line read just above it and the one read just below it.
    private bool IsInPlace(int row, int order)
    {
        var at = Array.BinarySearch(_rows, row);
        var below = at < 0 ? ~at : at;
        return (below == 0 || _orders[below - 1] < order) && (below == _rows.Length || order < _orders[below]);
    }
}
