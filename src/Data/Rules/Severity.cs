namespace Kpi.Data.Rules;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Imported, to be reviewed. Never blocks.</summary>
    Warning,

    /// <summary>A person must decide before the line, or the file, counts.</summary>
    Error,
}
