namespace Kpi.Data.Agencies;

/// <summary>Puts agencies in the order of their tree: each before those below it, neighbours in the order given. Pure.</summary>
public static class AgencyTree
{
    /// <summary>The agencies that are wanted, each once, with those above them.</summary>
    /// <param name="all">Every agency; one whose parent is not among them, or that is its own ancestor, stands at the top.</param>
    /// <param name="wanted">Which are asked for; null for all.</param>
    public static IReadOnlyList<AgencyBranch> Order(IReadOnlyList<Agency> all, Func<Agency, bool>? wanted = null)
    {
        var known = all.Select(a => a.Id).ToHashSet();
        var below = all.ToLookup(a => a.ParentId is { } parent && known.Contains(parent) ? parent : (int?)null);
        var branches = new List<AgencyBranch>(all.Count);
        var placed = new HashSet<int>();
        foreach (var root in below[null]) Place(root, 0);

        // What is left hangs in a circle.
        foreach (var stray in all.Where(a => !placed.Contains(a.Id)))
        {
            if (!placed.Contains(stray.Id)) Place(stray, 0);
        }
        return branches;

        bool Place(Agency agency, int level)
        {
            if (!placed.Add(agency.Id)) return false;
            var own = wanted is null || wanted(agency);
            var at = branches.Count;
            branches.Add(new AgencyBranch(agency, level, own));
            var needed = own;
            foreach (var child in below[agency.Id]) needed |= Place(child, level + 1);
            if (!needed) branches.RemoveAt(at);
            return needed;
        }
    }
}
