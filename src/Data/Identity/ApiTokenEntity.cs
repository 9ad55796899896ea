namespace Kpi.Data.Identity;

/// <summary>A bearer token. Only its hash is kept: who reads the database cannot use it.</summary>
internal sealed class ApiTokenEntity
{
    public int Id { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the token. Tokens are long and random, so a plain hash is enough.</summary>
    public required string Hash { get; set; }
    public required string Name { get; set; }

    /// <summary>Role words, separated by spaces.</summary>
    public required string Roles { get; set; }

    /// <summary>Key of the agency it acts for, with those below it; null for every agency.</summary>
    public string? AgencyKey { get; set; }
    public DateTime CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public DateTime? RevokedAt { get; set; }

    public ApiTokenEntry ToRecord() => new(Id, Name, Roles.Split(' '), AgencyKey, CreatedAt, CreatedBy, ExpiresAt, RevokedAt);
}
