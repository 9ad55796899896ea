namespace Kpi.Data.Identity;

/// <summary>The roles a user or token may have. They add up; an administrator has them all.</summary>
public static class Roles
{
    /// <summary>Reads dashboards and figures.</summary>
    public const string Viewer = "viewer";

    /// <summary>Hands in forms.</summary>
    public const string Contributor = "contributor";

    /// <summary>Sets targets.</summary>
    public const string Planner = "planner";

    /// <summary>Publishes and returns submissions.</summary>
    public const string Approver = "approver";

    /// <summary>Everything, jobs and users included.</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Viewer, Contributor, Planner, Approver, Administrator];
}
