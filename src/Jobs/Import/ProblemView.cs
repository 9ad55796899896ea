using Kpi.Data.Rules;

namespace Kpi.Jobs.Import;

/// <summary>A problem in a reader's language.</summary>
public sealed record ProblemView(Severity Severity, string Code, string? Sheet, string? Cell, string? Line, string Message, string Suggestion);
