using System.Security.Claims;
using Kpi.Data.Identity;
using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Api;

/// <summary>Jobs, their history, and running one now.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/jobs", List);
        api.MapGet("/jobs/runs", Runs);
        api.MapGet("/jobs/runs/{id}", Run);
        api.MapPost("/jobs/{name}/run", RunNow).RequireAuthorization(p => p.RequireRole(Roles.Administrator));
    }

    private static async Task<ItemList<JobStatus>> List(JobBoard board, CancellationToken cancellationToken) => new(await board.ListAsync(cancellationToken));

    private static async Task<IResult> Runs(string? job, bool? failed, string? page, int? limit, JobBoard board, Problems problems, CancellationToken cancellationToken)
    {
        if (Paging.Read(page, limit ?? 100) is not var (skip, take)) return problems.BadRequest("query.page");
        var (runs, more) = await board.RunsAsync(new RunQuery(job, failed ?? false ? RunKind.Failed : RunKind.All, skip, take), cancellationToken);
        return Results.Ok(new ItemList<JobRun>(runs, more ? (skip + take).ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> Run(string id, JobBoard board, Problems problems, CancellationToken cancellationToken) =>
        await board.FindAsync(id, cancellationToken) is { } run ? Results.Ok(run) : problems.NotFound("job.unknown", id);

    private static async Task<IResult> RunNow(string name, ClaimsPrincipal user, JobBoard board, Problems problems, CancellationToken cancellationToken)
    {
        if (!JobNames.All.Contains(name, StringComparer.Ordinal)) return problems.NotFound("job.unknown", name);
        var run = await board.RunNowAsync(name, user.Identity?.Name ?? "", cancellationToken);
        return Results.Accepted($"/api/v1/jobs/runs/{run}", new RunItem(run));
    }

    private sealed record RunItem(string Run);
}
