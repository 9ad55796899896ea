using System.Globalization;
using Kpi.Data.Persistence;

namespace Kpi.Jobs.Maintenance;

/// <summary>Makes consistent copies of the store while it is in use. Original workbooks are in the store, so a copy is everything.</summary>
public sealed class BackupService(StoreBackup store, BackupOptions options, TimeProvider time)
{
    private const string Prefix = "kpi-";

    /// <summary>Writes a copy under its final name only when it is complete, then removes the oldest ones above the number kept.</summary>
    public async Task<Backup> BackUpAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Path);
        foreach (var leftover in Directory.EnumerateFiles(options.Path, ".*.part*")) File.Delete(leftover);
        var name = Prefix + time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + store.Extension;
        var temporary = Path.Combine(options.Path, $".{name}.part");
        var target = Path.Combine(options.Path, name);
        await store.WriteAsync(temporary, cancellationToken);
        File.Move(temporary, target, overwrite: true);

        var all = Directory.GetFiles(options.Path, Prefix + "*" + store.Extension).Order(StringComparer.Ordinal).ToList();
        foreach (var old in all.SkipLast(options.Keep)) File.Delete(old);
        return new Backup(target, new FileInfo(target).Length, Math.Min(all.Count, options.Keep));
    }
}
