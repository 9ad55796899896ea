using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
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
        MovementReader reader,
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

        var (movement, refusal) = await reader.ReadAsync(catalogue, indicator, all, who, before, after, instant, cancellationToken);
        var words = await wordings.GetAsync(cancellationToken);
        return Results.Ok(MovementAnswer.Of(indicator, who.Key, before, after, movement, refusal, words, text));
    }
}
