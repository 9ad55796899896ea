using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Preferences;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Discussion;
using Kpi.Data.Identity;
using Kpi.Data.Series;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What the forms of a discussion post to; each leads back to the page with what came of it.</summary>
internal static class CommentActions
{
    /// <summary>The parameter by which the page is told.</summary>
    public const string SaidName = "comment";

    /// <summary>What the page says afterwards.</summary>
    public const string Added = "added";
    public const string Changed = "changed";
    public const string Withdrawn = "withdrawn";
    public const string Wrong = "wrong";
    public const string Late = "late";

    private const int MaxBytes = 64 * 1024;

    /// <summary>Whether somebody may say something: who hands in, plans or decides. For which agency is another question.</summary>
    public static bool MaySay(ClaimsPrincipal user) => user.IsInRole(Roles.Contributor) || user.IsInRole(Roles.Planner) || user.IsInRole(Roles.Approver);

    /// <summary>By what an author is known again: a person for good, a token by its name.</summary>
    public static string Author(ClaimsPrincipal user) => UserClaims.Id(user) ?? user.Identity?.Name ?? "";

    public static void MapCommentActions(this IEndpointRouteBuilder app)
    {
        var actions = app.MapGroup("/indicators/{key}/comments").ExcludeFromDescription().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .RequireAuthorization(p => p.RequireAssertion(c => MaySay(c.User))).AddEndpointFilter(OwnFormsOnly);
        actions.MapPost("", AddAsync);
        actions.MapPost("/{id:long}/change", ChangeAsync);
        actions.MapPost("/{id:long}/withdraw", WithdrawAsync);
    }

    private static async ValueTask<object?> OwnFormsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.HasFormContentType && await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.BadRequest();

    private static async Task<IResult> AddAsync(
        string key, HttpRequest request, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, AgencyRights rights, IndicatorCommentStore comments, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var agency = (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, request.Form["agency"], StringComparison.Ordinal));
        if (catalogue.Find(key) is not { } indicator || agency is null || SeriesStore.CalendarOf(catalogue, indicator).Find(request.Form["period"]) is not { } period) return Results.NotFound();
        if (!await rights.MayActAsync(user, agency.Key, cancellationToken)) return Results.Forbid();
        return Back(request, await comments.AddAsync(indicator, agency, period, request.Form["text"].ToString(), Author(user), user.Identity?.Name ?? "", cancellationToken) ? Added : Wrong);
    }

    private static async Task<IResult> ChangeAsync(long id, HttpRequest request, ClaimsPrincipal user, IndicatorCommentStore comments, CancellationToken cancellationToken) =>
        Back(request, await comments.ChangeAsync(id, request.Form["text"].ToString(), Author(user), user.Identity?.Name ?? "", cancellationToken) ? Changed : Late);

    private static async Task<IResult> WithdrawAsync(long id, HttpRequest request, ClaimsPrincipal user, IndicatorCommentStore comments, CancellationToken cancellationToken) =>
        Back(request, await comments.WithdrawAsync(id, Author(user), user.Identity?.Name ?? "", cancellationToken) ? Withdrawn : Late);

    private static IResult Back(HttpRequest request, string said)
    {
        var address = LocalAddress.Without(LocalAddress.OrRoot(request.Form["back"].ToString()), SaidName);
        return Results.LocalRedirect($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{SaidName}={said}#discussion");
    }
}
