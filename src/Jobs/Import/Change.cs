namespace Kpi.Jobs.Import;

/// <summary>One figure that publishing would add or alter. Null means that there is no number on that side.</summary>
public sealed record Change(string Key, double? Old, double? New);
