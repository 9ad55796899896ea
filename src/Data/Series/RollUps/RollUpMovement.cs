using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Observations;
using Kpi.Data.Periods;

namespace Kpi.Data.Series.RollUps;

/// <summary>Why a rate over several agencies moved between two periods: what each of them contributed by its rate and by its weight (methods §3.5).</summary>
/// <param name="Parts">Null when one of the periods has no cases at all.</param>
/// <param name="Units">The counts of those that are in it, in the order of <see cref="RateDecomposition.Effects"/>.</param>
/// <param name="Missing">Agencies of which a figure was to be expected in one of the periods and is not there, or has no counts: they are left out of both, and are not taken to have come or gone.</param>
public sealed record RollUpMovement(RateDecomposition? Parts, IReadOnlyList<(Agency Agency, RatePart Counts)> Units, IReadOnlyList<Agency> Missing)
{
    /// <summary>Why the windows that the reports of an agency cover must not be compared; null when those of all may, and for levels.</summary>
    public ComparisonRefusal? Windows { get; init; }

    /// <param name="level">Whether the figures are levels at the end of their windows.</param>
    /// <param name="figures">By agency and period; rates with their counts.</param>
    public static RollUpMovement Of(RollUpScope scope, bool level, Period before, Period after, IReadOnlyDictionary<(int Agency, int Period), Figure> figures)
    {
        var units = new List<(Agency Agency, RatePart Counts)>();
        var missing = new List<Agency>();
        foreach (var agency in scope.Members)
        {
            if (Side(agency, before) is not var (n0, d0) || Side(agency, after) is not var (n1, d1)) missing.Add(agency);
            else if (d0 > 0 || d1 > 0) units.Add((agency, new RatePart(agency.Key, n0, d0, n1, d1)));
        }
        return new RollUpMovement(RateDecomposition.Of([.. units.Select(u => u.Counts)]), units, missing);

        // Null is not known; a denominator of 0 says that there was nothing to count.
        (double Numerator, double Denominator)? Side(Agency agency, Period period)
        {
            if (!scope.Counts(agency, period, level)) return (0, 0);
            return figures.GetValueOrDefault((agency.Id, period.Id)) switch
            {
                { State: ObservationState.NotApplicable } => (0, 0),
                { Numerator: { } numerator, Denominator: { } denominator } => denominator > 0 ? (numerator, denominator) : (0, 0),
                null when !scope.Expected(agency, period) => (0, 0),
                _ => null,
            };
        }
    }
}
