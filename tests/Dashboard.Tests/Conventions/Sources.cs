namespace Kpi.Dashboard.Tests.Conventions;

/// <summary>The files of the dashboard as they stand in the repository.</summary>
internal static class Sources
{
    private static readonly string Root = FindRoot();

    /// <summary>The folder <c>src/Dashboard</c>.</summary>
    public static string Dashboard { get; } = Path.Combine(Root, "src", "Dashboard");

    /// <summary>Path (from <c>src/Dashboard</c>, with slashes) and text of every source file whose name ends with one of the given endings.</summary>
    public static IEnumerable<(string Path, string Text)> Files(params string[] endings) => Directory
        .EnumerateFiles(Dashboard, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Dashboard, file).Replace('\\', '/'))
        .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
            // Made by the build.
            && !path.StartsWith("wwwroot/_framework/", StringComparison.Ordinal)
            && Array.Exists(endings, e => path.EndsWith(e, StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)
        .Select(path => (path, Read(path)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Dashboard, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dashboard.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
