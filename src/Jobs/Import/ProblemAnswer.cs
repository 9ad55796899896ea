namespace Kpi.Jobs.Import;

/// <summary>What a person says to one problem of a file.</summary>
/// <param name="Problem">The problem's <see cref="Import.Problem.Key"/>.</param>
/// <param name="Value">The reading chosen; only for <see cref="ProblemAnswerKind.Reading"/>.</param>
/// <param name="Text">The explanation; or the place; only for <see cref="ProblemAnswerKind.Explanation"/> and <see cref="ProblemAnswerKind.Placed"/>.</param>
/// <param name="Second">Of two counts in one cell the reading chosen for the second; only for <see cref="ProblemAnswerKind.Reading"/>.</param>
public sealed record ProblemAnswer(string Problem, ProblemAnswerKind Kind, double? Value = null, string? Text = null, double? Second = null)
{
    /// <summary>The reading chosen; null for any other answer.</summary>
    internal NumberChoice? Choice => Kind == ProblemAnswerKind.Reading && Value is { } value ? new NumberChoice(value, Second) : null;
}
