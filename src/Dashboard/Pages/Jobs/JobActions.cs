using System.Security.Claims;
using Kpi.Data.Identity;
using Kpi.Jobs.Scheduling;
using Microsoft.AspNetCore.Antiforgery;

namespace Kpi.Dashboard.Pages.Jobs;

/// <summary>What administrators ask of jobs by the forms of the jobs pages. Each answer leads to a page that shows what came of it.</summary>
internal static class JobActions
{
    public static void MapJobActions(this IEndpointRouteBuilder app)
    {
        var actions = app.MapGroup("/jobs").RequireAuthorization(p => p.RequireRole(Roles.Administrator)).AddEndpointFilter(OwnFormAsync).ExcludeFromDescription();
        actions.MapPost("/{name}/run", RunAsync);
        actions.MapPost("/{name}/pause", (string name, ClaimsPrincipal user, JobBoard board, CancellationToken cancellationToken) => PauseAsync(name, true, user, board, cancellationToken));
        actions.MapPost("/{name}/resume", (string name, ClaimsPrincipal user, JobBoard board, CancellationToken cancellationToken) => PauseAsync(name, false, user, board, cancellationToken));
        actions.MapPost("/runs/{id}/cancel", CancelAsync);
    }

    private static async Task<IResult> RunAsync(string name, ClaimsPrincipal user, JobBoard board, CancellationToken cancellationToken) =>
        JobNames.All.Contains(name, StringComparer.Ordinal)
            ? Results.LocalRedirect($"/jobs/runs/{await board.RunNowAsync(name, Actor(user), cancellationToken)}")
            : Results.NotFound();

    private static async Task<IResult> PauseAsync(string name, bool paused, ClaimsPrincipal user, JobBoard board, CancellationToken cancellationToken) =>
        await board.PauseAsync(name, paused, Actor(user), cancellationToken) ? Results.LocalRedirect("/jobs") : Results.NotFound();

    // One that has ended in the meantime is shown as it is.
    private static async Task<IResult> CancelAsync(string id, ClaimsPrincipal user, JobBoard board, CancellationToken cancellationToken)
    {
        var asked = await board.CancelAsync(id, Actor(user), cancellationToken);
        return Results.LocalRedirect($"/jobs/runs/{Uri.EscapeDataString(id)}{(asked ? "?asked=" + RunPage.StopAsked : "")}");
    }

    private static async ValueTask<object?> OwnFormAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();

    private static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "";
}
