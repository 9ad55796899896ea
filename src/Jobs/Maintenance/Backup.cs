namespace Kpi.Jobs.Maintenance;

/// <summary>A backup that was made.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Kept">Backups there are now, this one included.</param>
public sealed record Backup(string Path, long Bytes, int Kept);
