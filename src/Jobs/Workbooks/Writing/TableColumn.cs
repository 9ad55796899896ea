namespace Kpi.Jobs.Workbooks.Writing;

/// <summary>A column of a written table.</summary>
/// <param name="Width">In characters of the standard font.</param>
/// <param name="NumberFormat">How Excel shows its numbers, such as <c>#,##0.0</c>; null for the standard.</param>
public sealed record TableColumn(string Head, double Width, string? NumberFormat = null);
