namespace Kpi.Data.Catalogue;

/// <summary>In which order derived KPIs are calculated: each after those it reads. Pure.</summary>
public static class FormulaOrder
{
    /// <summary>
    /// The derived KPIs of <paramref name="indicators"/> so that each stands after those it reads, otherwise in their own order, and the keys of a cycle, first key repeated at the
    /// end, or null when there is none. Those in a cycle, or reading one that is, have no order and are left out.
    /// </summary>
    public static (IReadOnlyList<Indicator> Order, IReadOnlyList<string>? Cycle) Sort(IEnumerable<Indicator> indicators)
    {
        var derived = indicators.Where(i => i.IsDerived).ToList();
        var byKey = derived.ToDictionary(i => i.Key, StringComparer.Ordinal);
        var order = new List<Indicator>();
        var state = new Dictionary<string, bool?>(StringComparer.Ordinal);
        var path = new List<string>();
        IReadOnlyList<string>? cycle = null;

        // True when it can be calculated; null while its own operands are being looked at.
        bool Visit(Indicator indicator)
        {
            if (state.TryGetValue(indicator.Key, out var known))
            {
                if (known is null) cycle ??= [.. path.SkipWhile(k => !string.Equals(k, indicator.Key, StringComparison.Ordinal)), indicator.Key];
                return known ?? false;
            }
            state[indicator.Key] = null;
            path.Add(indicator.Key);
            var possible = true;
            foreach (var key in indicator.Formula!.Operands) possible &= !byKey.TryGetValue(key, out var operand) || Visit(operand);
            path.RemoveAt(path.Count - 1);
            state[indicator.Key] = possible;
            if (possible) order.Add(indicator);
            return possible;
        }

        foreach (var indicator in derived) Visit(indicator);
        return (order, cycle);
    }
}
