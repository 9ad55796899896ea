using Kpi.Data.Audit;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Mappings;

/// <summary>
/// Remembers what people have said of printed lines, for an agency and a form, from a period on. What was confirmed for earlier periods stays as it was: a file of last
/// year reads as it did last year. Nothing is deleted, and every change is in the log under <see cref="Subject"/>.
/// </summary>
public sealed class LineMappingStore
{
    // Two who confirm the same at once: the second finds what the first has written.
    private const int MaxTries = 3;

    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly StoreDialect _dialect;
    private readonly TimeProvider _time;

    internal LineMappingStore(IDbContextFactory<KpiContext> contexts, StoreDialect dialect, TimeProvider time)
    {
        _contexts = contexts;
        _dialect = dialect;
        _time = time;
    }

    /// <summary>What the log calls the memory of a form and an agency.</summary>
    public static string Subject(string formKey, string agencyKey) => $"lines:{formKey}@{agencyKey}";

    /// <summary>Everything that holds for some period of an agency's form, oldest first.</summary>
    public async Task<IReadOnlyList<LineMapping>> ForAsync(int agencyId, string formKey, CancellationToken cancellationToken)
    {
        // Asked with every check, and mostly there is nothing: that much in plain SQL.
        if (!await AnyAsync(agencyId, formKey, cancellationToken)) return [];
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Standing(context, agencyId, formKey).AsNoTracking().OrderBy(m => m.ValidFrom).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToRecord())];
    }

    /// <summary>Everything that holds for some period, of every form and agency, the latest confirmation first.</summary>
    public async Task<IReadOnlyList<LineMapping>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.LineMappings.Where(m => m.RevokedAt == null).AsNoTracking().OrderByDescending(m => m.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToRecord())];
    }

    /// <summary>
    /// Remembers what was confirmed together, from a period on: until the next thing that was confirmed for the same printed line from a later period on. What held before
    /// ends with the period before. What holds already changes nothing.
    /// </summary>
    public async Task ConfirmAsync(int agencyId, string agencyKey, string formKey, Period since, IReadOnlyList<LineMappingDraft> drafts, string actor, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await TryConfirmAsync(agencyId, agencyKey, formKey, since, drafts, actor, cancellationToken);
                return;
            }
            catch (DbUpdateException) when (tries < MaxTries && !cancellationToken.IsCancellationRequested)
            {
                // The index has refused a second thing for the same line and day.
            }
        }
    }

    /// <summary>
    /// Takes a confirmation back, from a period on: for earlier periods it goes on holding. With its parts, where it is one of several. False when it does not hold any
    /// more, or is another agency's.
    /// </summary>
    public async Task<bool> RevokeAsync(int id, int agencyId, string agencyKey, Period from, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var one = await context.LineMappings.FirstOrDefaultAsync(m => m.Id == id && m.AgencyId == agencyId && m.RevokedAt == null, cancellationToken);
        if (one is null || !one.ToRecord().Holds(from.End)) return false;
        var together = one.Kind == LineMappingKind.Part
            ? await Standing(context, agencyId, one.FormKey).Where(m => m.Kind == LineMappingKind.Part && m.LineKey == one.LineKey).ToListAsync(cancellationToken)
            : [one];
        var now = Instants.Now(_time);
        foreach (var row in together.Where(r => r.ToRecord().Holds(from.End))) End(row, from.End, now, actor);
        context.AuditEntries.Add(Entry(now, actor, "line.forget", one.FormKey, agencyKey, one, from));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> AnyAsync(int agencyId, string formKey, CancellationToken cancellationToken)
    {
        await using var connection = _dialect.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT 1 FROM "LineMapping" WHERE "AgencyId" = @agency AND "FormKey" = @form AND "RevokedAt" IS NULL LIMIT 1""";
        foreach (var (name, value) in new (string, object)[] { ("@agency", agencyId), ("@form", formKey) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private async Task TryConfirmAsync(int agencyId, string agencyKey, string formKey, Period since, IReadOnlyList<LineMappingDraft> drafts, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var standing = await Standing(context, agencyId, formKey).ToListAsync(cancellationToken);
        var now = Instants.Now(_time);

        // A line that is put together anew has no parts but these.
        var lines = drafts.Where(d => d.Kind == LineMappingKind.Part).Select(d => d.LineKey).ToHashSet(StringComparer.Ordinal);
        var printed = drafts.Select(d => d.PrintedKey).ToHashSet(StringComparer.Ordinal);
        foreach (var part in standing.Where(m => m.Kind == LineMappingKind.Part && lines.Contains(m.LineKey) && !printed.Contains(m.PrintedKey) && m.ToRecord().Holds(since.End))) End(part, since.End, now, actor);
        foreach (var draft in drafts)
        {
            var same = standing.Where(m => string.Equals(m.PrintedKey, draft.PrintedKey, StringComparison.Ordinal)).ToList();
            if (same.Exists(m => m.ToRecord().Holds(since.End) && m.Kind == draft.Kind && m.LineKey == draft.LineKey && m.Parts == draft.Parts)) continue;
            foreach (var earlier in same.Where(m => m.ToRecord().Holds(since.End))) End(earlier, since.End, now, actor);

            // The filter of the index is looked at row by row: what ends must have ended before what follows it is added.
            await context.SaveChangesAsync(cancellationToken);
            var next = same.Where(m => m.RevokedAt is null && m.ValidFrom > since.End).Select(m => (DateOnly?)m.ValidFrom).Min();
            var row = new LineMappingEntity
            {
                FormKey = formKey,
                AgencyId = agencyId,
                Kind = draft.Kind,
                PrintedKey = draft.PrintedKey,
                Code = draft.Code[..Math.Min(draft.Code.Length, LineMappingConfiguration.MaxCode)],
                Name = draft.Name[..Math.Min(draft.Name.Length, LineMappingConfiguration.MaxName)],
                LineKey = draft.LineKey,
                Parts = draft.Parts,
                Since = since.Key,
                ValidFrom = since.End,
                ValidTo = next?.AddDays(-1),
                RecordedAt = now,
                RecordedBy = actor,
            };
            context.LineMappings.Add(row);
            context.AuditEntries.Add(Entry(now, actor, "line.remember", formKey, agencyKey, row, since));
        }
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static IQueryable<LineMappingEntity> Standing(KpiContext context, int agencyId, string formKey) =>
        context.LineMappings.Where(m => m.AgencyId == agencyId && m.FormKey == formKey && m.RevokedAt == null);

    private static void End(LineMappingEntity row, DateOnly from, DateTime now, string actor)
    {
        if (row.ValidFrom < from)
        {
            row.ValidTo = from.AddDays(-1);
            return;
        }
        (row.RevokedAt, row.RevokedBy) = (now, actor);
    }

    private static AuditEntity Entry(DateTime now, string actor, string action, string formKey, string agencyKey, LineMappingEntity row, Period period) => new()
    {
        At = now,
        Actor = actor,
        Action = action,
        Subject = Subject(formKey, agencyKey),
        Detail = $"{period.Key}: {row.Code} {row.Name} → {Words.Of(row.Kind)} {row.LineKey}".TrimEnd(),
    };
}
