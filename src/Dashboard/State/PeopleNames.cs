using Kpi.Dashboard.Resources;
using Kpi.Data.Identity;
using Kpi.Jobs.Inbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.State;

/// <summary>What to call those who did something: people by the name they chose, the inbox by its words, anybody else by the name that was kept.</summary>
public sealed class PeopleNames(UserManager<KpiUser> users, IStringLocalizer<Text> text)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal) { [InboxProcessor.Actor] = text["actor.inbox"] };

    /// <summary>Looks names up, once each, so that <see cref="Of"/> knows them.</summary>
    public async Task ReadAsync(IEnumerable<string> actors)
    {
        foreach (var actor in actors.Distinct(StringComparer.Ordinal))
        {
            if (_known.ContainsKey(actor)) continue;
            var user = await users.FindByNameAsync(actor);
            _known[actor] = user is { DisplayName.Length: > 0 } ? user.DisplayName : actor;
        }
    }

    /// <summary>The name to show.</summary>
    public string Of(string actor) => _known.GetValueOrDefault(actor, actor);

    /// <summary>Names of those who decide on submissions: approvers, or the administrators when there are none.</summary>
    public async Task<IReadOnlyList<string>> ApproversAsync()
    {
        var approvers = await users.GetUsersInRoleAsync(Roles.Approver);
        if (approvers.Count == 0) approvers = await users.GetUsersInRoleAsync(Roles.Administrator);
        return [.. approvers.Select(u => u.DisplayName.Length > 0 ? u.DisplayName : u.UserName ?? "").Where(n => n.Length > 0).Order(StringComparer.CurrentCulture)];
    }
}
