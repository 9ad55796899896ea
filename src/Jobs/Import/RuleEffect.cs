namespace Kpi.Jobs.Import;

/// <summary>What a rule says of a reading.</summary>
/// <param name="Rule">Key of the rule.</param>
/// <param name="Left">The sides it compares.</param>
public sealed record RuleEffect(string Rule, bool Holds, double Left, double Right);
