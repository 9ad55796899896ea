namespace Kpi.Dashboard.Pages.Targets;

/// <summary>A pasted block as it was read.</summary>
/// <param name="HasPeriods">Whether a period was found in the head or in a column; nothing can be read without one.</param>
/// <param name="Cells">In the order of the block; empty cells are left out.</param>
/// <param name="Blank">Cells without a value: no target, nothing changes.</param>
public sealed record PasteBlock(bool HasPeriods, IReadOnlyList<PasteCell> Cells, int Blank)
{
    public IEnumerable<PasteCell> Good => Cells.Where(c => c.Problem is null);

    public IEnumerable<PasteCell> Bad => Cells.Where(c => c.Problem is not null);
}
