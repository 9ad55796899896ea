using System.Security.Claims;
using Kpi.Data.Identity;

namespace Kpi.Dashboard.Pages.Views;

/// <summary>Who may do what with views. Everybody keeps their own; who plans or decides for others shares some.</summary>
public static class ViewRights
{
    public static bool MayShare(ClaimsPrincipal user) => user.IsInRole(Roles.Planner) || user.IsInRole(Roles.Approver);

    /// <summary>Whether somebody may change what others have shared.</summary>
    public static bool MayChangeOthers(ClaimsPrincipal user) => user.IsInRole(Roles.Administrator);
}
