namespace Kpi.Data.Analysis.Goals;

/// <summary>How a target is approached between its steps.</summary>
public enum TrajectoryShape
{
    /// <summary>The last step holds until the next.</summary>
    Stepped,

    /// <summary>In a straight line by days.</summary>
    LinearByDays,

    /// <summary>In equal parts by periods, however long they are.</summary>
    LinearByPeriods,
}
