using Kpi.Data.Rules;

namespace Kpi.Jobs.Import;

/// <summary>A problem in a reader's language.</summary>
/// <param name="Readings">Of an ambiguous number: what each of its readings would mean; null for any other problem.</param>
/// <param name="Previous">Of an ambiguous number: the latest number published before.</param>
/// <param name="Answer">What a person has said to it; an error that has been answered is closed.</param>
public sealed record ProblemView(
    Severity Severity,
    string Code,
    string? Sheet,
    string? Cell,
    string? Line,
    string Message,
    string Suggestion,
    ProblemAnswer? Answer,
    IReadOnlyList<ReadingEffect>? Readings,
    PreviousFigure? Previous);
