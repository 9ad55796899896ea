using Kpi.Data.Agencies;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Who belongs to the agency of the page, and what they give together and each.</summary>
/// <param name="Rule">How figures of several agencies become one.</param>
/// <param name="Accumulation">In which the series is shown.</param>
/// <param name="Sum">The series over all of them; null while the agency stands for itself.</param>
/// <param name="Breaks">Where one agency of the sum took another's place, by day.</param>
/// <param name="Divided">A predecessor that cannot be joined, for other agencies took over parts of it; null when there is none, or none was asked for.</param>
/// <param name="Follows">Whether there are agencies before it that could be joined.</param>
/// <param name="Below">The agencies right below it, with a series each.</param>
public sealed record AgencyFamily(
    RollUpRule Rule,
    SeriesAccumulation Accumulation,
    IndicatorSeries? Sum,
    IReadOnlyList<AgencyBreak> Breaks,
    Agency? Divided,
    bool Follows,
    IReadOnlyList<ChildSeries> Below);
