namespace Kpi.Data.Rules;

/// <summary>One version of a rule, with who recorded it and when.</summary>
/// <param name="Version">From 1.</param>
/// <param name="LeftText">The left side as it was written, like <paramref name="RightText"/>.</param>
/// <param name="RecordedAt">UTC; null for what was there before versions were kept.</param>
/// <param name="RecordedBy">The account, or <c>system</c> for what came with the program.</param>
/// <param name="SupersededAt">UTC; when the next version, or nothing, took its place. Null while it is in force.</param>
/// <param name="SupersededBy">Who saw to that.</param>
public sealed record RuleVersion(
    Rule Rule, int Version, string LeftText, string RightText, DateTime? RecordedAt, string RecordedBy, DateTime? SupersededAt, string? SupersededBy)
{
    /// <summary>Where the rule stands on a day, if this is its latest version.</summary>
    public RuleState State(DateOnly today) =>
        SupersededAt is not null ? RuleState.Retired
        : Rule.ValidTo < today ? RuleState.Expired
        : Rule.ValidFrom > today ? RuleState.Future
        : RuleState.InForce;
}
