using Kpi.Data.Persistence;

namespace Kpi.Jobs.Inbox;

/// <summary>Hands the samples that ship with the program to the inbox, once.</summary>
public sealed class SampleFiles(InboxOptions inbox, SettingStore settings)
{
    private const string Key = "samples.handed-in";

    /// <summary>Copies the workbooks below <paramref name="folder"/> into the inbox unless that was done before. False when nothing was copied.</summary>
    public async Task<bool> HandInAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder) || await settings.FindAsync(Key, cancellationToken) is not null) return false;
        Directory.CreateDirectory(inbox.Path);
        foreach (var file in Directory.EnumerateFiles(folder, "*.xlsx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // Written under a name the inbox passes over, so that a run in between never sees half a file.
            var target = Path.Combine(inbox.Path, Path.GetFileName(file));
            var temporary = Path.Combine(inbox.Path, "." + Path.GetFileName(file));
            File.Copy(file, temporary, overwrite: true);
            File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(file) - InboxFolder.Quiet);
            File.Move(temporary, target, overwrite: true);
        }

        // Only now: cut off before, it is done again, and the same bytes twice change nothing.
        await settings.SetAsync(Key, "done", cancellationToken);
        return true;
    }
}
