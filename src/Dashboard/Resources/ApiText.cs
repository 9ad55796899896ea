namespace Kpi.Dashboard.Resources;

/// <summary>The words of the API: <c>ApiText.resx</c> in Vietnamese, <c>ApiText.en.resx</c> in English.</summary>
public sealed class ApiText;
