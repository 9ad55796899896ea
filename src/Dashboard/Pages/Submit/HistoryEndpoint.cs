using System.Security.Claims;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What the form that places rows and columns of a table of history posts to.</summary>
internal static class HistoryEndpoint
{
    /// <summary>Most rows and columns that are placed at once; the page asks for no more.</summary>
    public const int MaxPlaces = 100;

    public static void MapHistory(this RouteGroupBuilder submission) => submission.MapPost("/history", PlaceAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor));

    private static async Task<IResult> PlaceAsync(Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, CancellationToken cancellationToken)
    {
        if (await service.ReviewAsync(id, cancellationToken) is not { } review) return Results.NotFound();
        var (problems, places) = (request.Form["problem"], request.Form["place"]);
        if (problems.Count != places.Count || problems.Count > MaxPlaces) return Results.BadRequest();
        var placed = problems.Zip(places).Where(p => !string.IsNullOrEmpty(p.Second)).Select(p => new ProblemAnswer(p.First ?? "", ProblemAnswerKind.Placed, Text: p.Second)).ToList();
        var asked = problems.ToHashSet(StringComparer.Ordinal);
        var answered = await AnswerAsync(review, placed, asked, DecisionEndpoints.Version(request), user, service, cancellationToken);
        if (answered is null) return DecisionEndpoints.Led(id, Notice.Overtaken);

        // The other periods and agencies are read by the same rows and columns; those with answers of their own keep them.
        foreach (var other in await AnsweredAsync(review, service, submissions, cancellationToken))
        {
            await AnswerAsync(other, placed, asked, other.Submission.Version, user, service, cancellationToken);
        }
        return DecisionEndpoints.Led(answered.Submission.Id, Notice.Answered);
    }

    /// <summary>The other submissions of a table of history that have answers of their own.</summary>
    public static async Task<IReadOnlyList<SubmissionReview>> AnsweredAsync(SubmissionReview review, SubmissionService service, SubmissionStore submissions, CancellationToken cancellationToken)
    {
        var found = new List<SubmissionReview>();
        if (!review.Check.IsHistory) return found;
        foreach (var other in await submissions.OfFileAsync(review.Submission.Sha256, cancellationToken))
        {
            if (other.Id == review.Submission.Id || await service.ReviewAsync(other.Id, cancellationToken) is not { Check.IsHistory: true } sibling) continue;
            if (sibling.Check.Answers.Any(a => a.Kind != ProblemAnswerKind.Placed)) found.Add(sibling);
        }
        return found;
    }

    private static Task<ReceivedSubmission?> AnswerAsync(
        SubmissionReview review, List<ProblemAnswer> placed, HashSet<string?> asked, int version, ClaimsPrincipal user, SubmissionService service, CancellationToken cancellationToken)
    {
        var submission = review.Submission;
        var answers = new CheckAnswers(submission.Form, submission.Agency, submission.Period, submission.DeclaredStart, submission.DeclaredEnd)
        {
            Problems = [.. review.Check.Answers.Where(a => !asked.Contains(a.Problem)), .. placed],
        };
        return service.AnswerAsync(submission.Id, answers, DecisionEndpoints.Actor(user), version, cancellationToken);
    }
}
