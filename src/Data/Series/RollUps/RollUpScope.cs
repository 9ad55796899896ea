using Kpi.Data.Agencies;
using Kpi.Data.Periods;

namespace Kpi.Data.Series.RollUps;

/// <summary>
/// Whose figures make up a rolled-up series. A report of an office with offices below it already contains theirs, so only those with nothing below them are added up, period by
/// period: an office becomes one when the last one below it has ended. Who exists is read from the agencies' own dates.
/// </summary>
public sealed class RollUpScope
{
    private readonly List<Agency> _members;
    private readonly Dictionary<int, Agency[]> _below;

    private RollUpScope(List<Agency> members, bool below, IReadOnlyList<AgencyBreak> breaks, Agency? divided)
    {
        _members = members;
        _below = members.Where(a => below && a.ParentId is not null).GroupBy(a => a.ParentId!.Value).ToDictionary(g => g.Key, g => g.ToArray());
        Breaks = breaks;
        Divided = divided;
    }

    /// <summary>Every agency that may count in some period, the asked one first.</summary>
    public IReadOnlyList<Agency> Members => _members;

    /// <summary>Where one of them took another's place, by day.</summary>
    public IReadOnlyList<AgencyBreak> Breaks { get; }

    /// <summary>A predecessor that was divided among agencies of which not all belong here: its figures cannot be joined to a part of what it was. Null when there is none.</summary>
    public Agency? Divided { get; }

    /// <summary>The agencies whose figures make up those of one, whatever period is asked for (methods §3.6).</summary>
    /// <param name="agencies">All there are; every predecessor among them.</param>
    /// <param name="below">Whether the agencies below the root are added up; otherwise it stands for itself.</param>
    /// <param name="predecessors">Whether the agencies that members follow are joined to them, with all that was below them.</param>
    public static RollUpScope Of(IReadOnlyList<Agency> agencies, Agency root, bool below, bool predecessors)
    {
        var byId = agencies.ToDictionary(a => a.Id);
        var children = agencies.Where(a => a.ParentId is not null).ToLookup(a => a.ParentId!.Value);
        var members = new List<Agency>();
        var seen = new HashSet<int>();
        var joined = new HashSet<int>();
        var open = new Queue<Agency>([root]);
        while (open.TryDequeue(out var agency))
        {
            if (!seen.Add(agency.Id)) continue;
            members.Add(agency);
            if (below)
            {
                foreach (var child in children[agency.Id]) open.Enqueue(child);
            }
            if (!predecessors) continue;
            foreach (var succession in agency.Predecessors)
            {
                joined.Add(succession.PredecessorId);
                open.Enqueue(byId[succession.PredecessorId]);
            }
        }
        var breaks = members.SelectMany(a => a.Predecessors.Where(s => seen.Contains(s.PredecessorId)).Select(s => new AgencyBreak(s.On, byId[s.PredecessorId], a, s.Document)));
        var divided = agencies.Where(a => !seen.Contains(a.Id)).SelectMany(a => a.Predecessors).FirstOrDefault(s => joined.Contains(s.PredecessorId));
        return new RollUpScope(members, below, [.. breaks.OrderBy(b => b.On).ThenBy(b => b.Predecessor.Key, StringComparer.Ordinal)], divided is null ? null : byId[divided.PredecessorId]);
    }

    /// <summary>Whether a report of the agency is to be expected: it exists on the last day of the period, and nothing below it does.</summary>
    public bool Expected(Agency agency, Period period) => Exists(agency, period.End, period.End) && !AnyBelow(agency, period.End, period.End);

    /// <summary>
    /// Whether a figure of the agency belongs in the sum of a period: where one is expected, and, of what happened in the window, also from one that ended within it.
    /// </summary>
    /// <param name="level">Whether the figures are levels at the end of the window.</param>
    public bool Counts(Agency agency, Period period, bool level) =>
        Expected(agency, period) || (!level && agency.ValidTo < period.End && Exists(agency, period.Start, period.End) && !AnyBelow(agency, period.Start, period.End));

    private bool AnyBelow(Agency agency, DateOnly from, DateOnly to)
    {
        // Asked for every agency and period: most have nothing below them.
        if (!_below.TryGetValue(agency.Id, out var below)) return false;
        foreach (var child in below)
        {
            if (Exists(child, from, to)) return true;
        }
        return false;
    }

    private static bool Exists(Agency agency, DateOnly from, DateOnly to) => (agency.ValidFrom ?? DateOnly.MinValue) <= to && (agency.ValidTo ?? DateOnly.MaxValue) >= from;
}
