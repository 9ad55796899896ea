using Kpi.Dashboard.Resources;
using Kpi.Data.Identity;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Admin.People;

/// <summary>Roles in words.</summary>
public static class RoleNames
{
    public static string Of(IStringLocalizer<Text> text, string role) => role switch
    {
        Roles.Viewer => text["role.viewer"],
        Roles.Contributor => text["role.contributor"],
        Roles.Planner => text["role.planner"],
        Roles.Approver => text["role.approver"],
        _ => text["role.administrator"],
    };

    /// <summary>What a role lets somebody do.</summary>
    public static string Explain(IStringLocalizer<Text> text, string role) => role switch
    {
        Roles.Viewer => text["role.viewer.does"],
        Roles.Contributor => text["role.contributor.does"],
        Roles.Planner => text["role.planner.does"],
        Roles.Approver => text["role.approver.does"],
        _ => text["role.administrator.does"],
    };

    public static string Of(IStringLocalizer<Text> text, IEnumerable<string> roles) => string.Join(", ", roles.Select(r => Of(text, r)));
}
