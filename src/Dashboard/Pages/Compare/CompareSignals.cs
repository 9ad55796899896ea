using Kpi.Data.Analysis.Signals;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>What the column of signals has to say: where most rows have the same few figures, that is said once under the table and not in every row.</summary>
/// <param name="Few">How many figures the rows have that are too few for a verdict, where several have as many; null where no two do.</param>
/// <param name="Shown">Whether any row has anything else to say, so that there is a column.</param>
public sealed record CompareSignals(int? Few, bool Shown)
{
    /// <summary>Looks through the rows of a table; what is not compared has no cell for a signal.</summary>
    public static CompareSignals Of(IEnumerable<CompareRow> rows)
    {
        var signals = rows.Where(r => !r.Refused).Select(r => r.Pair.Analysis.Series?.Signal).OfType<SignalResult>().ToList();
        var few = signals.Where(IsFew).GroupBy(s => s.Count).Where(g => g.Count() > 1).MaxBy(g => g.Count())?.Key;
        return new CompareSignals(few, signals.Exists(s => !IsFew(s) || s.Count != few));
    }

    /// <summary>Whether what a signal says stands under the table.</summary>
    public bool SaidOnce(SignalResult signal) => IsFew(signal) && signal.Count == Few;

    private static bool IsFew(SignalResult signal) => signal.Trial || signal.Variation is null;
}
