namespace Kpi.Dashboard.Settings;

/// <summary>What this process does.</summary>
public enum ProgramRole
{
    /// <summary>Pages, API and jobs.</summary>
    All,

    /// <summary>Pages and API.</summary>
    Web,

    /// <summary>Jobs, with health checks only.</summary>
    Jobs,
}
