using Kpi.Dashboard.State;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What the address of an indicator's page says. Everything on the page follows from it.</summary>
/// <param name="Key">The indicator.</param>
/// <param name="Period">Key; null for the latest one.</param>
/// <param name="Agency">Key; null for the first.</param>
/// <param name="Accumulation">Null for the one in which the period's figure is, else the one whose points may be joined.</param>
public sealed record IndicatorQuery(string Key, string? Period, string? Agency, SeriesAccumulation? Accumulation)
{
    /// <summary>What the trend is to show beside the figures; null for everything there is.</summary>
    public IReadOnlySet<TrendLayer>? Layers { get; init; }

    /// <summary>What was known at another time; null for what is known now.</summary>
    public Vintage? Vintage { get; init; }

    /// <summary>Whether the agencies below the agency are added up.</summary>
    public bool RollUp { get; init; }

    /// <summary>Whether the agencies it follows are joined to it.</summary>
    public bool Predecessors { get; init; }

    /// <summary>Whether counts are divided by the days of their windows.</summary>
    public bool PerDay { get; init; }

    /// <summary>A switch of the address.</summary>
    public static bool IsOn(string? text) => string.Equals(text, On, StringComparison.OrdinalIgnoreCase);

    /// <summary>How a switch that is on stands in the address.</summary>
    public const string On = "true";
}
