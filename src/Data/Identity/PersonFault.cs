namespace Kpi.Data.Identity;

/// <summary>Why a change of a person has not been made.</summary>
public enum PersonFault
{
    /// <summary>The name to sign in with is empty, longer than 250 characters, has characters other than letters without marks, digits and <c>-._@+</c>, or means a part of the program.</summary>
    UserName,

    /// <summary>Somebody else signs in by that name, or a token is called so.</summary>
    Taken,

    /// <summary>The name to show is empty or too long.</summary>
    DisplayName,

    /// <summary>No role was chosen, or one that does not exist.</summary>
    Roles,

    /// <summary>There is no such agency.</summary>
    Agency,

    /// <summary>No reason was given, or one that is too long.</summary>
    Reason,

    /// <summary>Nobody else could administer the program: no other administrator has a password and is not locked.</summary>
    LastAdministrator,

    /// <summary>There is no such person, or not in the state that was expected.</summary>
    Gone,
}
