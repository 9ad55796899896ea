using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;

namespace Kpi.Data.Observations;

/// <summary>
/// Keeps derived KPIs in the series like any other figure, so that what was shown at an instant can be read back. They are written in the transaction that
/// publishes their inputs, or that changes their formula.
/// </summary>
internal static class DerivedWriter
{
    /// <summary>
    /// Adds a revision for every derived KPI of an agency and period whose value differs, and for those of later periods that reach back to it; gives their number. Earlier
    /// writes must have been saved.
    /// </summary>
    public static async Task<int> WriteAsync(KpiContext context, CatalogueSnapshot catalogue, int agencyId, Period period, DateTime now, string actor, CancellationToken cancellationToken)
    {
        var reaching = catalogue.CalculationOrder.Any(i => i.Formula!.ReachesBack);
        var figures = await DerivedFigures.ReadAsync(context, catalogue, agencyId, reaching ? null : period, track: true, cancellationToken);
        var changes = figures.Calculate(catalogue.CalculationOrder, figures.Periods.Where(p => p.End >= period.End)).Where(c => c.Differs).ToList();
        return await AddAsync(context, agencyId, changes, now, actor, cause: null, cancellationToken);
    }

    /// <summary>Adds a revision for every figure of some derived KPIs of an agency that differs, in all periods; gives the number of periods looked at and of revisions.</summary>
    /// <param name="cause">Why figures change though no submission did; null where it is the usual recalculation.</param>
    public static async Task<(int Periods, int Written)> RecalculateAsync(
        KpiContext context, CatalogueSnapshot catalogue, int agencyId, IReadOnlyCollection<Indicator> wanted, DateTime now, string actor, string? cause, CancellationToken cancellationToken)
    {
        var figures = await DerivedFigures.ReadAsync(context, catalogue, agencyId, only: null, track: true, cancellationToken);
        var changes = figures.Calculate(wanted, figures.Periods).Where(c => c.Differs).ToList();
        return (figures.Periods.Count, await AddAsync(context, agencyId, changes, now, actor, cause, cancellationToken));
    }

    private static async Task<int> AddAsync(KpiContext context, int agencyId, List<DerivedChange> changes, DateTime now, string actor, string? cause, CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var period in changes.GroupBy(c => c.Period))
        {
            var writer = new ObservationWriter(context, agencyId, period.Key.Id);
            var fresh = period.Where(c => c.Before is null).Select(c => c.Indicator.Id).ToList();
            var closed = fresh.Count == 0 ? [] : await writer.ClosedAsync(fresh, cancellationToken);
            var current = period.Where(c => c.Before is not null).ToDictionary(c => c.Indicator.Id, c => c.Before!);
            foreach (var change in period) written += writer.Write([change.After], current, closed, change.Source, change.Illustrative, now, actor, cause);
        }
        return written;
    }
}
