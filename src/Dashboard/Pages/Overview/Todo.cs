namespace Kpi.Dashboard.Pages.Overview;

/// <summary>What waits for a person, as far as it is shown.</summary>
/// <param name="More">The page with the rest; null when this is all.</param>
public sealed record Todo(IReadOnlyList<TodoItem> Items, string? More);
