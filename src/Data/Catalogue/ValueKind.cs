namespace Kpi.Data.Catalogue;

/// <summary>What the values of an indicator are.</summary>
public enum ValueKind
{
    /// <summary>A whole number of things, 0 or more.</summary>
    Count,

    /// <summary>Percent points, 0 to 100 (20.4724, never 0.204724).</summary>
    Percent,

    /// <summary>The number of one of the printed options: an answer, not a quantity; never charted as one, summed or averaged.</summary>
    Enumeration,

    /// <summary>Any number, for derived figures such as dossiers a day.</summary>
    Number,
}
