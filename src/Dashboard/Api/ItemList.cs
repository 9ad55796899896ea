namespace Kpi.Dashboard.Api;

/// <summary>A list as the API gives it.</summary>
/// <param name="Items">The page asked for.</param>
/// <param name="Next">What to give as <c>page</c> to get the next one; null on the last.</param>
public sealed record ItemList<T>(IReadOnlyList<T> Items, string? Next = null);
