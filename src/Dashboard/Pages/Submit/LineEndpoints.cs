using System.Globalization;
using System.Security.Claims;
using Kpi.Data.Identity;
using Kpi.Data.Mappings;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What the fixes of problems with lines post to: something is remembered, or forgotten, and the file is read again with it.</summary>
internal static class LineEndpoints
{
    public static void MapLines(this RouteGroupBuilder submission)
    {
        submission.MapPost("/line", ConfirmAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
        submission.MapPost("/forget", ForgetAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
    }

    private static async Task<IResult> ConfirmAsync(
        Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, LineMemory memory, CancellationToken cancellationToken)
    {
        if (await service.ReviewAsync(id, cancellationToken) is not { } review) return Results.NotFound();
        if (Refused(review, request, user) is { } refused) return DecisionEndpoints.Led(id, refused);
        var form = request.Form;
        if (Kpi.Data.Words.TryParse<LineMappingKind>(form["kind"]) is not { } kind) return Results.BadRequest();
        var choice = new LineChoice(kind, form["line"], [.. form["part"].OfType<string>()]);
        return await memory.ConfirmAsync(review.Check, form["problem"].ToString(), choice, DecisionEndpoints.Actor(user), cancellationToken)
            ? await AgainAsync(review, request, user, service, submissions, Notice.Remembered, cancellationToken)
            : DecisionEndpoints.Led(id, Notice.ChoiceNeeded);
    }

    private static async Task<IResult> ForgetAsync(
        Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, LineMemory memory, CancellationToken cancellationToken)
    {
        if (await service.ReviewAsync(id, cancellationToken) is not { } review) return Results.NotFound();
        if (Refused(review, request, user) is { } refused) return DecisionEndpoints.Led(id, refused);
        return int.TryParse(request.Form["mapping"], NumberStyles.None, CultureInfo.InvariantCulture, out var mapping)
            && await memory.ForgetAsync(review.Check, mapping, DecisionEndpoints.Actor(user), cancellationToken)
            ? await AgainAsync(review, request, user, service, submissions, Notice.Forgotten, cancellationToken)
            : DecisionEndpoints.Led(id, Notice.Overtaken);
    }

    // Whose agency it is has been looked at before. Before anything is remembered: what is decided on an old view would be said of other lines.
    private static Notice? Refused(SubmissionReview review, HttpRequest request, ClaimsPrincipal user) =>
        review.Submission.Version != DecisionEndpoints.Version(request) ? Notice.Overtaken
        : !ActionSet.Of(review.Submission, review.Check, user, ownAgency: true).MayAnswer ? Notice.WrongState
        : null;

    private static async Task<IResult> AgainAsync(
        SubmissionReview review, HttpRequest request, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, Notice done, CancellationToken cancellationToken)
    {
        var submission = review.Submission;
        var answered = await service.AnswerAsync(submission.Id, Standing(submission), DecisionEndpoints.Actor(user), DecisionEndpoints.Version(request), cancellationToken);
        if (answered is null) return DecisionEndpoints.Led(submission.Id, Notice.Overtaken);

        // The other periods of a table are read by the same lines; those with answers of their own keep them.
        foreach (var other in await HistoryEndpoint.AnsweredAsync(review, service, submissions, cancellationToken))
        {
            await service.AnswerAsync(other.Submission.Id, Standing(other.Submission), DecisionEndpoints.Actor(user), other.Submission.Version, cancellationToken);
        }
        return DecisionEndpoints.Led(answered.Submission.Id, done);
    }

    private static CheckAnswers Standing(Submission submission) => new(submission.Form, submission.Agency, submission.Period, submission.DeclaredStart, submission.DeclaredEnd);
}
