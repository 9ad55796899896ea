using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Data.Analysis;

/// <summary>What keeps an analysis from saying all it could.</summary>
/// <param name="Period">Null for the series as a whole.</param>
public sealed record SeriesProblem(Period? Period, SeriesProblemKind Kind)
{
    /// <param name="figure">Of the period that is analysed; it need not be one of the series.</param>
    internal static IReadOnlyList<SeriesProblem> Find(PointSeries made, Figure? figure, Target? target)
    {
        var undefined = made.Periods.Zip(made.Points).Where(p => p.Second is { Value: null, Denominator: 0 }).Select(p => p.First).ToList();
        if (figure is { Value: null, Denominator: 0 } && !undefined.Contains(figure.Period)) undefined.Add(figure.Period);
        var known = made.Points.Where(p => p.Value is not null).Select(p => p.Value).ToList();
        return
        [
            .. made.Corrected.Select(p => new SeriesProblem(p, SeriesProblemKind.NegativeFlow))
                .Concat(undefined.Select(p => new SeriesProblem(p, SeriesProblemKind.ZeroDenominator)))
                .OrderBy(p => p.Period!.End),
            .. Whole(),
        ];

        IEnumerable<SeriesProblem> Whole()
        {
            if (known.Count == 1) yield return new SeriesProblem(null, SeriesProblemKind.OnePoint);
            if (known.Count > 1 && known.TrueForAll(v => v == known[0])) yield return new SeriesProblem(null, SeriesProblemKind.Constant);
            if (target is { Value: 0, High: null }) yield return new SeriesProblem(null, SeriesProblemKind.ZeroTarget);
        }
    }
}
