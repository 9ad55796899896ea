using Kpi.Data.Agencies;
using Kpi.Data.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Identity;

/// <summary>What must hold of a person before anything is written.</summary>
internal static class PersonChecker
{
    private const int LongestUserName = 250;

    // As ASP.NET Core Identity has it.
    private const string Allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";

    // Names under which the program itself acts.
    private static readonly string[] Reserved = ["inbox", "system", "settings", "bootstrap"];

    /// <summary>Whether a name means a part of the program: nobody may act under it.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static bool IsUserName(string name) => name.Length is > 0 and <= LongestUserName && name.All(c => Allowed.Contains(c, StringComparison.Ordinal)) && !IsReserved(name);

    public static bool IsReason(string? reason) => reason?.Trim() is { Length: > 0 and <= PersonDraft.LongestReason };

    /// <summary>What is wrong with a draft; null when nothing is.</summary>
    public static async Task<PersonFault?> CheckAsync(KpiContext context, PersonDraft draft, CancellationToken cancellationToken)
    {
        if (draft.DisplayName.Trim() is not { Length: > 0 and <= PersonDraft.LongestName }) return PersonFault.DisplayName;
        if (draft.Roles.Count == 0 || draft.Roles.Any(r => !Roles.All.Contains(r, StringComparer.Ordinal))) return PersonFault.Roles;
        return draft.AgencyKey is { } agency && !await context.Set<AgencyEntity>().AnyAsync(a => a.Key == agency, cancellationToken) ? PersonFault.Agency : null;
    }

    /// <summary>Whether an administrator other than one person could go on: not locked, and with a password.</summary>
    public static async Task<bool> AnotherAdministratorAsync(KpiContext context, string id, CancellationToken cancellationToken)
    {
        var others = await (
            from link in context.UserRoles
            join role in context.Roles on link.RoleId equals role.Id
            join user in context.Users on link.UserId equals user.Id
            where role.Name == Roles.Administrator && user.Id != id && user.PasswordHash != null
            select user).AsNoTracking().ToListAsync(cancellationToken);
        return others.Exists(u => !u.IsLockedOut);
    }
}
