using Kpi.Data.Mappings;

namespace Kpi.Jobs.Import.Recognition;

/// <summary>What is remembered of an agency's copy of a form for one period.</summary>
public sealed class RememberedLines
{
    private readonly Dictionary<string, LineMapping> _rows;

    /// <param name="mappings">Of one agency and form.</param>
    /// <param name="periodEnd">Last day of the period; what does not hold for it is left out.</param>
    public RememberedLines(IEnumerable<LineMapping> mappings, DateOnly periodEnd)
    {
        var holding = mappings.Where(m => m.Holds(periodEnd)).ToList();
        Gone = [.. holding.Where(m => m.Kind == LineMappingKind.Gone)];
        _rows = holding.Where(m => m.Kind != LineMappingKind.Gone).DistinctBy(m => m.PrintedKey, StringComparer.Ordinal).ToDictionary(m => m.PrintedKey, StringComparer.Ordinal);
    }

    public bool IsEmpty => _rows.Count == 0 && Gone.Count == 0;

    /// <summary>Lines of the form that are not printed any more.</summary>
    public IReadOnlyList<LineMapping> Gone { get; }

    /// <summary>What is remembered of a row, or null.</summary>
    public LineMapping? Of(PrintedRow row) => _rows.Count == 0 ? null : _rows.GetValueOrDefault(PrintedLine.Key(row.Code, row.Name));
}
