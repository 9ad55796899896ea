using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Identity;

/// <summary>
/// Keeps who may sign in, as what, and for which agency. Every change is in the log in the same transaction, and ends the sessions of the person it is about. Changes
/// wait for each other: of two administrators who demote one another, one stays.
/// </summary>
public sealed class PersonStore
{
    private const string VersionKey = "people.version";
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(3);
    private readonly IDbContextFactory<KpiContext> _contexts;
    private readonly TimeProvider _time;

    internal PersonStore(IDbContextFactory<KpiContext> contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Everybody, by the name they sign in with.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, context.Users, cancellationToken);
    }

    /// <summary>Somebody; null when there is no such person.</summary>
    public async Task<Person?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return (await ReadAsync(context, context.Users.Where(u => u.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Adds somebody without a password, and gives the code of the link by which they set one.</summary>
    /// <param name="userName">The name to sign in with; an e-mail address, or another name.</param>
    public async Task<PersonResult> AddAsync(string userName, PersonDraft draft, string actor, CancellationToken cancellationToken)
    {
        var name = userName.Trim();
        if (!PersonChecker.IsUserName(name)) return new PersonResult(PersonFault.UserName);
        return await ChangeAsync(actor, async (context, now) =>
        {
            if (await PersonChecker.CheckAsync(context, draft, cancellationToken) is { } fault) return new PersonResult(fault);
            var normal = name.ToUpperInvariant();
            if (await context.Users.AnyAsync(u => u.NormalizedUserName == normal, cancellationToken)) return new PersonResult(PersonFault.Taken);
            if (await context.ApiTokens.AnyAsync(t => t.Name == name, cancellationToken)) return new PersonResult(PersonFault.Taken);
            var isAddress = name.Contains('@', StringComparison.Ordinal);
            var user = new KpiUser
            {
                UserName = name,
                NormalizedUserName = normal,
                Email = isAddress ? name : null,
                NormalizedEmail = isAddress ? normal : null,
                DisplayName = draft.DisplayName.Trim(),
                AgencyKey = draft.AgencyKey,
                LockoutEnabled = true,
            };
            Renew(user);
            context.Users.Add(user);
            await SetRolesAsync(context, user.Id, draft.Roles, cancellationToken);
            var code = await NewLinkAsync(context, user.Id, now, cancellationToken);
            Log(context, now, actor, "person.add", user, Standing(draft.Roles, draft.AgencyKey));
            return new PersonResult(null, user.Id, code);
        }, cancellationToken);
    }

    /// <summary>Changes name, roles and agency.</summary>
    public async Task<PersonResult> ChangeAsync(string id, PersonDraft draft, string reason, string actor, CancellationToken cancellationToken)
    {
        if (!PersonChecker.IsReason(reason)) return new PersonResult(PersonFault.Reason);
        return await ChangeAsync(actor, async (context, now) =>
        {
            if (await PersonChecker.CheckAsync(context, draft, cancellationToken) is { } fault) return new PersonResult(fault);
            if (await context.Users.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } user) return new PersonResult(PersonFault.Gone);
            var before = await RolesAsync(context, id, cancellationToken);
            var demoted = before.Contains(Roles.Administrator, StringComparer.Ordinal) && !draft.Roles.Contains(Roles.Administrator, StringComparer.Ordinal);
            if (demoted && !await PersonChecker.AnotherAdministratorAsync(context, id, cancellationToken)) return new PersonResult(PersonFault.LastAdministrator);
            var (from, to) = (Standing(before, user.AgencyKey), Standing(draft.Roles, draft.AgencyKey));
            if (!string.Equals(user.DisplayName, draft.DisplayName.Trim(), StringComparison.Ordinal)) (from, to) = ($"{user.DisplayName}, {from}", $"{draft.DisplayName.Trim()}, {to}");
            (user.DisplayName, user.AgencyKey) = (draft.DisplayName.Trim(), draft.AgencyKey);
            Renew(user);
            await SetRolesAsync(context, id, draft.Roles, cancellationToken);
            Log(context, now, actor, "person.change", user, $"{from} → {to}; {reason.Trim()}");
            return new PersonResult(null, id);
        }, cancellationToken);
    }

    /// <summary>Locks somebody out until they are let in again.</summary>
    public async Task<PersonResult> LockAsync(string id, string reason, string actor, CancellationToken cancellationToken)
    {
        if (!PersonChecker.IsReason(reason)) return new PersonResult(PersonFault.Reason);
        return await ChangeAsync(actor, async (context, now) =>
        {
            if (await context.Users.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { IsLockedOut: false } user) return new PersonResult(PersonFault.Gone);
            if (await IsTheLastAsync(context, id, cancellationToken)) return new PersonResult(PersonFault.LastAdministrator);
            (user.LockoutEnabled, user.LockoutEnd) = (true, DateTimeOffset.MaxValue);
            Renew(user);
            await context.SignInLinks.Where(l => l.UserId == id).ExecuteDeleteAsync(cancellationToken);
            Log(context, now, actor, "person.lock", user, reason.Trim());
            return new PersonResult(null, id);
        }, cancellationToken);
    }

    /// <summary>Lets somebody in again whom an administrator has locked out.</summary>
    public async Task<PersonResult> UnlockAsync(string id, string reason, string actor, CancellationToken cancellationToken)
    {
        if (!PersonChecker.IsReason(reason)) return new PersonResult(PersonFault.Reason);
        return await ChangeAsync(actor, async (context, now) =>
        {
            if (await context.Users.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { IsLockedOut: true } user) return new PersonResult(PersonFault.Gone);
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
            Renew(user);
            Log(context, now, actor, "person.unlock", user, reason.Trim());
            return new PersonResult(null, id);
        }, cancellationToken);
    }

    /// <summary>Takes somebody's password away, and gives the code of the link by which they set a new one. Earlier links are no longer good.</summary>
    public async Task<PersonResult> ResetAsync(string id, string reason, string actor, CancellationToken cancellationToken)
    {
        if (!PersonChecker.IsReason(reason)) return new PersonResult(PersonFault.Reason);
        return await ChangeAsync(actor, async (context, now) =>
        {
            if (await context.Users.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { IsLockedOut: false } user) return new PersonResult(PersonFault.Gone);
            if (await IsTheLastAsync(context, id, cancellationToken)) return new PersonResult(PersonFault.LastAdministrator);
            (user.PasswordHash, user.LockoutEnd, user.AccessFailedCount) = (null, null, 0);
            Renew(user);
            var code = await NewLinkAsync(context, id, now, cancellationToken);
            Log(context, now, actor, "person.reset", user, reason.Trim());
            return new PersonResult(null, id, code);
        }, cancellationToken);
    }

    /// <summary>Whose link a code is; null when it is not good, or the person is locked. It is not used up by looking.</summary>
    public async Task<Person?> OfLinkAsync(string code, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretCode.Hash(code), Instants.Now(_time));
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var owners = context.Users.Where(u => context.SignInLinks.Any(l => l.UserId == u.Id && l.Hash == hash && l.ExpiresAt > now));
        return (await ReadAsync(context, owners, cancellationToken)).SingleOrDefault() is { Locked: false } person ? person : null;
    }

    /// <summary>Uses a link up. False when it is not good, or somebody else was faster.</summary>
    public async Task<bool> UseLinkAsync(string code, CancellationToken cancellationToken)
    {
        if (await OfLinkAsync(code, cancellationToken) is not { } person) return false;
        var hash = SecretCode.Hash(code);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.SignInLinks.Where(l => l.Hash == hash).ExecuteDeleteAsync(cancellationToken) != 1) return false;
        context.AuditEntries.Add(new AuditEntity { At = Instants.Now(_time), Actor = person.UserName, Action = "person.link", Subject = Person.Subject(person.Id), Detail = person.UserName });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What a session of somebody must carry to go on; null when it must end whatever it carries.</summary>
    public async Task<string?> StampAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().Where(u => u.Id == id).Select(u => new { u.SecurityStamp, u.LockoutEnd }).FirstOrDefaultAsync(cancellationToken);
        return user is null || user.LockoutEnd == DateTimeOffset.MaxValue ? null : user.SecurityStamp;
    }

    private async Task<PersonResult> ChangeAsync(string actor, Func<KpiContext, DateTime, Task<PersonResult>> change, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(actor);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var version = Guid.NewGuid().ToString("N");
        await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Setting" ("Key", "Value") VALUES ({VersionKey}, {version}) ON CONFLICT ("Key") DO UPDATE SET "Value" = excluded."Value" """, cancellationToken);
        var result = await change(context, Instants.Now(_time));
        if (result.Fault is not null) return result;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task<List<Person>> ReadAsync(KpiContext context, IQueryable<KpiUser> some, CancellationToken cancellationToken)
    {
        var now = Instants.Now(_time);
        var users = await some.AsNoTracking().OrderBy(u => u.NormalizedUserName).ToListAsync(cancellationToken);
        var roles = (await (
            from link in context.UserRoles
            join role in context.Roles on link.RoleId equals role.Id
            where some.Any(u => u.Id == link.UserId)
            select new { link.UserId, role.Name }).ToListAsync(cancellationToken)).ToLookup(r => r.UserId, r => r.Name, StringComparer.Ordinal);
        var links = await context.SignInLinks.AsNoTracking().Where(l => l.ExpiresAt > now && some.Any(u => u.Id == l.UserId)).ToDictionaryAsync(l => l.UserId, l => l.ExpiresAt, StringComparer.Ordinal, cancellationToken);
        return users.ConvertAll(u => new Person(
            u.Id,
            u.UserName ?? "",
            u.DisplayName,
            [.. Roles.All.Where(r => roles[u.Id].Contains(r, StringComparer.Ordinal))],
            u.AgencyKey,
            u.IsLockedOut,
            u.PasswordHash is not null,
            links.TryGetValue(u.Id, out var until) ? until : null));
    }

    private static async Task<bool> IsTheLastAsync(KpiContext context, string id, CancellationToken cancellationToken) =>
        (await RolesAsync(context, id, cancellationToken)).Contains(Roles.Administrator, StringComparer.Ordinal)
        && !await PersonChecker.AnotherAdministratorAsync(context, id, cancellationToken);

    private static async Task<IReadOnlyList<string>> RolesAsync(KpiContext context, string id, CancellationToken cancellationToken)
    {
        var held = await context.UserRoles.Where(r => r.UserId == id).Join(context.Roles, l => l.RoleId, r => r.Id, (_, r) => r.Name).ToListAsync(cancellationToken);
        return [.. Roles.All.Where(r => held.Contains(r, StringComparer.Ordinal))];
    }

    private static async Task SetRolesAsync(KpiContext context, string id, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var all = await context.Roles.ToListAsync(cancellationToken);
        foreach (var missing in Roles.All.Where(r => !all.Exists(e => string.Equals(e.Name, r, StringComparison.Ordinal))))
        {
            var role = new IdentityRole(missing) { NormalizedName = missing.ToUpperInvariant() };
            context.Roles.Add(role);
            all.Add(role);
        }
        var ids = all.Where(r => wanted.Contains(r.Name, StringComparer.Ordinal)).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var held = await context.UserRoles.Where(r => r.UserId == id).ToListAsync(cancellationToken);
        context.UserRoles.RemoveRange(held.Where(r => !ids.Contains(r.RoleId)));
        foreach (var role in ids.Where(r => !held.Exists(h => string.Equals(h.RoleId, r, StringComparison.Ordinal)))) context.UserRoles.Add(new IdentityUserRole<string> { UserId = id, RoleId = role });
    }

    private static async Task<string> NewLinkAsync(KpiContext context, string id, DateTime now, CancellationToken cancellationToken)
    {
        var code = SecretCode.New();
        await context.SignInLinks.Where(l => l.UserId == id).ExecuteDeleteAsync(cancellationToken);
        context.SignInLinks.Add(new SignInLinkEntity { Hash = SecretCode.Hash(code), UserId = id, ExpiresAt = now + LinkLifetime });
        return code;
    }

    // A session carries the stamp it was opened with, and ends when another one stands here.
    private static void Renew(KpiUser user) => (user.SecurityStamp, user.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());

    private static string Standing(IReadOnlyList<string> roles, string? agency) => $"{string.Join(' ', Roles.All.Where(r => roles.Contains(r, StringComparer.Ordinal)))} @{agency ?? "*"}";

    private static void Log(KpiContext context, DateTime now, string actor, string action, KpiUser user, string detail) =>
        context.AuditEntries.Add(new AuditEntity { At = now, Actor = actor, Action = action, Subject = Person.Subject(user.Id), Detail = $"{user.UserName}: {detail}" });
}
