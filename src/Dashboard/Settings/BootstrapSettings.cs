namespace Kpi.Dashboard.Settings;

/// <summary>How the first administrator and the first token come to be; each null when not asked for.</summary>
public sealed record BootstrapSettings(string? AdminEmail, string? AdminPassword, string? ApiToken);
