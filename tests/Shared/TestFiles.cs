namespace Kpi.Tests.Shared;

/// <summary>Finds the files tests read, from wherever the test program runs.</summary>
public static class TestFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the solution's folder.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Dashboard.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("Dashboard.sln was not found above the test program.");
    }
}
