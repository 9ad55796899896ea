using Kpi.Dashboard.Settings;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.Api;

/// <summary>Which published figures have changed since somebody last looked.</summary>
internal static class RestatementEndpoints
{
    public static void MapRestatements(this IEndpointRouteBuilder api) => api.MapGet("/restatements", List);

    private static async Task<IResult> List(
        string? agency,
        string? indicator,
        string? since,
        string? asOf,
        bool? later,
        string? page,
        int? limit,
        RestatementStore restatements,
        AgencyStore agencies,
        CatalogueStore catalogues,
        TimeProvider time,
        KpiSettings settings,
        Problems problems,
        CancellationToken cancellationToken)
    {
        if (Paging.Read(page, limit) is not var (skip, take)) return problems.BadRequest("query.page");
        if (since is null) return problems.BadRequest("since.needed");
        if (!AsOf.TryRead(since, settings, out var from)) return problems.BadRequest("query.as-of", since);
        if (!AsOf.TryRead(asOf, settings, out var until)) return problems.BadRequest("query.as-of", asOf!);
        if (agency is not null && !(await agencies.AllAsync(cancellationToken)).Any(a => string.Equals(a.Key, agency, StringComparison.Ordinal))) return problems.NotFound("agency.unknown", agency);
        if (indicator is not null && (await catalogues.GetAsync(cancellationToken)).Find(indicator) is null) return problems.NotFound("indicator.unknown", indicator);
        var to = until ?? time.GetUtcNow().UtcDateTime;
        if (from > to) return problems.BadRequest("since.after");
        var found = await restatements.FindAsync(agency, indicator, from!.Value, to, later is true, cancellationToken);
        return Results.Ok(Paging.Page([.. found.Skip(skip).Take(take + 1)], skip, take, RestatementItem.Of));
    }

    private sealed record RestatementItem(
        string Indicator, string Agency, string Period, FigureItem Before, FigureItem? After, double? Change, IReadOnlyList<RestatementStep> Steps)
    {
        public static RestatementItem Of(Restatement r) => new(
            r.Indicator, r.Agency, r.Period.Key, FigureItem.Of(r.Before), r.After is { } after ? FigureItem.Of(after) : null, r.Change, r.Steps);
    }

    private sealed record FigureItem(int Revision, ObservationState State, double? Value, double? Numerator, double? Denominator, Guid Submission, DateTime RecordedAt, string RecordedBy)
    {
        public static FigureItem Of(Observation o) => new(o.Revision, o.State, o.Value, o.Numerator, o.Denominator, o.Submission, o.RecordedAt, o.RecordedBy);
    }
}
