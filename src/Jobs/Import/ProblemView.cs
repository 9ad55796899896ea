using Kpi.Data.Rules;

namespace Kpi.Jobs.Import;

/// <summary>A problem in a reader's language.</summary>
/// <param name="Answer">What a person has said to it; an error that has been answered is closed.</param>
public sealed record ProblemView(Severity Severity, string Code, string? Sheet, string? Cell, string? Line, string Message, string Suggestion, ProblemAnswer? Answer);
