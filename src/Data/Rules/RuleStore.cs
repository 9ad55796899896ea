using System.Globalization;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Rules;

/// <summary>Keeps the rules. A version is never changed: a new one closes it, and every change is audited. Checks made from then on use what is in force.</summary>
public sealed class RuleStore
{
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly CatalogueStore _catalogue;
    private readonly TimeProvider _time;

    internal RuleStore(IDbContextFactory<KpiContext> contexts, CatalogueStore catalogue, TimeProvider time)
    {
        _contexts = contexts;
        _catalogue = catalogue;
        _time = time;
    }

    /// <summary>The latest version of every rule, retired ones included, in the order they were first recorded.</summary>
    public async Task<IReadOnlyList<RuleVersion>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Rules.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => ToVersion(g.MaxBy(r => r.Version)!))];
    }

    /// <summary>Every version of one rule, the latest first; empty when there is no such rule.</summary>
    public async Task<IReadOnlyList<RuleVersion>> HistoryAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Rules.AsNoTracking().Where(r => r.Key == key).OrderByDescending(r => r.Version).ToListAsync(cancellationToken);
        return rows.ConvertAll(ToVersion);
    }

    /// <summary>Adds a rule under a key made of its line.</summary>
    /// <returns>The key.</returns>
    public async Task<string> AddAsync(RuleDraft draft, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await CatalogueStore.ChangeAsync(context, cancellationToken);
        var stem = $"rule.{draft.LineKey}-";
        var taken = (await context.Rules.Where(r => r.Key.StartsWith(stem)).Select(r => r.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains(Key(stem, number))) number++;
        var key = Key(stem, number);
        Record(context, draft, key, 1, actor, Instants.Now(_time), "rule.add", Written(draft));
        await SaveAsync(context, transaction, cancellationToken);
        return key;
    }

    /// <summary>Puts a new version of a rule in force; a retired rule comes back with it.</summary>
    /// <param name="seen">The latest version when it was looked at.</param>
    public async Task<RuleChange> ChangeAsync(string key, int seen, RuleDraft draft, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await CatalogueStore.ChangeAsync(context, cancellationToken);
        if (await LatestAsync(context, key, cancellationToken) is not { } latest) return RuleChange.NotFound;
        if (latest.Version != seen) return RuleChange.Overtaken;
        var before = Draft(latest);
        if (latest.SupersededAt is null && before == (latest.FormKey is null ? draft with { FormKey = before.FormKey } : draft)) return RuleChange.Unchanged;
        var now = Instants.Now(_time);
        Close(latest, actor, now);
        Record(context, draft, key, latest.Version + 1, actor, now, "rule.change", $"{Written(before)} → {Written(draft)}");
        await SaveAsync(context, transaction, cancellationToken);
        return RuleChange.Done;
    }

    /// <summary>Takes a rule out of use. Its versions stay, and it can be brought back by changing it.</summary>
    /// <param name="seen">The latest version when it was looked at.</param>
    public async Task<RuleChange> RetireAsync(string key, int seen, string actor, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await CatalogueStore.ChangeAsync(context, cancellationToken);
        if (await LatestAsync(context, key, cancellationToken) is not { } latest) return RuleChange.NotFound;
        if (latest.Version != seen) return RuleChange.Overtaken;
        if (latest.SupersededAt is not null) return RuleChange.Unchanged;
        var now = Instants.Now(_time);
        Close(latest, actor, now);
        context.AuditEntries.Add(new AuditEntity { At = now, Actor = actor, Action = "rule.retire", Subject = key, Detail = Written(Draft(latest)) });
        await SaveAsync(context, transaction, cancellationToken);
        return RuleChange.Done;
    }

    /// <summary>The rules in force, in the order they were first recorded.</summary>
    internal static async Task<IReadOnlyList<Rule>> InForceAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Rules.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.Version)!).Where(r => r.SupersededAt is null).Select(ToRule)];
    }

    /// <summary>The rules that were in force at an instant (UTC), in the order they were first recorded; null when they are those of now.</summary>
    internal static async Task<IReadOnlyList<Rule>?> KnownAtAsync(KpiContext context, DateTime instant, CancellationToken cancellationToken)
    {
        if (!await context.Rules.AnyAsync(r => r.RecordedAt > instant || r.SupersededAt > instant, cancellationToken)) return null;
        var rows = await context.Rules.AsNoTracking().Where(r => r.RecordedAt == null || r.RecordedAt <= instant).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.Version)!).Where(r => r.SupersededAt is null || r.SupersededAt > instant).Select(ToRule)];
    }

    private static Task<RuleEntity?> LatestAsync(KpiContext context, string key, CancellationToken cancellationToken) =>
        context.Rules.Where(r => r.Key == key).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellationToken);

    private static void Close(RuleEntity version, string actor, DateTime now)
    {
        if (version.SupersededAt is not null) return;
        version.SupersededAt = now;
        version.SupersededBy = actor;
    }

    private static void Record(KpiContext context, RuleDraft draft, string key, int version, string actor, DateTime now, string action, string detail)
    {
        context.Rules.Add(new RuleEntity
        {
            Key = key,
            Version = version,
            FormKey = draft.FormKey,
            Left = draft.LeftText,
            Operator = draft.Operator,
            Right = draft.RightText,
            Severity = draft.Severity,
            LineKey = draft.LineKey,
            MessageVi = draft.Message.Vi,
            MessageEn = draft.Message.En,
            Missing = draft.Missing,
            ValidFrom = draft.ValidFrom,
            ValidTo = draft.ValidTo,
            RecordedAt = now,
            RecordedBy = actor,
        });
        context.AuditEntries.Add(new AuditEntity { At = now, Actor = actor, Action = action, Subject = key, Detail = detail });
    }

    private async Task SaveAsync(KpiContext context, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _catalogue.Forget();
    }

    private static string Key(string stem, int number) => stem + number.ToString(CultureInfo.InvariantCulture);

    private static string Written(RuleDraft draft) => string.Create(
        CultureInfo.InvariantCulture,
        $"{draft.LeftText} {RuleOperators.Symbol(draft.Operator)} {draft.RightText}; {Words.Of(draft.Severity)}; {Words.Of(draft.Missing)}; {draft.ValidFrom:yyyy-MM-dd}..{draft.ValidTo:yyyy-MM-dd}; {draft.Message.Vi}");

    private static RuleDraft Draft(RuleEntity r) =>
        new(r.FormKey ?? "", r.Left, r.Operator, r.Right, r.Severity, r.LineKey, new LocalText(r.MessageVi, r.MessageEn), r.Missing, r.ValidFrom, r.ValidTo);

    private static Rule ToRule(RuleEntity r) => Draft(r).ToRule(r.Key) with { FormKey = r.FormKey };

    private static RuleVersion ToVersion(RuleEntity r) => new(ToRule(r), r.Version, r.Left, r.Right, r.RecordedAt, r.RecordedBy, r.SupersededAt, r.SupersededBy);
}
