namespace Kpi.Jobs.Import;

/// <summary>The ways to answer a problem.</summary>
public enum ProblemAnswerKind
{
    /// <summary>Of several readings of a number this one is meant.</summary>
    Reading,

    /// <summary>The line is left empty: nothing is reported.</summary>
    Missing,

    /// <summary>The line does not apply.</summary>
    NotApplicable,

    /// <summary>Of a table of history: what a row or a column of it is, or that it is left out; see <see cref="HistoryPlace"/>.</summary>
    Placed,

    /// <summary>It is right as it stands, for this reason.</summary>
    Explanation,
}
