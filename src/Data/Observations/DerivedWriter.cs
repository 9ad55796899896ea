using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Submissions;

namespace Kpi.Data.Observations;

/// <summary>
/// Keeps derived KPIs in the series like any other figure, so that what was shown at an instant can be read back. They are written in the transaction that
/// publishes their inputs, or that changes their formula.
/// </summary>
internal static class DerivedWriter
{
    /// <summary>
    /// Saves what a publish has written, with a revision for every derived KPI that differs by it, in later periods too where formulas reach back; gives their number. Where none does,
    /// what the writer holds is all that is needed, and nothing is read again.
    /// </summary>
    /// <param name="submissions">What is published for the agency and period.</param>
    public static async Task<int> SaveAsync(
        KpiContext context,
        StoreDialect dialect,
        CatalogueSnapshot catalogue,
        ObservationWriter writer,
        int agencyId,
        Period period,
        IReadOnlyList<SubmissionEntity> submissions,
        DateTime now,
        string actor,
        CancellationToken cancellationToken)
    {
        var written = 0;
        var reaching = ReachesBack(catalogue);
        if (!reaching)
        {
            var figures = DerivedFigures.Of(catalogue, period, writer.Current, submissions);
            foreach (var change in figures.Calculate(catalogue.CalculationOrder, [period]).Where(c => c.Differs || writer.Moves(c.Before)).ToList()) written += Write(writer, change, now, actor, cause: null);
        }
        await writer.SaveAsync(cancellationToken);
        if (!reaching) return written;
        await context.SaveChangesAsync(cancellationToken);
        return await WriteAsync(context, dialect, catalogue, agencyId, period, now, actor, cancellationToken, writer);
    }

    /// <summary>
    /// Adds a revision for every derived KPI of an agency and period whose value differs, and for those of later periods that reach back to it; gives their number. Earlier
    /// writes must have been saved.
    /// </summary>
    /// <param name="publishing">What has written the figures of the period; null when no report has taken another's place.</param>
    public static async Task<int> WriteAsync(
        KpiContext context, StoreDialect dialect, CatalogueSnapshot catalogue, int agencyId, Period period, DateTime now, string actor, CancellationToken cancellationToken, ObservationWriter? publishing = null)
    {
        var figures = await DerivedFigures.ReadAsync(context, catalogue, agencyId, ReachesBack(catalogue) ? null : period, cancellationToken);
        var changes = figures.Calculate(catalogue.CalculationOrder, figures.Periods.Where(p => p.End >= period.End)).Where(c => c.Differs || publishing?.Moves(c.Before) == true).ToList();
        return await AddAsync(context, dialect, agencyId, changes, now, actor, cause: null, cancellationToken, publishing);
    }

    /// <summary>Adds a revision for every figure of some derived KPIs of an agency that differs, in all periods; gives the number of periods looked at and of revisions.</summary>
    /// <param name="cause">Why figures change though no submission did; null where it is the usual recalculation.</param>
    public static async Task<(int Periods, int Written)> RecalculateAsync(
        KpiContext context,
        StoreDialect dialect,
        CatalogueSnapshot catalogue,
        int agencyId,
        IReadOnlyCollection<Indicator> wanted,
        DateTime now,
        string actor,
        string? cause,
        CancellationToken cancellationToken)
    {
        var figures = await DerivedFigures.ReadAsync(context, catalogue, agencyId, only: null, cancellationToken);
        var changes = figures.Calculate(wanted, figures.Periods).Where(c => c.Differs).ToList();
        return (figures.Periods.Count, await AddAsync(context, dialect, agencyId, changes, now, actor, cause, cancellationToken));
    }

    private static bool ReachesBack(CatalogueSnapshot catalogue) => catalogue.CalculationOrder.Any(i => i.Formula!.ReachesBack);

    private static async Task<int> AddAsync(
        KpiContext context, StoreDialect dialect, int agencyId, List<DerivedChange> changes, DateTime now, string actor, string? cause, CancellationToken cancellationToken, ObservationWriter? publishing = null)
    {
        var written = 0;
        foreach (var period in changes.GroupBy(c => c.Period))
        {
            var writer = await ObservationWriter.OpenAsync(context, dialect, agencyId, period.Key.Id, [.. period.Select(c => c.Indicator.Id)], cancellationToken);
            if (publishing is not null) writer.TakeWindows(publishing);
            foreach (var change in period) written += Write(writer, change, now, actor, cause);
            await writer.SaveAsync(cancellationToken);
        }
        return written;
    }

    private static int Write(ObservationWriter writer, DerivedChange change, DateTime now, string actor, string? cause) =>
        writer.Write([change.After], change.Source, change.Illustrative, now, actor, cause);
}
