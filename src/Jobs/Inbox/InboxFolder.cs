namespace Kpi.Jobs.Inbox;

/// <summary>The inbox on disk: what lies in it, and how a handled file leaves it.</summary>
internal sealed class InboxFolder(string path)
{
    private const string Done = "done";
    private const string Rejected = "rejected";
    private const string ResultSuffix = ".result.json";

    /// <summary>How long a file must be left alone before it counts as complete.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>Creates the folders. Doing it again changes nothing.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Path.Combine(path, Done));
        Directory.CreateDirectory(Path.Combine(path, Rejected));
    }

    /// <summary>Files waiting, by name, with the agency key of the folder they lie in. Hidden files, links and our own results are left out.</summary>
    public IReadOnlyList<(FileInfo File, string? Agency)> Waiting()
    {
        var root = new DirectoryInfo(path);
        var waiting = Files(root).Select(f => (f, (string?)null));
        foreach (var folder in root.EnumerateDirectories().OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            if (folder.Name is Done or Rejected || folder.Name.StartsWith('.') || folder.LinkTarget is not null) continue;
            waiting = waiting.Concat(Files(folder).Select(f => (f, (string?)folder.Name)));
        }
        return [.. waiting];
    }

    /// <summary>Whether nobody has written to the file for a while. A time in the future is a clock's fault, not a writer's.</summary>
    public static bool IsComplete(FileInfo file, DateTime utcNow)
    {
        file.Refresh();
        return file.Exists && (utcNow - file.LastWriteTimeUtc).Duration() >= Quiet;
    }

    /// <summary>
    /// Writes the result beside where the file will lie and gives the moving of it as a second step. A name that is taken gets a number; a result whose file never
    /// arrived was left by a run that was cut off, and is written again.
    /// </summary>
    public Action Prepare(FileInfo file, bool rejected, string result)
    {
        var folder = Path.Combine(path, rejected ? Rejected : Done);
        Directory.CreateDirectory(folder);
        var target = Free(folder, file.Name);
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        File.WriteAllText(temporary, result);
        File.Move(temporary, target + ResultSuffix, overwrite: true);
        return () => file.MoveTo(target, overwrite: false);
    }

    private static string Free(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        for (var n = 2; File.Exists(target); n++) target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{n}{Path.GetExtension(name)}");
        return target;
    }

    private static IOrderedEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.EnumerateFiles()
        .Where(f => !f.Name.StartsWith('.') && !f.Name.StartsWith("~$", StringComparison.Ordinal) && !f.Name.EndsWith(ResultSuffix, StringComparison.Ordinal) && f.LinkTarget is null)
        .OrderBy(f => f.Name, StringComparer.Ordinal);
}
