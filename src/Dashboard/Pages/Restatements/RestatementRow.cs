using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>One figure that changed.</summary>
/// <param name="Code">Code of its form line; empty when it has none.</param>
/// <param name="Before">What was known just before the first change.</param>
public sealed record RestatementRow(Restatement Restatement, Indicator Indicator, string Code, Agency Agency, Vintage Before)
{
    /// <summary>The page of the indicator as it was known before the change.</summary>
    public string Then => IndicatorAddress.Of(Indicator.Key, Restatement.Period.Key, Agency.Key, SeriesAccumulation.Reported, Before);

    /// <summary>The page of the indicator as it is known now.</summary>
    public string Now => IndicatorAddress.Of(Indicator.Key, Restatement.Period.Key, Agency.Key, SeriesAccumulation.Reported);
}
