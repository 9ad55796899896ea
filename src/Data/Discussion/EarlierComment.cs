namespace Kpi.Data.Discussion;

/// <summary>What a comment said before it was changed.</summary>
/// <param name="Until">UTC, when it was changed.</param>
public sealed record EarlierComment(string Text, DateTime Until);
