namespace Kpi.Dashboard.Settings;

/// <summary>The configuration is wrong; every error is listed.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
