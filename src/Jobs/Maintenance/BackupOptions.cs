namespace Kpi.Jobs.Maintenance;

/// <summary>Where backups go and how many are kept; section <c>Kpi:Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The folder backups are written to.</summary>
    public string Path { get; set; } = "";

    /// <summary>How many are kept, 1 or more; the oldest go first.</summary>
    public int Keep { get; set; } = 14;
}
