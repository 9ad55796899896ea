namespace Kpi.Jobs.Workbooks.Xlsx;

/// <summary>A link to another part, or to something outside the package, which is never followed.</summary>
/// <param name="Type">A URI whose last step names the kind.</param>
/// <param name="Target">The part's full name; as written when external.</param>
/// <param name="IsExternal">It leads out of the package.</param>
internal sealed record Relationship(string Type, string Target, bool IsExternal)
{
    public bool IsOfKind(string kind) =>
        Type.Length > kind.Length && Type[Type.Length - kind.Length - 1] == '/' && Type.EndsWith(kind, StringComparison.Ordinal);
}
