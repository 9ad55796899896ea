namespace Kpi.Data.Identity;

/// <summary>The link by which a person sets a password; one a person. Only its hash is kept.</summary>
internal sealed class SignInLinkEntity
{
    /// <summary>Lower-case hexadecimal SHA-256 of the code.</summary>
    public required string Hash { get; set; }
    public required string UserId { get; set; }
    public DateTime ExpiresAt { get; set; }
}
