namespace Kpi.Data.Analysis.Projections;

/// <summary>What is known of a series besides its values.</summary>
public sealed record ProjectionOptions
{
    public static ProjectionOptions Default { get; } = new();

    /// <summary>Whether values are percent points, 0 to 100: all is then done on the logit scale, unless a value lies outside, so that they are no shares of a whole.</summary>
    public bool Percent { get; init; }

    /// <summary>Whether values cannot be negative.</summary>
    public bool NonNegative { get; init; }

    /// <summary>Periods of a season, where a person has said that there is one; 0 for none.</summary>
    public int Season { get; init; }

    /// <summary>How many periods ahead, 1 to 8.</summary>
    public int Horizon { get; init; } = 4;
}
