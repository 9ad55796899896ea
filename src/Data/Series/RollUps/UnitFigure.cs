using Kpi.Data.Observations;

namespace Kpi.Data.Series.RollUps;

/// <summary>A figure of one agency with the window it covers.</summary>
/// <param name="Start">First day, which a report may declare otherwise than its period has it.</param>
/// <param name="End">Last day.</param>
/// <param name="Counted">Days that the reports behind a difference or a sum cover, 1 or more; null where they are those of the window.</param>
public readonly record struct UnitFigure(Figure Figure, DateOnly Start, DateOnly End, int? Counted = null)
{
    /// <summary>A figure over its period's own window.</summary>
    public static UnitFigure Of(Figure figure) => new(figure, figure.Period.Start, figure.Period.End);
}
