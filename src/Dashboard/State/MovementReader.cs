using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Periods;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.State;

/// <summary>Reads why a rate over the agencies below one moved between two periods, and whether it can be said: for the page and the API alike.</summary>
public sealed class MovementReader(RollUpStore rollUps, SeriesEventStore events)
{
    /// <param name="indicator">Can be taken apart (<see cref="RollUpRules.TakesApart"/>).</param>
    /// <returns>What each agency did, and why nothing may be concluded from it, or null.</returns>
    public async Task<(RollUpMovement Movement, ComparisonRefusal? Refusal)> ReadAsync(
        CatalogueSnapshot catalogue, Indicator indicator, IReadOnlyList<Agency> offices, Agency agency, Period before, Period after, DateTime? asOf, CancellationToken cancellationToken)
    {
        var scope = RollUpScope.Of(offices, agency, below: true, predecessors: false);
        var movement = await rollUps.MovementAsync(indicator, scope, before, after, asOf, cancellationToken);
        var members = scope.Members.Select(m => m.Id).ToHashSet();
        var happened = await events.ListAsync(null, null, asOf, withdrawn: false, cancellationToken);
        return (
            movement,
            movement.Windows
                ?? IndicatorAnalyser.Crossed(catalogue, indicator, before, after, [.. happened.Where(e => e.AgencyId is not { } id || members.Contains(id))])
                ?? (movement.Parts is null ? ComparisonRefusal.MissingSide : null));
    }
}
