using Kpi.Dashboard.Settings;
using Kpi.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace Kpi.Dashboard.Identity;

/// <summary>Sees to it that somebody can get in: by the settings, or by a one-time link.</summary>
internal sealed class FirstAdministrator(UserManager<KpiUser> users, RoleManager<IdentityRole> roles, ApiTokenStore tokens, OneTimeLinkStore links)
{
    private const string LinkUser = "admin";

    /// <summary>Lays down roles, the administrator and the token that the settings ask for.</summary>
    public async Task PrepareAsync(BootstrapSettings bootstrap, CancellationToken cancellationToken)
    {
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new IdentityRole(role));
        }
        if (bootstrap is { AdminEmail: { } email, AdminPassword: { } password } && await users.FindByNameAsync(email) is null)
        {
            var user = new KpiUser { UserName = email, Email = email, EmailConfirmed = true, DisplayName = email };
            Succeed(await users.CreateAsync(user, password));
            Succeed(await users.AddToRoleAsync(user, Roles.Administrator));
        }
        if (bootstrap.ApiToken is { } token) await tokens.EnsureAsync(token, "bootstrap", [Roles.Administrator], cancellationToken);
    }

    /// <summary>Whether no administrator has a password yet: then only the link lets anybody in.</summary>
    public async Task<bool> IsNeededAsync() => (await users.GetUsersInRoleAsync(Roles.Administrator)).All(u => u.PasswordHash is null || u.IsLockedOut);

    /// <summary>A new one-time code; an earlier one is no longer good.</summary>
    public Task<string> CreateLinkAsync(CancellationToken cancellationToken) => links.CreateAsync(cancellationToken);

    /// <summary>Uses a code up and gives the administrator it stands for; null when it is not good.</summary>
    public async Task<KpiUser?> UseLinkAsync(string code, CancellationToken cancellationToken)
    {
        if (!await links.UseAsync(code, cancellationToken)) return null;
        if ((await users.GetUsersInRoleAsync(Roles.Administrator)).Where(u => !u.IsLockedOut).OrderBy(u => u.UserName, StringComparer.Ordinal).FirstOrDefault() is { } known) return known;
        var user = new KpiUser { UserName = LinkUser, DisplayName = LinkUser };
        Succeed(await users.CreateAsync(user));
        Succeed(await users.AddToRoleAsync(user, Roles.Administrator));
        return user;
    }

    private static void Succeed(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
