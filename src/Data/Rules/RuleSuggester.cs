using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Rules;

/// <summary>
/// Finds the sums in a form: a line that is its sub-lines added up, and a line that is two of its neighbours added up. Only what every published report bears out is offered, from
/// <see cref="Fewest"/> reports on, and only where each part matters in one of them: with zeros anything adds up. Chance can still make a sum, so a person decides. Pure.
/// </summary>
public static class RuleSuggester
{
    /// <summary>Reports that must bear a sum out.</summary>
    public const int Fewest = 4;

    /// <summary>Different totals among them: what never changes proves nothing.</summary>
    public const int FewestTotals = 3;

    // Pairs among neighbours grow with the square of their number.
    private const int MostNeighbours = 20;

    public static IReadOnlyList<RuleSuggestion> Find(CatalogueSnapshot catalogue, IReadOnlyCollection<AgencyFigures> published)
    {
        var known = catalogue.Rules.ToLookup(r => Name(r.Operands), StringComparer.Ordinal);
        var found = new List<RuleSuggestion>();
        foreach (var form in catalogue.Forms.GroupBy(f => f.FormKey, StringComparer.Ordinal).Select(g => g.Last()))
        {
            foreach (var (total, parts) in Candidates(form))
            {
                var rules = known[Name([total.Key, .. parts.Select(p => p.Key)])];
                if (rules.Any(r => r.Operator == RuleOperator.Equal) || Held(total, parts, published) is not { } held) continue;
                found.Add(new RuleSuggestion(form, total, parts, held.All, held.Illustrative, rules.FirstOrDefault()));
            }
        }
        return found;
    }

    private static IEnumerable<(FormLine Total, IReadOnlyList<FormLine> Parts)> Candidates(FormVersion form)
    {
        var lines = form.Lines.Where(l => l.Kind == LineKind.Count && l.Indicator is { Kind: ValueKind.Count }).ToList();
        foreach (var total in lines)
        {
            var parts = lines.Where(l => string.Equals(l.ParentKey, total.Key, StringComparison.Ordinal) && Alike(l, total)).ToList();
            if (parts.Count > 1) yield return (total, parts);
        }
        foreach (var neighbours in lines.GroupBy(l => l.ParentKey, StringComparer.Ordinal).Select(g => g.ToList()).Where(g => g.Count is > 2 and <= MostNeighbours))
        {
            foreach (var total in neighbours)
            {
                var others = neighbours.Where(l => l != total && Alike(l, total)).ToList();
                for (var i = 0; i < others.Count; i++)
                {
                    for (var j = i + 1; j < others.Count; j++) yield return (total, [others[i], others[j]]);
                }
            }
        }
    }

    private static (int All, int Illustrative)? Held(FormLine total, IReadOnlyList<FormLine> parts, IReadOnlyCollection<AgencyFigures> published)
    {
        var (held, illustrative) = (0, 0);
        var totals = new HashSet<double>();
        var used = new bool[parts.Count];
        foreach (var figures in published)
        {
            foreach (var (period, figure) in figures.Of(total.Indicator!.Id))
            {
                if (figure.Value is not { } sum || Values(figures, parts, period) is not { } values) continue;
                if (values.Sum() != sum) return null;
                held++;
                illustrative += figure.Illustrative ? 1 : 0;
                totals.Add(sum);
                for (var i = 0; i < used.Length; i++) used[i] |= values[i] != 0;
            }
        }
        return held >= Fewest && totals.Count >= FewestTotals && Array.TrueForAll(used, u => u) ? (held, illustrative) : null;
    }

    private static double[]? Values(AgencyFigures figures, IReadOnlyList<FormLine> parts, Period period)
    {
        var values = new double[parts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (figures.Of(parts[i].Indicator!.Id, period)?.Value is not { } value) return null;
            values[i] = value;
        }
        return values;
    }

    // Things of one sort, counted over the same time.
    private static bool Alike(FormLine one, FormLine other) => one.UnitOfMeasure == other.UnitOfMeasure && one.Indicator!.Accumulation == other.Indicator!.Accumulation;

    private static string Name(IEnumerable<string> keys) => string.Join(' ', keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
