namespace Kpi.Data.Identity;

/// <summary>A key of ASP.NET Core Data Protection: nodes that share the store accept each other's cookies.</summary>
internal sealed class DataProtectionKeyEntity
{
    public int Id { get; set; }
    public string? FriendlyName { get; set; }
    public required string Xml { get; set; }
}
