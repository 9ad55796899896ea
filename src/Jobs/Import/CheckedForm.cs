namespace Kpi.Jobs.Import;

/// <summary>The form that was recognised.</summary>
/// <param name="Confidence">Share of the form's lines that were found and confirmed by code and name, 0 to 1.</param>
public sealed record CheckedForm(string Key, string Version, double Confidence);
