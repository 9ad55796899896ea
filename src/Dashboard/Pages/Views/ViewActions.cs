using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Preferences;
using Kpi.Data;
using Kpi.Data.Views;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Kpi.Dashboard.Pages.Views;

/// <summary>What the forms of views post to; each leads back to a page that says what came of it. Views are people's: a token has none.</summary>
internal static class ViewActions
{
    private const int MaxBytes = 64 * 1024;

    public static void MapViews(this IEndpointRouteBuilder app)
    {
        var actions = app.MapGroup(ViewAddress.List).ExcludeFromDescription().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxBytes)).AddEndpointFilter(OwnFormsOnly);
        actions.MapPost("/save", SaveAsync);
        actions.MapPost("/{id:int}/change", ChangeAsync);
        actions.MapPost("/{id:int}/delete", DeleteAsync);
        actions.MapPost("/{id:int}/open", (int id, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellationToken) => OpenAsync(id, user, views, cancellationToken));
        actions.MapPost("/none/open", (ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellationToken) => OpenAsync(null, user, views, cancellationToken));
    }

    private static async ValueTask<object?> OwnFormsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return Results.BadRequest();
        return UserClaims.Id(http.User) is null ? Results.Forbid() : await next(context);
    }

    private static async Task<IResult> SaveAsync(HttpRequest request, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellationToken)
    {
        var form = request.Form;
        if (Words.TryParse<ViewPage>(form["page"]) is not { } page) return Results.BadRequest();
        var sent = form["query"].ToString();
        var query = ViewAddress.Filters(page, sent, time: form["time"] == "on");
        var shared = form["shared"] == "on" && ViewRights.MayShare(user);
        var id = UserClaims.Id(user)!;
        var name = form["name"].ToString();
        var fault = await views.SaveAsync(id, user.Identity?.Name ?? "", page, name, query, shared, cancellationToken);
        if (fault is null && page == ViewPage.Overview && form["open"] == "on")
        {
            var saved = (await views.ForAsync(id, cancellationToken)).Views.First(v => v.OwnerId == id && v.Page == page && v.Name == name.Trim());
            fault = await views.OpenWithAsync(id, saved.Id, cancellationToken);
        }
        return fault is { } wrong ? Back(ViewAddress.Of(page, ViewAddress.Filters(page, sent, time: true)), Words.Of(wrong)) : Back(ViewAddress.Of(page, query), ViewSaid.Saved);
    }

    private static async Task<IResult> ChangeAsync(int id, HttpRequest request, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellationToken)
    {
        var shared = request.Form["shared"] == "on" && ViewRights.MayShare(user);
        var fault = await views.ChangeAsync(id, UserClaims.Id(user)!, user.Identity?.Name ?? "", request.Form["name"].ToString(), shared, ViewRights.MayChangeOthers(user), cancellationToken);
        return Back(ViewAddress.List, fault is { } wrong ? Words.Of(wrong) : ViewSaid.Changed);
    }

    private static async Task<IResult> DeleteAsync(int id, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellationToken)
    {
        var fault = await views.DeleteAsync(id, UserClaims.Id(user)!, user.Identity?.Name ?? "", ViewRights.MayChangeOthers(user), cancellationToken);
        return Back(ViewAddress.List, fault is { } wrong ? Words.Of(wrong) : ViewSaid.Deleted);
    }

    private static async Task<IResult> OpenAsync(int? id, ClaimsPrincipal user, SavedViewStore views, CancellationToken cancellationToken)
    {
        var fault = await views.OpenWithAsync(UserClaims.Id(user)!, id, cancellationToken);
        return Back(ViewAddress.List, fault is { } wrong ? Words.Of(wrong) : ViewSaid.Opens);
    }

    private static IResult Back(string address, string said) => Results.LocalRedirect(LocalAddress.OrRoot(ViewAddress.Saying(address, said)));
}
