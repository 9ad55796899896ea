using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Identity;
using Kpi.Data.Series;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What the forms of an indicator's events post to; each leads back to the page with what came of it.</summary>
internal static class EventActions
{
    /// <summary>What the page says afterwards.</summary>
    public const string Added = "added";
    public const string Withdrawn = "withdrawn";
    public const string Wrong = "wrong";

    /// <summary>What the page is asked for: the form, filled in with the new level that the figures propose.</summary>
    public const string Proposed = "proposed";

    private const int MaxBytes = 64 * 1024;

    public static void MapEventActions(this IEndpointRouteBuilder app)
    {
        var actions = app.MapGroup("/indicators/{key}/events").ExcludeFromDescription().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .RequireAuthorization(p => p.RequireRole(Roles.Approver)).AddEndpointFilter(OwnFormsOnly);
        actions.MapPost("", AddAsync);
        actions.MapPost("/{id:int}/withdraw", WithdrawAsync);
    }

    private static async ValueTask<object?> OwnFormsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.HasFormContentType && await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.BadRequest();

    private static async Task<IResult> AddAsync(
        string key, HttpRequest request, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, AgencyRights rights, SeriesEventStore events, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var agency = (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, request.Form["agency"], StringComparison.Ordinal));
        if (catalogue.Find(key) is not { } indicator || agency is null) return Results.NotFound();
        var everyone = request.Form["everyone"] == "on";
        if (!await rights.MaySettleAsync(user, everyone ? null : agency.Key, cancellationToken)) return Results.Forbid();
        if (Words.TryParse<SeriesEventKind>(request.Form["kind"]) is not { } kind
            || EventMoment.Read(SeriesStore.CalendarOf(catalogue, indicator), request.Form["when"]) is not var (on, period)
            || Text(request) is not { } text) return Back(request, key, Wrong);
        await events.AddAsync(new SeriesEventDraft(indicator, everyone ? null : agency.Id, everyone ? null : agency.Key, kind, on, period, text), user.Identity?.Name ?? "", cancellationToken);
        return Back(request, key, Added);
    }

    private static async Task<IResult> WithdrawAsync(
        string key, int id, HttpRequest request, ClaimsPrincipal user, AgencyStore agencies, AgencyRights rights, SeriesEventStore events, CancellationToken cancellationToken)
    {
        if (await events.FindAsync(id, cancellationToken) is not { } standing) return Results.NotFound();
        if (!await rights.MaySettleAsync(user, (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => a.Id == standing.AgencyId)?.Key, cancellationToken)) return Results.Forbid();
        if (Text(request) is not { } because) return Back(request, key, Wrong);
        return await events.WithdrawAsync(id, because, user.Identity?.Name ?? "", cancellationToken) is null ? Results.NotFound() : Back(request, key, Withdrawn);
    }

    private static string? Text(HttpRequest request) => request.Form["text"].ToString().Trim() is { Length: > 0 and <= SeriesEventDraft.LongestText } text ? text : null;

    private static IResult Back(HttpRequest request, string key, string said) =>
        Results.LocalRedirect($"/indicators/{Uri.EscapeDataString(key)}?agency={Uri.EscapeDataString(request.Form["agency"].ToString())}&event={said}#events");
}
