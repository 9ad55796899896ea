namespace Kpi.Jobs.Scheduling;

/// <summary>The scheduled jobs. Other systems use these names.</summary>
public static class JobNames
{
    public const string Inbox = "inbox";
    public const string Kpi = "kpi";
    public const string Maintenance = "maintenance";

    public static IReadOnlyList<string> All { get; } = [Inbox, Kpi, Maintenance];
}
