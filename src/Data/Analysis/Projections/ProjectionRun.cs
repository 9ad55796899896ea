namespace Kpi.Data.Analysis.Projections;

/// <summary>What lies after the last gap of a series, on the scale it is projected on. Damped Holt is fitted to it once, when it is first asked for.</summary>
internal sealed class ProjectionRun(double[] values)
{
    private HoltOrigins? _holt;

    public double[] Values => values;

    /// <summary>For 10 values or more.</summary>
    public HoltOrigins Holt => _holt ??= new HoltOrigins(values);
}
