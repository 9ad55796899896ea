namespace Kpi.Jobs.Import;

/// <summary>What a person says to one problem of a file.</summary>
/// <param name="Problem">The problem's <see cref="Import.Problem.Key"/>.</param>
/// <param name="Value">The reading chosen; only for <see cref="ProblemAnswerKind.Reading"/>.</param>
/// <param name="Text">The explanation; or the place; only for <see cref="ProblemAnswerKind.Explanation"/> and <see cref="ProblemAnswerKind.Placed"/>.</param>
public sealed record ProblemAnswer(string Problem, ProblemAnswerKind Kind, double? Value = null, string? Text = null);
