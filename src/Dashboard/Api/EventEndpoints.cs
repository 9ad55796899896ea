using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Identity;
using Kpi.Data.Series;

namespace Kpi.Dashboard.Api;

/// <summary>What happened to series: notes, breaks and rebases, each confirmed by somebody with its cause.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/events", List);
        api.MapPost("/events", Add).RequireAuthorization(p => p.RequireRole(Roles.Approver));
        api.MapPost("/events/{id:int}/withdraw", Withdraw).RequireAuthorization(p => p.RequireRole(Roles.Approver));
    }

    private static async Task<IResult> List(
        string? indicator, string? agency, string? asOf, bool? withdrawn, CatalogueStore catalogues, AgencyStore agencies, SeriesEventStore events, KpiSettings settings, Problems problems, CancellationToken cancellationToken)
    {
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var found = indicator is null ? null : catalogue.Find(indicator);
        if (indicator is not null && found is null) return problems.NotFound("indicator.unknown", indicator);
        var who = agency is null ? null : all.FirstOrDefault(a => string.Equals(a.Key, agency, StringComparison.Ordinal));
        if (agency is not null && who is null) return problems.NotFound("agency.unknown", agency);
        var rows = await events.ListAsync(who?.Id, found is null ? null : [found.Id], instant, withdrawn ?? false, cancellationToken);
        return Results.Ok(new ItemList<EventItem>([.. rows.Select(e => Item(e, catalogue, all))]));
    }

    private static async Task<IResult> Add(
        EventBody body, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, AgencyRights rights, SeriesEventStore events, Problems problems, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        if (body.Indicator is null) return problems.BadRequest("indicator.needed");
        if (catalogue.Find(body.Indicator) is not { } indicator) return problems.NotFound("indicator.unknown", body.Indicator);
        var all = await agencies.AllAsync(cancellationToken);
        var who = body.Agency is null ? null : all.FirstOrDefault(a => string.Equals(a.Key, body.Agency, StringComparison.Ordinal));
        if (body.Agency is not null && who is null) return problems.NotFound("agency.unknown", body.Agency);
        if (!await rights.MaySettleAsync(user, who?.Key, cancellationToken)) return problems.Forbidden("agency.other");
        if (Words.TryParse<SeriesEventKind>(body.Kind) is not { } kind) return problems.Refused("event.kind");
        if (EventMoment.Read(SeriesStore.CalendarOf(catalogue, indicator), body.Date ?? body.Period) is not var (on, period)) return problems.Refused("event.moment");
        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Trim().Length > SeriesEventDraft.LongestText) return problems.Refused("event.text", SeriesEventDraft.LongestText);
        var added = await events.AddAsync(new SeriesEventDraft(indicator, who?.Id, who?.Key, kind, on, period, body.Text), user.Identity?.Name ?? "", cancellationToken);
        return Results.Created($"/api/v1/events?indicator={indicator.Key}", Item(added, catalogue, all));
    }

    private static async Task<IResult> Withdraw(
        int id, WithdrawBody body, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, AgencyRights rights, SeriesEventStore events, Problems problems, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Comment) || body.Comment.Trim().Length > SeriesEventDraft.LongestText) return problems.Refused("event.text", SeriesEventDraft.LongestText);
        var all = await agencies.AllAsync(cancellationToken);
        if (await events.FindAsync(id, cancellationToken) is not { } standing) return problems.NotFound("event.unknown", id);
        if (!await rights.MaySettleAsync(user, all.FirstOrDefault(a => a.Id == standing.AgencyId)?.Key, cancellationToken)) return problems.Forbidden("agency.other");
        return await events.WithdrawAsync(id, body.Comment, user.Identity?.Name ?? "", cancellationToken) is { } withdrawn
            ? Results.Ok(Item(withdrawn, await catalogues.GetAsync(cancellationToken), all))
            : problems.NotFound("event.unknown", id);
    }

    private static EventItem Item(SeriesEvent e, CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies) => new(
        e.Id,
        catalogue.Find(e.IndicatorId)?.Key ?? "",
        agencies.FirstOrDefault(a => a.Id == e.AgencyId)?.Key,
        e.Kind,
        e.On,
        e.PeriodKey,
        e.Text,
        e.RecordedAt,
        e.RecordedBy,
        e.WithdrawnAt,
        e.WithdrawnBy,
        e.WithdrawnBecause);

    private sealed record EventBody(string? Indicator, string? Agency, string? Kind, string? Date, string? Period, string? Text);

    private sealed record WithdrawBody(string? Comment);

    private sealed record EventItem(
        int Id,
        string Indicator,
        string? Agency,
        SeriesEventKind Kind,
        DateOnly Date,
        string? Period,
        string Text,
        DateTime RecordedAt,
        string RecordedBy,
        DateTime? WithdrawnAt,
        string? WithdrawnBy,
        string? WithdrawnBecause);
}
