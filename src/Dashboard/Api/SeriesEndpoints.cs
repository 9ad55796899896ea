using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Series;
using Kpi.Data.Series.RollUps;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>Observations with their lineage, and series.</summary>
internal static class SeriesEndpoints
{
    public static void MapSeries(this IEndpointRouteBuilder api)
    {
        api.MapGet("/observations", Observations);
        api.MapGet("/series", Series);
    }

    private static async Task<IResult> Observations(
        string? indicator,
        string? agency,
        string? period,
        string? asOf,
        string? page,
        int? limit,
        ObservationStore observations,
        KpiSettings settings,
        Problems problems,
        CancellationToken cancellationToken)
    {
        if (Paging.Read(page, limit) is not var (skip, take)) return problems.BadRequest("query.page");
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        var found = await observations.QueryAsync(indicator, agency, period, instant, skip, take + 1, cancellationToken);
        return Results.Ok(Paging.Page(found, skip, take, o => new ObservationItem(
            o.Indicator,
            o.Agency,
            o.Period.Key,
            o.Revision,
            o.State,
            o.Value,
            o.Numerator,
            o.Denominator,
            o.Note,
            o.Raw,
            o.Submission,
            o.Sheet,
            o.Cell,
            o.Illustrative,
            o.RecordedAt,
            o.RecordedBy,
            o.SupersededAt,
            o.Cause)));
    }

    private static async Task<IResult> Series(
        string? indicator,
        string? agency,
        string? from,
        string? to,
        string? accumulation,
        string? asOf,
        bool? rollup,
        bool? predecessors,
        CatalogueStore catalogues,
        AgencyStore agencies,
        SeriesStore series,
        RollUpStore rollUps,
        WordingProvider wordings,
        IStringLocalizer<Text> text,
        KpiSettings settings,
        Problems problems,
        CancellationToken cancellationToken)
    {
        if (indicator is null) return problems.BadRequest("indicator.needed");
        if (agency is null) return problems.BadRequest("agency.needed");
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        var wanted = accumulation is null ? SeriesAccumulation.Reported : Words.TryParse<SeriesAccumulation>(accumulation);
        if (wanted is not { } how) return problems.BadRequest("query.accumulation", accumulation!);
        var catalogue = await catalogues.GetAsync(instant, cancellationToken);
        if (catalogue.Find(indicator) is not { } found) return problems.NotFound("indicator.unknown", indicator);
        var all = await agencies.AllAsync(cancellationToken);
        if (all.FirstOrDefault(a => string.Equals(a.Key, agency, StringComparison.Ordinal)) is not { } who) return problems.NotFound("agency.unknown", agency);
        var calendar = SeriesStore.CalendarOf(catalogue, found);
        var (first, last) = (calendar.Find(from), calendar.Find(to));
        if (from is not null && first is null) return problems.BadRequest("period.unknown", from);
        if (to is not null && last is null) return problems.BadRequest("period.unknown", to);
        if (SeriesBuilder.Refusal(catalogue, found, how) is { } refusal) return problems.Refused("series.does-not-add-up", indicator, Words.Of(refusal));

        var words = await wordings.GetAsync(cancellationToken);
        if (rollup is not true && predecessors is not true) return Results.Ok(SeriesItem.Of(await series.ReadAsync(found, who.Id, how, instant, cancellationToken), who.Key, [], first, last, words, text));
        if (RollUpRules.Of(catalogue, found) == RollUpRule.None) return problems.Refused("series.does-not-roll-up", indicator);
        var scope = RollUpScope.Of(all, who, rollup is true, predecessors is true);
        if (scope.Divided is { } divided) return problems.Refused("series.divided", divided.Key, agency);
        return Results.Ok(SeriesItem.Of(await rollUps.ReadAsync(found, scope, how, instant, cancellationToken), who.Key, scope.Breaks, first, last, words, text));
    }

    private sealed record ObservationItem(
        string Indicator,
        string Agency,
        string Period,
        int Revision,
        ObservationState State,
        double? Value,
        double? Numerator,
        double? Denominator,
        string? Note,
        string? Raw,
        Guid Submission,
        string? Sheet,
        string? Cell,
        bool Illustrative,
        DateTime RecordedAt,
        string RecordedBy,
        DateTime? SupersededAt,
        string? Cause);
}
