using Kpi.Jobs.Workbooks.Containers;

namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>The links from one part of a package to others.</summary>
internal sealed class Relationships
{
    private const int EntryBytes = 128;

    private readonly Dictionary<string, Relationship> _byId = new(StringComparer.Ordinal);

    /// <summary>Reads the links of a part, or of the package itself for the empty name. A part without links has none.</summary>
    public static Relationships Read(ZipPackage package, string sourcePart, ReadBudget budget)
    {
        var links = new Relationships();
        var folder = FolderOf(sourcePart);
        var linksPart = $"{folder}_rels/{sourcePart[folder.Length..]}.rels";
        if (!package.Contains(linksPart))
            return links;
        using var xml = package.OpenXml(linksPart);
        var root = xml.EnterRoot("Relationships", XlsxNames.PackageRelationships);
        while (xml.NextChild(root))
        {
            if (xml.Name != "Relationship" || xml.Attribute("Id") is not { } id)
                continue;
            var type = xml.Attribute("Type") ?? "";
            var target = xml.Attribute("Target") ?? "";
            budget.CountText(id.Length + type.Length + target.Length);
            budget.CountKept(EntryBytes);
            var isExternal = string.Equals(xml.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            links._byId[id] = new Relationship(type, isExternal ? target : Resolve(folder, target), isExternal);
        }
        xml.Finish();
        return links;
    }

    public Relationship? ById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The first link of a kind, such as <c>styles</c>: its type ends so in both spellings of the standard.</summary>
    public Relationship? OfKind(string kind)
    {
        foreach (var link in _byId.Values)
        {
            if (link.IsOfKind(kind))
                return link;
        }
        return null;
    }

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];

    // Targets are relative to the linking part's folder or, with a leading slash, to the package. None can leave the package:
    // whatever comes out is looked up among its parts only.
    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        var path = target.StartsWith('/') ? target : folder + target;
        if (!path.Contains("./", StringComparison.Ordinal))
            return path.TrimStart('/');
        var steps = new List<string>();
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step != "..")
                steps.Add(step);
            else if (steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
        }
        steps.RemoveAll(step => step == ".");
        return string.Join('/', steps);
    }
}
