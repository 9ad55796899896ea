using System.Security.Claims;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Pages.Review;

/// <summary>Reads what waits for a decision, and what was decided lately.</summary>
public sealed class ReviewReader(
    SubmissionStore submissions, SubmissionService service, CatalogueStore catalogues, AgencyStore agencies, PeopleNames people, KpiSettings settings)
{
    /// <summary>How many are compared with what is published at a time.</summary>
    public const int PageSize = 20;

    private const int Recent = 10;
    private const int MostWaiting = 1000;

    public async Task<ReviewView> ReadAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var submitted = await submissions.QueryAsync(null, null, SubmissionState.Submitted, 0, MostWaiting, cancellationToken);
        var waiting = new List<ReviewItem>();
        foreach (var one in submitted.OrderBy(s => s.ChangedAt).Take(PageSize))
        {
            if (await service.ReviewAsync(one.Id, cancellationToken) is { } review) waiting.Add(Item(review.Submission, review.Check, catalogue, all));
        }
        var decided = new List<ReviewItem>();
        foreach (var state in new[] { SubmissionState.Published, SubmissionState.Returned })
        {
            foreach (var one in await submissions.QueryAsync(null, null, state, 0, Recent, cancellationToken))
            {
                decided.Add(Item(one, CheckJson.Load((await submissions.CheckAsync(one.Id, cancellationToken))!), catalogue, all));
            }
        }
        decided = [.. decided.OrderByDescending(d => d.Submission.ChangedAt).Take(Recent)];
        await people.ReadAsync([.. waiting.Concat(decided).SelectMany(i => new[] { i.Submission.CreatedBy, i.Submission.ChangedBy }).Distinct(StringComparer.Ordinal)]);
        return new ReviewView(waiting, submitted.Count, decided, user.IsInRole(Roles.Approver));
    }

    private ReviewItem Item(Submission submission, CheckResult check, CatalogueSnapshot catalogue, IReadOnlyList<Agency> all)
    {
        var form = submission.Form is null ? null : catalogue.Form(submission.Form);
        var period = form is null ? null : catalogue.CalendarOf(form).Find(submission.Period);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(submission.CreatedAt, DateTimeKind.Utc), settings.TimeZone));
        return new ReviewItem(
            submission,
            check,
            form,
            all.FirstOrDefault(a => string.Equals(a.Key, submission.Agency, StringComparison.Ordinal)),
            period,
            period is not null && form!.DeadlineOf(period) is { } deadline ? day.DayNumber - deadline.DayNumber : null);
    }
}
