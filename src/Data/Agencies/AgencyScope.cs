namespace Kpi.Data.Agencies;

/// <summary>For which agencies a person acts: their own and those below it, or every one.</summary>
public static class AgencyScope
{
    // A tree of offices is never this deep; a cycle in it must not hold anybody up.
    private const int MostLevels = 32;

    /// <summary>Whether an agency is within a scope.</summary>
    /// <param name="scope">Key of the agency a person belongs to; null for every agency. A key that no agency has covers none.</param>
    /// <param name="agency">Key; null while a file leaves it open, which keeps nobody from saying which it is.</param>
    public static bool Covers(string? scope, string? agency, IReadOnlyList<Agency> all)
    {
        if (scope is null || agency is null) return true;
        var at = all.FirstOrDefault(a => string.Equals(a.Key, agency, StringComparison.Ordinal));
        for (var level = 0; at is not null && level < MostLevels; level++)
        {
            if (string.Equals(at.Key, scope, StringComparison.Ordinal)) return true;
            at = at.ParentId is { } parent ? all.FirstOrDefault(a => a.Id == parent) : null;
        }
        return false;
    }
}
