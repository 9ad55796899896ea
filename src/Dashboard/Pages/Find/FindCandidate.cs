using Kpi.Data.Text;

namespace Kpi.Dashboard.Pages.Find;

/// <summary>Something that can be found, with everything it may be called.</summary>
/// <param name="Names">Names and other spellings; the best one counts.</param>
/// <param name="Code">Code as printed; empty when it has none.</param>
/// <param name="Key">Key that other systems use; empty when it has none.</param>
public sealed record FindCandidate(Found Found, IReadOnlyList<string> Names, string Code = "", string Key = "")
{
    /// <summary>How well it answers; null when it does not.</summary>
    public int? Score(string query) => Names.Select(n => FindRanking.OfName(query, n)).Append(FindRanking.OfCode(query, Code, Key)).Max();

    /// <summary>The best answers, best first; of equals in the order of their kinds, then as given.</summary>
    public static IReadOnlyList<Found> Best(IEnumerable<FindCandidate> candidates, string query, int take) =>
    [
        .. candidates.Select(c => (c.Found, Score: c.Score(query))).Where(c => c.Score is not null)
            .OrderByDescending(c => c.Score).ThenBy(c => c.Found.Kind)
            .Take(take).Select(c => c.Found),
    ];
}
