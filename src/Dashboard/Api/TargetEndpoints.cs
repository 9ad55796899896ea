using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Settings;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Series;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Api;

/// <summary>Targets and the decisions that set them.</summary>
internal static class TargetEndpoints
{
    private const int LongestDocument = 500;
    private const int LongestNotes = 2000;

    public static void MapTargets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/targets", List);
        api.MapPut("/targets", Put).RequireAuthorization(p => p.RequireRole(Roles.Planner));
    }

    private static async Task<IResult> List(
        string? indicator, string? agency, string? period, string? asOf, CatalogueStore catalogues, AgencyStore agencies, TargetStore targets, KpiSettings settings, Problems problems, CancellationToken cancellationToken)
    {
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var found = indicator is null ? null : catalogue.Find(indicator);
        if (indicator is not null && found is null) return problems.NotFound("indicator.unknown", indicator);
        var who = agency is null ? null : all.FirstOrDefault(a => string.Equals(a.Key, agency, StringComparison.Ordinal));
        if (agency is not null && who is null) return problems.NotFound("agency.unknown", agency);
        var keys = all.ToDictionary(a => a.Id, a => a.Key);
        var indicators = catalogue.Indicators.ToDictionary(i => i.Id, i => i.Key);
        var rows = await targets.ListAsync(who?.Id, found?.Id, instant, cancellationToken);
        return Results.Ok(new ItemList<TargetItem>([
            .. rows.Where(r => period is null || string.Equals(r.Target.Period.Key, period, StringComparison.Ordinal))
                .Select(r => TargetItem.Of(r, indicators[r.Target.IndicatorId], r.Target.AgencyId is { } id ? keys[id] : null)),
        ]));
    }

    private static async Task<IResult> Put(
        TargetBody body, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, AgencyRights rights, TargetStore targets, Problems problems, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        if (body.Indicator is null) return problems.BadRequest("indicator.needed");
        if (catalogue.Find(body.Indicator) is not { } indicator) return problems.NotFound("indicator.unknown", body.Indicator);
        var who = body.Agency is null ? null : (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, body.Agency, StringComparison.Ordinal));
        if (body.Agency is not null && who is null) return problems.NotFound("agency.unknown", body.Agency);
        if (!await rights.MaySettleAsync(user, who?.Key, cancellationToken)) return problems.Forbidden("agency.other");
        if (SeriesStore.CalendarOf(catalogue, indicator).Find(body.Period) is not { } period) return problems.BadRequest("period.unknown", body.Period ?? "");
        if (body.Value is not { } value || !double.IsFinite(value)) return problems.Refused("target.value");
        if (indicator.Kind == ValueKind.Percent && value is < 0 or > 100) return problems.Refused("target.percent", value);
        if (string.IsNullOrWhiteSpace(body.Document) || body.Document.Length > LongestDocument) return problems.Refused("target.document", LongestDocument);
        if (body.Notes?.Length > LongestNotes) return problems.Refused("target.notes", LongestNotes);
        if (body.ValidFrom > body.ValidTo) return problems.Refused("target.validity");
        TargetComparator? comparator = body.Comparator switch
        {
            null when body.High is not null => TargetComparator.Between,
            null => indicator.Direction switch { Direction.Higher => TargetComparator.AtLeast, Direction.Lower => TargetComparator.AtMost, _ => null },
            ">=" => TargetComparator.AtLeast,
            "<=" => TargetComparator.AtMost,
            { } word => Words.TryParse<TargetComparator>(word),
        };
        if (comparator is not { } side) return problems.Refused("target.comparator");
        if (!Target.AreSound(side, value, body.High)) return problems.Refused("target.high");
        if (indicator.Kind == ValueKind.Percent && body.High is > 100 and { } beyond) return problems.Refused("target.percent", beyond);
        if (body.Tolerance is { } width && !(double.IsFinite(width) && width >= 0)) return problems.Refused("target.tolerance");
        TargetPath? path = null;
        if (body.Trajectory is { } sent)
        {
            if (side == TargetComparator.Between) return problems.Refused("target.range-trajectory");
            path = Words.TryParse<TrajectoryShape>(sent.Shape) is { } shape ? new TargetPath(shape, [.. (sent.Steps ?? []).Select(s => new TargetStep(s.At, s.Value))]) : null;
            if (path?.IsSound(catalogue, indicator, period) != true) return problems.Refused("target.trajectory", TargetPath.MaxSteps);
        }
        var draft = new TargetDraft(indicator, who?.Id, who?.Key, period, side, value, body.Document.Trim(), string.IsNullOrWhiteSpace(body.Notes) ? null : body.Notes.Trim(), body.ValidFrom, body.ValidTo)
        {
            High = body.High,
            Tolerance = body.Tolerance,
            Path = path,
            DocumentDate = body.DocumentDate,
        };
        var row = new TargetPlanRow(indicator.Id, period, side, value, body.Tolerance, path, draft.Notes, body.ValidFrom, body.ValidTo) { High = body.High };
        var rewritten = (await targets.RewrittenAsync([row], who?.Id, cancellationToken)).Select(p => p.Key).ToList();
        if (body.Correction == false && rewritten.Count > 0) return problems.Refused("target.rewrites", string.Join(", ", rewritten));
        var (version, changed) = await targets.SetAsync(draft, user.Identity?.Name ?? "", cancellationToken);
        var item = TargetItem.Of(version, indicator.Key, who?.Key) with { Rewritten = rewritten };
        return changed && version.Version == 1 ? Results.Created($"/api/v1/targets?indicator={indicator.Key}&period={period.Key}", item) : Results.Ok(item);
    }

    /// <param name="Comparator">at-least (or &gt;=), at-most (or &lt;=), or between, from the value to <paramref name="High"/>; without it the indicator's better direction decides, or that there are two bounds.</param>
    /// <param name="High">Upper bound of a range, above the value; no other target has one.</param>
    /// <param name="Correction">Whether published periods may be judged anew where no first day of validity is given; false refuses it, without it they are, and the answer names them.</param>
    private sealed record TargetBody(
        string? Indicator, string? Agency, string? Period, string? Comparator, double? Value, double? High, string? Document, string? Notes, DateOnly? ValidFrom, DateOnly? ValidTo, double? Tolerance, DateOnly? DocumentDate, TrajectoryBody? Trajectory, bool? Correction);

    private sealed record TrajectoryBody(string? Shape, IReadOnlyList<StepBody>? Steps);

    private sealed record StepBody(DateOnly At, double Value);

    private sealed record TargetItem(
        string Key,
        string Indicator,
        string? Agency,
        string Period,
        TargetComparator Comparator,
        double Value,
        double? High,
        string Document,
        bool Illustrative,
        string? Notes,
        DateOnly? ValidFrom,
        DateOnly? ValidTo,
        int Version,
        DateTime RecordedAt,
        string RecordedBy,
        DateOnly? DocumentDate,
        double? Tolerance,
        TrajectoryBody? Trajectory)
    {
        /// <summary>Published periods that this change judges anew; null where nothing has just been set.</summary>
        public IReadOnlyList<string>? Rewritten { get; init; }

        public static TargetItem Of(TargetVersion version, string indicator, string? agency) => new(
            version.Target.Key,
            indicator,
            agency,
            version.Target.Period.Key,
            version.Target.Comparator,
            version.Target.Value,
            version.Target.High,
            version.Target.Document,
            version.Target.Illustrative,
            version.Target.Notes,
            version.Target.ValidFrom,
            version.Target.ValidTo,
            version.Version,
            version.RecordedAt,
            version.RecordedBy,
            version.Target.DocumentDate,
            version.Target.Tolerance,
            version.Target.Path is { } path ? new TrajectoryBody(Words.Of(path.Shape), [.. path.Steps.Select(s => new StepBody(s.At, s.Value))]) : null);
    }
}
