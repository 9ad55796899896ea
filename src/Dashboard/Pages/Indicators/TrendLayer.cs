namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What a trend can show beside its figures. Their words stand in addresses.</summary>
public enum TrendLayer
{
    /// <summary>Targets as steps.</summary>
    Target,

    /// <summary>The same periods a year earlier.</summary>
    Before,

    /// <summary>What is projected, with its 80 % interval.</summary>
    Projection,

    /// <summary>The natural limits and the mean between them.</summary>
    Limits,
}
