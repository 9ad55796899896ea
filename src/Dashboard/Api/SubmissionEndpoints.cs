using System.Globalization;
using System.Security.Claims;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Api;

/// <summary>Checking, handing in and deciding on workbooks.</summary>
internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this IEndpointRouteBuilder api)
    {
        // Uploads come as forms from scripts as well as from pages: who may send them is checked by token or by origin, not by a hidden field.
        api.MapPost("/submissions/check", Check).RequireAuthorization(p => p.RequireRole(Roles.Contributor)).DisableAntiforgery();
        api.MapPost("/submissions", Post).RequireAuthorization(p => p.RequireRole(Roles.Contributor)).DisableAntiforgery();
        api.MapGet("/submissions", List);
        api.MapGet("/submissions/{id:guid}", Detail);
        api.MapGet("/submissions/{id:guid}/file", File);
        api.MapPost("/submissions/{id:guid}/submit", Submit).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
        api.MapPost("/submissions/{id:guid}/withdraw", Withdraw).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
        api.MapPost("/submissions/{id:guid}/return", Return).RequireAuthorization(p => p.RequireRole(Roles.Approver));
        api.MapPost("/submissions/{id:guid}/publish", Publish).RequireAuthorization(p => p.RequireRole(Roles.Approver));
    }

    private static async Task<IResult> Check(
        HttpContext context, ImportPipeline pipeline, ImportOptions import, CatalogueStore catalogues, AgencyStore agencies, Problems problems)
    {
        var cancel = context.RequestAborted;
        var (upload, refusal) = await Upload.ReadAsync(context, import, await catalogues.GetAsync(cancel), await agencies.AllAsync(cancel), problems);
        if (upload is null) return refusal!;
        return Results.Ok(CheckView.From(await pipeline.CheckAsync(upload.Bytes, upload.FileName, upload.Answers, cancel), CultureInfo.CurrentUICulture));
    }

    private static async Task<IResult> Post(
        HttpContext context,
        ClaimsPrincipal user,
        SubmissionService service,
        SubmissionStore submissions,
        ImportOptions import,
        CatalogueStore catalogues,
        AgencyStore agencies,
        Problems problems)
    {
        var cancel = context.RequestAborted;
        var (upload, refusal) = await Upload.ReadAsync(context, import, await catalogues.GetAsync(cancel), await agencies.AllAsync(cancel), problems);
        if (upload is null) return refusal!;
        if (upload.Publish && !user.IsInRole(Roles.Approver)) return problems.Forbidden("submission.publish-right");

        var received = await service.ReceiveAsync(upload.Bytes, upload.FileName, upload.Answers, Actor(user), upload.Comment, cancel);
        if (upload.Publish)
        {
            foreach (var one in received.Where(r => r.Check.CanPublish)) await service.PublishAsync(one.Submission.Id, Actor(user), allowChanges: true, upload.Comment, cancel);
        }
        var main = received[0];
        var state = (await submissions.FindAsync(main.Submission.Id, cancel))!.State;
        var check = main.Check with { Others = [.. received.Skip(1).Select(r => r.Check)] };
        var answer = new PostedItem(main.Submission.Id, state, CheckView.From(check, CultureInfo.CurrentUICulture));
        return main.Created ? Results.Created($"/api/v1/submissions/{main.Submission.Id}", answer) : Results.Ok(answer);
    }

    private static async Task<IResult> List(
        string? agency, string? period, string? state, string? page, int? limit, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (Paging.Read(page, limit ?? 100) is not var (skip, take)) return problems.BadRequest("query.page");
        var wanted = Words.TryParse<SubmissionState>(state);
        if (state is not null && wanted is null) return problems.BadRequest("query.state", state);
        var found = await submissions.QueryAsync(agency, period, wanted, skip, take + 1, cancellationToken);
        return Results.Ok(Paging.Page(found, skip, take, s => s));
    }

    private static async Task<IResult> Detail(Guid id, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission) return problems.NotFound("submission.unknown", id);
        var check = CheckJson.Load((await submissions.CheckAsync(id, cancellationToken))!);
        return Results.Ok(new DetailItem(submission, CheckView.From(check, CultureInfo.CurrentUICulture)));
    }

    private static async Task<IResult> File(Guid id, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission) return problems.NotFound("submission.unknown", id);
        var bytes = await submissions.FileAsync(id, cancellationToken);

        // Always a download: what people upload is never shown as a page of this site.
        return Results.File(bytes!, "application/octet-stream", submission.File);
    }

    private static async Task<IResult> Submit(Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (await submissions.CheckAsync(id, cancellationToken) is not { } stored) return problems.NotFound("submission.unknown", id);
        if (!CheckJson.Load(stored).CanPublish) return problems.Conflict("submission.open-errors");
        return await MoveAsync(id, [SubmissionState.Checked, SubmissionState.Returned], SubmissionState.Submitted, body, user, submissions, problems, cancellationToken);
    }

    private static Task<IResult> Withdraw(Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken) => MoveAsync(
        id, [SubmissionState.Received, SubmissionState.Checked, SubmissionState.Submitted, SubmissionState.Returned], SubmissionState.Withdrawn, body, user, submissions, problems, cancellationToken);

    private static Task<IResult> Return(Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(body?.Comment)
            ? Task.FromResult(problems.BadRequest("submission.comment-needed"))
            : MoveAsync(id, [SubmissionState.Submitted], SubmissionState.Returned, body, user, submissions, problems, cancellationToken);

    private static async Task<IResult> Publish(
        Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } before) return problems.NotFound("submission.unknown", id);
        var outcome = await service.PublishAsync(id, Actor(user), allowChanges: true, body?.Comment, cancellationToken);
        return outcome.Result switch
        {
            PublishResult.Published or PublishResult.AlreadyPublished when before.State != SubmissionState.Superseded => Results.Ok(await submissions.FindAsync(id, cancellationToken)),
            PublishResult.NotPublishable when before.State is SubmissionState.Checked or SubmissionState.Submitted => problems.Conflict("submission.open-errors"),
            _ => problems.Conflict("submission.state", Words.Of(before.State)),
        };
    }

    private static async Task<IResult> MoveAsync(
        Guid id,
        SubmissionState[] from,
        SubmissionState to,
        CommentBody? body,
        ClaimsPrincipal user,
        SubmissionStore submissions,
        Problems problems,
        CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } before) return problems.NotFound("submission.unknown", id);
        return await submissions.MoveAsync(id, from, to, Actor(user), body?.Comment, cancellationToken)
            ? Results.Ok(await submissions.FindAsync(id, cancellationToken))
            : problems.Conflict("submission.state", Words.Of(before.State));
    }

    private static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    private sealed record CommentBody(string? Comment);

    private sealed record PostedItem(Guid Id, SubmissionState State, CheckView Check);

    private sealed record DetailItem(Submission Submission, CheckView Check);
}
