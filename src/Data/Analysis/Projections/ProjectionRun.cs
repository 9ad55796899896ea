namespace Kpi.Data.Analysis.Projections;

/// <summary>What lies after the last gap of a series, on the scale it is projected on. Damped Holt is fitted to it once, when it is first asked for.</summary>
/// <param name="options">As they hold for these values: a percentage that leaves 0 to 100 is no share of a whole.</param>
internal sealed class ProjectionRun(double[] values, ProjectionOptions options)
{
    private HoltOrigins? _holt;

    public double[] Values => values;

    public ProjectionOptions Options => options;

    /// <summary>Whether a season has been declared and two of it are known.</summary>
    public bool Seasonal => options.Season > 1 && values.Length >= 2 * options.Season;

    /// <summary>For 10 values or more.</summary>
    public HoltOrigins Holt => _holt ??= new HoltOrigins(values);
}
