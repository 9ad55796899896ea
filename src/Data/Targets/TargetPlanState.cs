namespace Kpi.Data.Targets;

/// <summary>How a set of targets stands.</summary>
public enum TargetPlanState
{
    /// <summary>Being worked on; no status knows of it.</summary>
    Draft,

    /// <summary>In force since it was issued.</summary>
    Issued,

    /// <summary>Given up.</summary>
    Discarded,
}
