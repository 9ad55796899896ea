namespace Kpi.Data.Identity;

/// <summary>Why a token has not been made.</summary>
public enum ApiTokenFault
{
    /// <summary>It says not what it is for, in more than 100 characters, or with a name of the program itself.</summary>
    Name,

    /// <summary>A person signs in by that name, or another good token is called so: the log could not tell them apart.</summary>
    Taken,

    /// <summary>No role was chosen, or one that does not exist.</summary>
    Roles,

    /// <summary>There is no such agency.</summary>
    Agency,

    /// <summary>Its last day has passed.</summary>
    Expiry,
}
