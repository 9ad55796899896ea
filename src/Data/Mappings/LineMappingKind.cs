namespace Kpi.Data.Mappings;

/// <summary>What a person has said of a line that does not stand in the form as it was laid down.</summary>
public enum LineMappingKind
{
    /// <summary>The printed line is a line of the form under another name or code.</summary>
    Line,

    /// <summary>The printed line is a part of a line of the form, whose value is the sum of its parts.</summary>
    Part,

    /// <summary>The printed line is none of the form's.</summary>
    NotALine,

    /// <summary>The line of the form is no longer printed.</summary>
    Gone,
}
