namespace Kpi.Data.Submissions;

/// <summary>What an approver says about one line of a submission.</summary>
/// <param name="Line">Key of the line's indicator.</param>
/// <param name="Text">Up to <see cref="MaxLength"/> characters.</param>
/// <param name="At">UTC.</param>
public sealed record LineComment(long Id, string Line, string Text, DateTime At, string By)
{
    /// <summary>Most characters of a comment.</summary>
    public const int MaxLength = 1000;
}
