namespace Kpi.Data.Persistence;

/// <summary>Why the store cannot be used.</summary>
public enum StoreFault
{
    /// <summary>Another program holds it.</summary>
    Locked,

    /// <summary>The file or folder may not be written.</summary>
    ReadOnly,

    /// <summary>A newer version of the program has changed it.</summary>
    Newer,

    /// <summary>No server answers, or it refuses the account.</summary>
    Unreachable,

    /// <summary>The file is not a database, or is damaged.</summary>
    Damaged,
}
