namespace Kpi.Dashboard.Controls;

/// <summary>What a block that shows data can look like.</summary>
public enum Face
{
    Loading,
    Error,
    Empty,
    Data,
}
