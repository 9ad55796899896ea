using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What the reporter wrote beside a value, word for word.</summary>
public sealed record IndicatorNote(Period Period, string Text, string By, bool Illustrative);
