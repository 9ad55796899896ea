using Kpi.Dashboard.Settings;
using Kpi.Data.Agencies;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.Api;

/// <summary>Which published figures have changed since somebody last looked.</summary>
internal static class RestatementEndpoints
{
    public static void MapRestatements(this IEndpointRouteBuilder api) => api.MapGet("/restatements", List);

    private static async Task<IResult> List(
        string? agency,
        string? since,
        string? asOf,
        string? page,
        int? limit,
        RestatementStore restatements,
        AgencyStore agencies,
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
        var to = until ?? time.GetUtcNow().UtcDateTime;
        if (from > to) return problems.BadRequest("since.after");
        var found = await restatements.FindAsync(agency, from!.Value, to, cancellationToken);
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
