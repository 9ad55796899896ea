using Kpi.Data.Catalogue;

namespace Kpi.Data.Rules;

/// <summary>A sum that a form's lines seem to make, and that no rule says yet.</summary>
/// <param name="Held">Published reports of which it is true: all of those that give every figure.</param>
/// <param name="Illustrative">How many of them are made up.</param>
/// <param name="Weaker">A rule that says something else of the same lines, such as that one side is at most the other; null when there is none.</param>
public sealed record RuleSuggestion(FormVersion Form, FormLine Total, IReadOnlyList<FormLine> Parts, int Held, int Illustrative, Rule? Weaker)
{
    /// <summary>The left side of the rule: the parts added up.</summary>
    public string Left => string.Join(" + ", Parts.Select(p => p.Indicator!.Key));

    /// <summary>The right side of it.</summary>
    public string Right => Total.Indicator!.Key;
}
