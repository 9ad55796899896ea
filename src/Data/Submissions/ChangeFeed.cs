namespace Kpi.Data.Submissions;

/// <summary>Publishes, after they are committed. On several nodes one may be announced twice.</summary>
public sealed class ChangeFeed : Feed<Publication>;
