using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Uploads;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>
/// What the buttons of a submission's page post to; each leads back to the page with what happened. Endpoints and not forms of the page: a button that the page no
/// longer has, because somebody else was faster, still gets an answer in words.
/// </summary>
internal static class DecisionEndpoints
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxComment = 1000;
    private const string ReadingPrefix = "reading=";

    public static void MapDecisions(this IEndpointRouteBuilder app)
    {
        var submission = app.MapGroup("/submit/{id:guid}").ExcludeFromDescription().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxBytes)).AddEndpointFilter(OwnFormsOnly).AddEndpointFilter(OwnAgencyOnly);
        submission.MapPost("/submit", SubmitAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
        submission.MapPost("/withdraw", WithdrawAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
        submission.MapPost("/answer", AnswerAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
        submission.MapPost("/problem", ProblemAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor));
        submission.MapPost("/return", ReturnAsync).RequireAuthorization(p => p.RequireRole(Roles.Approver));
        submission.MapPost("/comment", CommentAsync).RequireAuthorization(p => p.RequireRole(Roles.Approver));
        submission.MapPost("/uncomment", UncommentAsync).RequireAuthorization(p => p.RequireRole(Roles.Approver));
        submission.MapPost("/undo", UndoAsync).RequireAuthorization(p => p.RequireRole(Roles.Approver));
        submission.MapPost("/publish", PublishAsync).RequireAuthorization(p => p.RequireRole(Roles.Approver));

        submission.MapLines();
        submission.MapHistory();

        // Whose session had ended is led back here after signing in: to look again, not to do it unseen.
        app.MapGet("/submit/{id:guid}/{action:regex(^(submit|withdraw|answer|problem|line|forget|history|return|comment|uncomment|publish|undo)$)}", (Guid id) => Results.Redirect(SubmitAddress.Of(id))).ExcludeFromDescription();
    }

    private static async ValueTask<object?> OwnFormsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.HasFormContentType && await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.BadRequest();

    private static async ValueTask<object?> OwnAgencyOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (services, cancel) = (context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        var id = context.GetArgument<Guid>(0);
        var submission = await services.GetRequiredService<SubmissionStore>().FindAsync(id, cancel);
        return submission is null || await services.GetRequiredService<AgencyRights>().MayActAsync(context.HttpContext.User, submission.Agency, cancel)
            ? await next(context)
            : Led(id, Notice.OtherAgency);
    }

    private static async Task<IResult> SubmitAsync(Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, CancellationToken cancellationToken) =>
        Led(id, await service.SubmitAsync(id, Actor(user), Comment(request), Version(request), cancellationToken), Notice.Submitted);

    private static async Task<IResult> WithdrawAsync(Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, CancellationToken cancellationToken) =>
        Led(id, await service.WithdrawAsync(id, Actor(user), Comment(request), Version(request), cancellationToken), Notice.Withdrawn);

    private static async Task<IResult> ReturnAsync(Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, CancellationToken cancellationToken) =>
        Led(id, await service.ReturnAsync(id, Actor(user), Comment(request), Version(request), cancellationToken), Notice.Returned);

    private static async Task<IResult> CommentAsync(Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, CancellationToken cancellationToken) =>
        Led(id, await service.CommentAsync(id, [(request.Form["line"].ToString(), Text(request, "text") ?? "")], Actor(user), cancellationToken), Notice.Commented);

    private static async Task<IResult> UncommentAsync(Guid id, HttpRequest request, ClaimsPrincipal user, LineCommentStore comments, CancellationToken cancellationToken) =>
        Led(id, await comments.RemoveAsync(id, Number(request, "comment-id") ?? 0, Actor(user), cancellationToken) ? Notice.Uncommented : Notice.WrongState);

    private static async Task<IResult> UndoAsync(Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, CancellationToken cancellationToken) =>
        Led(id, await service.UndoAsync(id, Actor(user), Comment(request), Version(request), cancellationToken), Notice.Undone);

    private static async Task<IResult> PublishAsync(Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, CancellationToken cancellationToken)
    {
        // Without what the person was shown there is nothing they could have agreed to.
        if (Number(request, "publication") is not { } publication || await service.ReviewAsync(id, cancellationToken) is not { } review) return Results.NotFound();
        var seen = new PublishBasis(Version(request), publication);
        if (seen != review.Basis) return Led(id, Notice.Overtaken);
        // A published period is closed: changing it takes a look at what changes, and a reason.
        if (review.ChangesPublished && (request.Form["confirmed"] != "yes" || Comment(request) is null)) return Results.Redirect(SubmitAddress.Confirm(id));
        var outcome = await service.PublishAsync(id, Actor(user), allowChanges: true, Comment(request), seen, cancellationToken);
        return Led(id, outcome.Result switch
        {
            PublishResult.Published => Notice.Published,
            PublishResult.Overtaken => Notice.Overtaken,
            PublishResult.NotPublishable when !review.Check.CanPublish => Notice.OpenErrors,
            _ => Notice.WrongState,
        });
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, CatalogueStore catalogues, AgencyStore agencies, AgencyRights rights, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission) return Results.NotFound();
        string? Text(string name) => request.Form.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString().Trim() : null;
        var (given, wrong) = UploadForm.ReadAnswers(Text, await catalogues.GetAsync(cancellationToken), await agencies.AllAsync(cancellationToken));
        if (wrong is not null) return Results.BadRequest();
        if (!await rights.MayActAsync(user, given.Agency, cancellationToken)) return Led(id, Notice.OtherAgency);
        if (given.DeclaredStart is null != given.DeclaredEnd is null || given.DeclaredStart > given.DeclaredEnd) return Led(id, Notice.WrongDates);

        // What was answered, or read, before stands until somebody says otherwise.
        var answers = given with { Form = given.Form ?? submission.Form, Agency = given.Agency ?? submission.Agency, Period = given.Period ?? submission.Period };
        return await service.AnswerAsync(id, answers, Actor(user), Version(request), cancellationToken) is { } answered
            ? Led(answered.Submission.Id, answered.Created ? Notice.Answered : Notice.Merged)
            : Led(id, Notice.Overtaken);
    }

    private static async Task<IResult> ProblemAsync(
        Guid id, HttpRequest request, ClaimsPrincipal user, SubmissionService service, SubmissionStore submissions, CancellationToken cancellationToken)
    {
        if (await service.ReviewAsync(id, cancellationToken) is not { } review) return Results.NotFound();
        var problem = request.Form["problem"].ToString();
        var said = request.Form["kind"].ToString();
        ProblemAnswer? answer = said switch
        {
            "missing" => new ProblemAnswer(problem, ProblemAnswerKind.Missing),
            "not-applicable" => new ProblemAnswer(problem, ProblemAnswerKind.NotApplicable),
            "explanation" when Text(request, "text") is { } text => new ProblemAnswer(problem, ProblemAnswerKind.Explanation, Text: text),
            "explanation" => null,
            _ when Choice(said) is { } choice => new ProblemAnswer(problem, ProblemAnswerKind.Reading, choice.Value, Second: choice.Second),
            _ => null,
        };
        if (answer is null && said != "none") return Led(id, Notice.CommentNeeded);
        var others = review.Check.Answers.Where(a => !string.Equals(a.Problem, problem, StringComparison.Ordinal));
        var submission = review.Submission;
        var answers = new CheckAnswers(submission.Form, submission.Agency, submission.Period, submission.DeclaredStart, submission.DeclaredEnd) { Problems = answer is null ? [.. others] : [.. others, answer] };
        return await service.AnswerAsync(id, answers, Actor(user), Version(request), cancellationToken) is { } answered
            ? Led(answered.Submission.Id, Notice.Answered)
            : Led(id, Notice.Overtaken);
    }

    /// <summary>What the button of a reading posts: the number, or both of two counts in one cell.</summary>
    internal static string Chosen(NumberChoice choice) => FormattableString.Invariant($"{ReadingPrefix}{choice.Value:R}") + (choice.Second is { } second ? FormattableString.Invariant($"/{second:R}") : "");

    private static NumberChoice? Choice(string said)
    {
        if (!said.StartsWith(ReadingPrefix, StringComparison.Ordinal)) return null;
        var numbers = new List<double>();
        foreach (var part in said[ReadingPrefix.Length..].Split('/'))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }
        return numbers switch
        {
            [var value] => new NumberChoice(value),
            [var value, var second] => new NumberChoice(value, second),
            _ => null,
        };
    }

    private static IResult Led(Guid id, DecisionResult result, Notice done) => result switch
    {
        DecisionResult.NotFound => Results.NotFound(),
        DecisionResult.Done => Led(id, done),
        DecisionResult.CommentNeeded => Led(id, Notice.CommentNeeded),
        DecisionResult.OpenErrors => Led(id, Notice.OpenErrors),
        DecisionResult.Overtaken => Led(id, Notice.Overtaken),
        _ => Led(id, Notice.WrongState),
    };

    internal static IResult Led(Guid id, Notice notice) => Results.Redirect(SubmitAddress.Of(id, notice));

    internal static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    private static string? Comment(HttpRequest request) => Text(request, "comment");

    private static string? Text(HttpRequest request, string name) => request.Form[name].ToString().Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, MaxComment)] : null;

    // A form always says which version it shows; 0 is none, so a form that does not is refused as too old.
    internal static int Version(HttpRequest request) => (int)(Number(request, "version") ?? 0);

    private static long? Number(HttpRequest request, string name) => long.TryParse(request.Form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
