using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Observations;

/// <summary>Reads which published figures have changed.</summary>
public sealed class RestatementStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;

    internal RestatementStore(IDbContextFactory<KpiContext> contexts) => _contexts = contexts;

    /// <summary>Figures that were known at one instant and have changed by another, by period end, then period start, indicator and agency.</summary>
    /// <param name="agency">Key; null for all.</param>
    /// <param name="indicator">Key; null for all.</param>
    /// <param name="since">UTC.</param>
    /// <param name="until">UTC; at or after <paramref name="since"/>.</param>
    /// <param name="later">Whether changes of figures that were first published after <paramref name="since"/> are among them.</param>
    public async Task<IReadOnlyList<Restatement>> FindAsync(string? agency, string? indicator, DateTime since, DateTime until, bool later, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);

        // What stood then and stands no more, and what came since but for first revisions that still stand: rows that never changed are not read. In two parts, each with its index.
        var rows = context.Observations.AsNoTracking().Where(o => o.SupersededAt > since && (o.RecordedAt <= since || (o.RecordedAt <= until && (o.Revision > 1 || later))))
            .Concat(context.Observations.AsNoTracking().Where(o => o.Revision > 1 && o.RecordedAt > since && o.RecordedAt <= until && (o.SupersededAt == null || o.SupersededAt <= since)));
        if (agency is not null) rows = rows.Where(o => context.Agencies.Any(a => a.Id == o.AgencyId && a.Key == agency));
        if (indicator is not null) rows = rows.Where(o => context.Indicators.Any(i => i.Id == o.IndicatorId && i.Key == indicator));
        var revisions = await ObservationStore.RecordsAsync(context, rows, 0, int.MaxValue, cancellationToken);
        var submissions = revisions.Select(r => r.Submission).ToHashSet();
        var comments = await context.Submissions.AsNoTracking()
            .Where(s => s.Comment != null && submissions.Contains(s.Id))
            .Select(s => new { s.Id, s.Comment })
            .ToDictionaryAsync(s => s.Id, s => s.Comment, cancellationToken);
        return Restatements.Find(revisions, since, until, comments, later);
    }
}
