using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Settings;
using Kpi.Data.Agencies;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.State;

/// <summary>
/// Which agency a page is about. One rule for every page: an address that names none shows the same agency everywhere, so that no link leads from the figures of one to those of another.
/// </summary>
public sealed class AgencyChoice(AgencyStore agencies, SubmissionStore submissions, IHttpContextAccessor http, KpiSettings settings, TimeProvider time)
{
    /// <summary>The parameter that names an agency, on every page.</summary>
    public const string Name = "agency";

    private const int LongestKey = 100;

    /// <summary>The agency an address names, else the one that is shown to whoever looks.</summary>
    /// <param name="asked">Key; null where the address names none.</param>
    /// <exception cref="KeyNotFoundException">The address names an agency that does not exist.</exception>
    public async Task<Agency> OfAsync(string? asked, CancellationToken cancellationToken)
    {
        var all = await agencies.AllAsync(cancellationToken);
        if (asked is not null) return Find(all, asked) ?? throw new KeyNotFoundException(asked);
        var published = await submissions.PublishedAgenciesAsync(cancellationToken);
        return Default(http.HttpContext?.User is { } user ? UserClaims.Agency(user) : null, all, published, Vintage.Today(settings, time));
    }

    /// <summary>The reader's own agency if it has published anything, else the first in the tree that has, one in force before one that is no more; without any figures the own, else the first.</summary>
    /// <param name="own">Key of the agency the reader acts for; null for every agency.</param>
    /// <param name="published">Numbers of those something has been published for.</param>
    public static Agency Default(string? own, IReadOnlyList<Agency> all, IReadOnlySet<int> published, DateOnly today)
    {
        var mine = Find(all, own);
        if (mine is not null && published.Contains(mine.Id)) return mine;
        var first = AgencyTree.Order(all).Select(b => b.Agency).Where(a => published.Contains(a.Id)).OrderBy(a => !IsInForce(a, today)).FirstOrDefault();
        return first ?? mine ?? all[0];
    }

    /// <summary>Whether an agency exists on a day.</summary>
    public static bool IsInForce(Agency agency, DateOnly day) => !(agency.ValidFrom > day || agency.ValidTo < day);

    /// <summary>The agency with a key; null when there is none.</summary>
    public static Agency? Find(IReadOnlyList<Agency> all, string? key) => all.FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.Ordinal));

    /// <summary>The key in the address of a request; null where it names none.</summary>
    public static string? Asked(HttpRequest request) => request.Query[Name].ToString() is { Length: > 0 and <= LongestKey } key ? key : null;
}
