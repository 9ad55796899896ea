using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Agencies;

/// <summary>Reads the agencies.</summary>
public sealed class AgencyStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;

    internal AgencyStore(IDbContextFactory<KpiContext> contexts) => _contexts = contexts;

    /// <summary>Every agency, by name as Vietnamese sorts it.</summary>
    public async Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var agencies = await context.Agencies.AsNoTracking().Include(a => a.Predecessors).ToListAsync(cancellationToken);
        return
        [
            .. agencies
                .OrderBy(a => a.NameVi, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true))
                .Select(a => new Agency(a.Id, a.Key, new LocalText(a.NameVi, a.NameEn), a.ParentId, a.ValidFrom, a.ValidTo, [.. a.Predecessors.Select(s => new AgencySuccession(s.PredecessorId, s.On, s.Document))])),
        ];
    }
}
