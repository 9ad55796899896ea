using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Reads what the agencies below an agency, and before it, give together and each, by the roll-up of the API.</summary>
public sealed class FamilyReader(RollUpStore rollUps)
{
    /// <param name="accumulation">In which the agency's own series is shown.</param>
    /// <param name="asked">The period that must be among those of the sum, where the accumulation is left to the page; null for any.</param>
    public async Task<AgencyFamily> ReadAsync(
        CatalogueSnapshot catalogue, Indicator indicator, IReadOnlyList<Agency> offices, Agency agency, IndicatorQuery query, SeriesAccumulation accumulation, Period? asked, CancellationToken cancellationToken)
    {
        var rule = RollUpRules.Of(catalogue, indicator);
        var parents = offices.Select(a => a.ParentId).OfType<int>().ToHashSet();
        List<Agency> below = [.. offices.Where(a => a.ParentId == agency.Id)];
        var (rollUp, predecessors) = (query.RollUp && below.Count > 0, query.Predecessors);
        var divided = predecessors ? RollUpScope.Of(offices, agency, rollUp, predecessors: true).Divided : null;
        if (divided is not null) predecessors = false;

        IndicatorSeries? sum = null;
        var scope = RollUpScope.Of(offices, agency, rollUp, predecessors);
        if (rule != RollUpRule.None && (rollUp || predecessors)) sum = await SumAsync(catalogue, indicator, scope, query, accumulation, asked, cancellationToken);
        var shown = sum?.Accumulation ?? accumulation;
        var each = below.Count == 0 ? [] : await rollUps.EachAsync(indicator, [.. below.Select(a => RollUpScope.Of(offices, a, below: true, predecessors: false))], shown, query.Vintage?.Instant, cancellationToken);
        return new AgencyFamily(
            rule,
            shown,
            sum,
            sum is null ? [] : scope.Breaks,
            divided,
            RollUpScope.Of(offices, agency, rollUp, predecessors: true).Breaks.Count > 0,
            [.. below.Zip(each, (a, s) => new ChildSeries(a, s, parents.Contains(a.Id) && rule != RollUpRule.None))]);
    }

    // The series whose points may be joined, unless it has no place for the period that was asked for.
    private async Task<IndicatorSeries> SumAsync(
        CatalogueSnapshot catalogue, Indicator indicator, RollUpScope scope, IndicatorQuery query, SeriesAccumulation accumulation, Period? asked, CancellationToken cancellationToken)
    {
        var trend = SeriesBuilder.Trend(catalogue, indicator);
        IEnumerable<SeriesAccumulation> order = query.Accumulation is not null
            ? [accumulation]
            : new[] { trend, SeriesAccumulation.Ytd, SeriesAccumulation.Reported, SeriesAccumulation.Discrete }.Where(SeriesBuilder.Choices(catalogue, indicator).Contains).Distinct();
        IndicatorSeries? first = null;
        foreach (var how in order)
        {
            var sum = await rollUps.ReadAsync(indicator, scope, how, query.Vintage?.Instant, cancellationToken);
            if (asked is null || sum.Points.Any(p => p.Figure.Period == asked)) return sum;
            first ??= sum;
        }
        return first!;
    }
}
