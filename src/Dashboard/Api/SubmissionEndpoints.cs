using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Uploads;
using Kpi.Data;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Microsoft.Extensions.Localization;

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
        api.MapPost("/submissions/{id:guid}/submit", Submit).RequireAuthorization(p => p.RequireRole(Roles.Contributor)).AddEndpointFilter(OwnAgencyOnly);
        api.MapPost("/submissions/{id:guid}/withdraw", Withdraw).RequireAuthorization(p => p.RequireRole(Roles.Contributor)).AddEndpointFilter(OwnAgencyOnly);
        api.MapPost("/submissions/{id:guid}/return", Return).RequireAuthorization(p => p.RequireRole(Roles.Approver)).AddEndpointFilter(OwnAgencyOnly);
        api.MapPost("/submissions/{id:guid}/undo", Undo).RequireAuthorization(p => p.RequireRole(Roles.Approver)).AddEndpointFilter(OwnAgencyOnly);
        api.MapPost("/submissions/{id:guid}/publish", Publish).RequireAuthorization(p => p.RequireRole(Roles.Approver)).AddEndpointFilter(OwnAgencyOnly);
    }

    private static async ValueTask<object?> OwnAgencyOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (services, cancel) = (context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        var submission = await services.GetRequiredService<SubmissionStore>().FindAsync(context.GetArgument<Guid>(0), cancel);
        return submission is null || await services.GetRequiredService<AgencyRights>().MayActAsync(context.HttpContext.User, submission.Agency, cancel)
            ? await next(context)
            : services.GetRequiredService<Problems>().Forbidden("submission.other-agency");
    }

    private static async Task<IResult> Check(
        HttpContext context, ImportPipeline pipeline, ImportOptions import, CatalogueStore catalogues, AgencyStore agencies, Problems problems)
    {
        var cancel = context.RequestAborted;
        var (upload, refusal) = await UploadForm.ReadAsync(context, import, await catalogues.GetAsync(cancel), await agencies.AllAsync(cancel));
        if (upload is null) return problems.Of(refusal!);
        var file = upload.Files[0];
        return Results.Ok(CheckView.From(await pipeline.CheckAsync(file.Bytes, file.FileName, upload.Answers, cancel), CultureInfo.CurrentUICulture));
    }

    private static async Task<IResult> Post(
        HttpContext context,
        ClaimsPrincipal user,
        SubmissionService service,
        SubmissionStore submissions,
        ImportOptions import,
        CatalogueStore catalogues,
        AgencyStore agencies,
        AgencyRights rights,
        Problems problems,
        IStringLocalizer<Resources.ApiText> text)
    {
        var cancel = context.RequestAborted;
        var (upload, refusal) = await UploadForm.ReadAsync(context, import, await catalogues.GetAsync(cancel), await agencies.AllAsync(cancel));
        if (upload is null) return problems.Of(refusal!);
        if (upload.Publish && !user.IsInRole(Roles.Approver)) return problems.Forbidden("submission.publish-right");

        var file = upload.Files[0];
        var received = await service.ReceiveAsync(file.Bytes, file.FileName, upload.Answers, Actor(user), upload.Comment, cancel);
        if (upload.Publish)
        {
            foreach (var one in received.Where(r => r.Check.CanPublish))
            {
                // Another agency's report is kept, like one that cannot be published yet, for those whose it is.
                if (!await rights.MayActAsync(user, one.Submission.Agency, cancel)) continue;
                var outcome = await service.PublishAsync(one.Submission.Id, Actor(user), allowChanges: true, upload.Comment, null, cancel);

                // In one step there is nobody to ask: what is kept as the reason is that none was given.
                if (outcome.Result == PublishResult.ReasonNeeded) await service.PublishAsync(one.Submission.Id, Actor(user), allowChanges: true, text["submission.no-reason"], null, cancel);
            }
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

    private static async Task<IResult> Detail(Guid id, SubmissionService service, LineCommentStore comments, Problems problems, CancellationToken cancellationToken) =>
        await service.ReviewAsync(id, cancellationToken) is { } review
            ? Results.Ok(new DetailItem(review.Submission, CheckView.From(review.Check, CultureInfo.CurrentUICulture), await comments.OfAsync(id, cancellationToken)))
            : problems.NotFound("submission.unknown", id);

    private static async Task<IResult> File(Guid id, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission) return problems.NotFound("submission.unknown", id);
        var bytes = await submissions.FileAsync(id, cancellationToken);

        // Always a download: what people upload is never shown as a page of this site.
        return Results.File(bytes!, "application/octet-stream", submission.File);
    }

    private static async Task<IResult> Submit(Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken) =>
        await DecidedAsync(id, await service.SubmitAsync(id, Actor(user), body?.Comment, null, cancellationToken), submissions, problems, cancellationToken);

    private static async Task<IResult> Withdraw(Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken) =>
        await DecidedAsync(id, await service.WithdrawAsync(id, Actor(user), body?.Comment, null, cancellationToken), submissions, problems, cancellationToken);

    private static async Task<IResult> Return(Guid id, ReturnBody? body, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (body?.Lines is { Count: > 0 } lines)
        {
            var said = await service.CommentAsync(id, [.. lines.Select(l => (l.Line ?? "", l.Text?.Trim() ?? ""))], Actor(user), cancellationToken);
            if (said == DecisionResult.CommentNeeded) return problems.BadRequest("submission.comment-line");
            if (said != DecisionResult.Done) return await DecidedAsync(id, said, submissions, problems, cancellationToken);
        }
        return await DecidedAsync(id, await service.ReturnAsync(id, Actor(user), body?.Comment, null, cancellationToken), submissions, problems, cancellationToken);
    }

    private static async Task<IResult> Undo(Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken) =>
        await DecidedAsync(id, await service.UndoAsync(id, Actor(user), body?.Comment, null, cancellationToken), submissions, problems, cancellationToken);

    private static async Task<IResult> Publish(
        Guid id, CommentBody? body, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } before) return problems.NotFound("submission.unknown", id);
        var outcome = await service.PublishAsync(id, Actor(user), allowChanges: true, body?.Comment, null, cancellationToken);
        return outcome.Result switch
        {
            PublishResult.Published or PublishResult.AlreadyPublished when before.State != SubmissionState.Superseded => Results.Ok(await submissions.FindAsync(id, cancellationToken)),
            PublishResult.ReasonNeeded => problems.Conflict("revision.closed-period"),
            PublishResult.NotPublishable when before.State is SubmissionState.Checked or SubmissionState.Submitted => problems.Conflict("submission.open-errors"),
            _ => problems.Conflict("submission.state", Words.Of(before.State)),
        };
    }

    private static async Task<IResult> DecidedAsync(Guid id, DecisionResult result, SubmissionStore submissions, Problems problems, CancellationToken cancellationToken)
    {
        var now = await submissions.FindAsync(id, cancellationToken);
        return result switch
        {
            DecisionResult.NotFound => problems.NotFound("submission.unknown", id),
            DecisionResult.CommentNeeded => problems.BadRequest("submission.comment-needed"),
            DecisionResult.OpenErrors => problems.Conflict("submission.open-errors"),
            DecisionResult.Done => Results.Ok(now),
            _ => problems.Conflict("submission.state", Words.Of(now!.State)),
        };
    }

    private static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    private sealed record CommentBody(string? Comment);

    private sealed record ReturnBody(string? Comment, IReadOnlyList<LineBody>? Lines);

    private sealed record LineBody(string? Line, string? Text);

    private sealed record PostedItem(Guid Id, SubmissionState State, CheckView Check);

    private sealed record DetailItem(Submission Submission, CheckView Check, IReadOnlyList<LineComment> Comments);
}
