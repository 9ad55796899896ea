using Kpi.Data.Audit;
using Kpi.Data.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Identity;

/// <summary>
/// Where people change their own account: names, address and password. Every such change is in the log in the same transaction; what others change of a person goes through
/// <see cref="PersonStore"/>. Of a password only that it was set is written down. What signing in counts is no change.
/// </summary>
internal sealed class OwnChangeStore(KpiContext context, TimeProvider time, IdentityErrorDescriber describer) : UserStore<KpiUser, IdentityRole, KpiContext>(context, describer)
{
    public override async Task<IdentityResult> UpdateAsync(KpiUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var written = Entries(user);
        Context.AuditEntries.AddRange(written);
        var result = await base.UpdateAsync(user, cancellationToken);

        // Somebody else was faster: what did not happen must not be written with what happens next.
        if (!result.Succeeded) written.ForEach(e => Context.Entry(e).State = EntityState.Detached);
        return result;
    }

    private List<AuditEntity> Entries(KpiUser user)
    {
        var kept = Context.Entry(user);
        string Before(string property) => kept.Property<string?>(property).OriginalValue ?? "";
        List<string> changed =
        [
            .. from property in new[] { nameof(KpiUser.DisplayName), nameof(KpiUser.UserName), nameof(KpiUser.Email) }
               let now = kept.Property<string?>(property).CurrentValue ?? ""
               where !string.Equals(Before(property), now, StringComparison.Ordinal)
               select $"{Before(property)} → {now}".Trim(),
        ];
        var entries = new List<AuditEntity>();
        if (changed.Count > 0) entries.Add(Entry(user, "person.own", $"{user.UserName}: {string.Join("; ", changed)}"));
        if (!string.Equals(Before(nameof(KpiUser.PasswordHash)), user.PasswordHash ?? "", StringComparison.Ordinal)) entries.Add(Entry(user, "person.password", user.UserName ?? ""));
        return entries;
    }

    private AuditEntity Entry(KpiUser user, string action, string detail) =>
        new() { At = Instants.Now(time), Actor = user.UserName ?? "", Action = action, Subject = Person.Subject(user.Id), Detail = detail };
}
