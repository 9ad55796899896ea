using System.Reflection;
using System.Text.RegularExpressions;
using Kpi.Tests.Shared;

namespace Kpi.Dashboard.Tests.Conventions;

/// <summary>Who may know whom. The picture is in docs/architecture.md; these tests hold its walls up.</summary>
public sealed partial class WallTests
{
    private const int MaxLines = 400;
    private static readonly Assembly Data = typeof(Kpi.Data.Words).Assembly;
    private static readonly Assembly Jobs = typeof(Kpi.Jobs.Import.ImportPipeline).Assembly;
    private static readonly Assembly Dashboard = typeof(DashboardApp).Assembly;

    [Fact]
    public void Data_KnowsStorageAndCalculation_NeitherTheWebNorTheSchedulerNorExcel()
    {
        // Of the web it may know the storage types of Identity and Data Protection only.
        var allowed = new[] { "Microsoft.AspNetCore.Identity", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.AspNetCore.DataProtection" };
        Findings.None(References(Data)
            .Where(r => (r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !allowed.Contains(r)) || r is "Quartz" or "ClosedXML" or "Radzen.Blazor" or "Kpi.Jobs" or "Kpi.Dashboard")
            .Select(r => $"src/Data must not know {r}: move what needs it to src/Jobs or src/Dashboard"));
    }

    [Fact]
    public void Jobs_KnowWorkbooksAndTheScheduler_NotPages() => Findings.None(References(Jobs)
        .Where(r => r.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) || r is "Radzen.Blazor" or "Kpi.Dashboard" || r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
        .Select(r => $"src/Jobs must not know {r}: pages belong in src/Dashboard, storage in src/Data"));

    [Fact]
    public void Dashboard_KnowsStoresAndRecords_NeitherContextsNorExcel() => Findings.None(References(Dashboard)
        .Where(r => r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || r is "ClosedXML" or "Npgsql" or "Microsoft.Data.Sqlite" || r.StartsWith("DocumentFormat", StringComparison.Ordinal))
        .Select(r => $"src/Dashboard must not know {r}: ask a store in src/Data or a service in src/Jobs"));

    [Fact]
    public void Entities_AreTheStoresOwnBusiness() => Findings.None(Data.GetExportedTypes()
        .Where(t => t.Name.EndsWith("Entity", StringComparison.Ordinal) || t.Name.EndsWith("Context", StringComparison.Ordinal))
        .Select(t => $"{t.FullName} is public: give out a record instead"));

    [Fact]
    public void PureCalculation_KnowsNoStore()
    {
        var found = Files("src/Data/Analysis", "src/Data/Expressions", "src/Data/Text")
            .Where(f => f.Text.Contains("EntityFrameworkCore", StringComparison.Ordinal) || f.Text.Contains("TimeProvider", StringComparison.Ordinal))
            .Select(f => $"{f.Path}: calculation takes its figures and its day as arguments");
        Findings.None(found);
    }

    [Fact]
    public void Files_AreShort() => Findings.None(Files("src", "tests", "tools")
        .Where(f => f.Text.Count(c => c == '\n') > MaxLines)
        .Select(f => $"{f.Path} has more than {MaxLines} lines: split it by what it does"));

    [Fact]
    public void Files_HoldOnePublicType() => Findings.None(Files("src")
        .Where(f => PublicType().Count(f.Text) > 1)
        .Select(f => $"{f.Path} holds several public types: one a file"));

    [Fact]
    public void Promises_NameTheirIssue() => Findings.None(Files("src", "tests", "tools")
        .Where(f => Promise().IsMatch(f.Text))
        .Select(f => $"{f.Path} promises something for later without an issue's number"));

    [Fact]
    public void Namespaces_BeginWithTheProduct() => Findings.None(new[] { Data, Jobs, Dashboard }
        .SelectMany(a => a.GetTypes())
        .Where(t => !t.IsNested && t.Namespace is { } n && !n.StartsWith("Kpi.", StringComparison.Ordinal) && !Generated(n))
        .Select(t => $"{t.FullName}: namespaces begin with Kpi."));

    private static bool Generated(string name) => name.StartsWith("Microsoft.", StringComparison.Ordinal) || name.StartsWith("System.", StringComparison.Ordinal);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!);

    private static IEnumerable<(string Path, string Text)> Files(params string[] folders) => folders
        .SelectMany(f => Directory.EnumerateFiles(TestFiles.Path(f), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal))
        .Select(f => (Path.GetRelativePath(TestFiles.Root, f), File.ReadAllText(f)));

    [GeneratedRegex(@"^public (?:sealed |static |abstract |readonly |partial )*(?:class|record|struct|enum|interface)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"//.*\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b(?!.*#\d)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Promise();
}
