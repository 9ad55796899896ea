using Kpi.Tests.Shared;

namespace Kpi.Browser.Tests.Gallery;

/// <summary>
/// What a page was when somebody last looked at it and found it right: a file beside the tests with a part for each view. KPI_GALLERY=write writes it anew.
/// </summary>
public sealed class Baseline
{
    private static readonly string Folder = TestFiles.Path("tests", "Browser.Tests", "Gallery", "Baselines");
    private readonly string _path;
    private readonly SortedDictionary<string, IReadOnlyList<string>> _parts = new(StringComparer.Ordinal);

    private Baseline(string path) => _path = path;

    /// <summary>Whether baselines are written, not held against.</summary>
    public static bool Writes { get; } = string.Equals(Environment.GetEnvironmentVariable("KPI_GALLERY"), "write", StringComparison.Ordinal);

    /// <param name="name">Of the page.</param>
    public static Baseline Read(string name)
    {
        var baseline = new Baseline(Path.Combine(Folder, name + ".txt"));
        if (!File.Exists(baseline._path)) return baseline;
        List<string>? part = null;
        foreach (var line in File.ReadAllLines(baseline._path).Where(l => l.Length > 0))
        {
            if (line[0] == '[') baseline._parts[line.Trim('[', ']')] = part = [];
            else part!.Add(line);
        }
        return baseline;
    }

    /// <summary>What stands under a heading; null when nothing does.</summary>
    public IReadOnlyList<string>? this[string heading] => _parts.GetValueOrDefault(heading);

    /// <summary>Keeps what was found, to be written.</summary>
    public void Keep(string heading, IReadOnlyList<string> found) => _parts[heading] = found;

    public void Write()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(_path, string.Join('\n', _parts.SelectMany(p => p.Value.Prepend($"[{p.Key}]").Append(""))));
    }
}
