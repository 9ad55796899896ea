namespace Kpi.Jobs.Import;

/// <summary>A reading held against what is published at one moment.</summary>
/// <param name="Check">The check result with the problems and changes of that moment.</param>
/// <param name="CrossChecks">Every rule that is anchored at a line of the form, in the order of the rules.</param>
public sealed record Comparison(CheckResult Check, IReadOnlyList<CrossCheck> CrossChecks);
