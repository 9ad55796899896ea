using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>Why a rate over the agencies below one moved between two periods: rates and weights, who came and who left, and what those did that were there all the time.</summary>
internal static class MovementEndpoints
{
    public static void MapMovement(this IEndpointRouteBuilder api) => api.MapGet("/indicators/{key}/movement", Movement).Produces<MovementAnswer>();

    private static async Task<IResult> Movement(
        string key,
        string? agency,
        string? a,
        string? b,
        string? asOf,
        CatalogueStore catalogues,
        AgencyStore agencies,
        RollUpStore rollUps,
        SeriesEventStore events,
        WordingProvider wordings,
        IStringLocalizer<Text> text,
        KpiSettings settings,
        Problems problems,
        CancellationToken cancellationToken)
    {
        if (agency is null) return problems.BadRequest("agency.needed");
        if (a is null || b is null) return problems.BadRequest("compare.periods");
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        var catalogue = await catalogues.GetAsync(instant, cancellationToken);
        if (catalogue.Find(key) is not { } indicator) return problems.NotFound("indicator.unknown", key);
        var all = await agencies.AllAsync(cancellationToken);
        if (all.FirstOrDefault(x => string.Equals(x.Key, agency, StringComparison.Ordinal)) is not { } who) return problems.NotFound("agency.unknown", agency);
        var calendar = SeriesStore.CalendarOf(catalogue, indicator);
        if (calendar.Find(a) is not { } before) return problems.BadRequest("period.unknown", a);
        if (calendar.Find(b) is not { } after) return problems.BadRequest("period.unknown", b);
        if (!RollUpRules.TakesApart(catalogue, indicator)) return problems.Refused("movement.not-a-rate", key);

        var scope = RollUpScope.Of(all, who, below: true, predecessors: false);
        var movement = await rollUps.MovementAsync(indicator, scope, before, after, instant, cancellationToken);
        var members = scope.Members.Select(m => m.Id).ToHashSet();
        var happened = await events.ListAsync(null, null, instant, withdrawn: false, cancellationToken);
        var refusal = Refusal(catalogue, indicator, before, after) ?? IndicatorAnalyser.Crossed(catalogue, indicator, before, after, [.. happened.Where(e => e.AgencyId is not { } id || members.Contains(id))])
            ?? (movement.Parts is null ? ComparisonRefusal.MissingSide : null);
        var words = await wordings.GetAsync(cancellationToken);
        return Results.Ok(MovementAnswer.Of(indicator, who.Key, before, after, movement, refusal, words, text));
    }

    private static ComparisonRefusal? Refusal(CatalogueSnapshot catalogue, Indicator indicator, Period before, Period after) =>
        SeriesBuilder.Connects(catalogue, indicator, SeriesAccumulation.Reported) ? null : Comparer.Refuse(Side(before), Side(after));

    // The windows alone.
    private static ComparisonSide Side(Period period) => new(period, null, null, null, period.Start, period.End);
}
