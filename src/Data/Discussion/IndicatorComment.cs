namespace Kpi.Data.Discussion;

/// <summary>What somebody says about the figure of an indicator, an agency and a period. Plain text.</summary>
/// <param name="PeriodId">Number of the period.</param>
/// <param name="Text">As it stands now; empty once it was withdrawn.</param>
/// <param name="At">UTC, when it was first said.</param>
/// <param name="AuthorId">Who may still change it.</param>
/// <param name="By">The name its author signed in with.</param>
/// <param name="WithdrawnAt">UTC; null while it stands.</param>
/// <param name="Earlier">What it said before, oldest first; empty once it was withdrawn.</param>
public sealed record IndicatorComment(
    long Id, int IndicatorId, int AgencyId, int PeriodId, string Text, DateTime At, string AuthorId, string By, DateTime? WithdrawnAt, IReadOnlyList<EarlierComment> Earlier)
{
    /// <summary>Most characters of a comment.</summary>
    public const int LongestText = 1000;

    /// <summary>How long its author may change or withdraw it.</summary>
    public static readonly TimeSpan Changeable = TimeSpan.FromHours(24);

    /// <summary>Whether somebody may change or withdraw it at an instant (UTC).</summary>
    public bool MayChange(string? person, DateTime now) => WithdrawnAt is null && string.Equals(AuthorId, person, StringComparison.Ordinal) && now < At + Changeable;
}
