using System.Security.Claims;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Submissions;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Reads what a submission's page needs. An open submission is compared with what is published at this moment.</summary>
public sealed class DetailReader(
    SubmissionService service, SubmissionStore submissions, CatalogueStore catalogues, AgencyStore agencies, AuditStore audit, PeopleNames people, SubmitReader list)
{
    /// <summary>The view, or null when there is no such submission.</summary>
    public async Task<DetailView?> ReadAsync(Guid id, DetailQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await service.ReviewAsync(id, cancellationToken) is not { } review) return null;
        var (submission, check) = (review.Submission, review.Check);
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var form = check.Form is null ? null : catalogue.Forms.FirstOrDefault(f => f.FormKey == check.Form.Key && f.Version == check.Form.Version);
        var period = form is null || check.Period is null ? null : catalogue.CalendarOf(form).Find(check.Period.Key);
        var problems = SheetBuilder.Problems(check);
        var actions = ActionSet.Of(submission, check, user);
        var history = await audit.OfAsync(id.ToString(), cancellationToken);
        await people.ReadAsync([submission.CreatedBy, submission.ChangedBy, submission.PublishedBy ?? submission.ChangedBy, .. history.Select(h => h.Actor), .. check.Remembered.Select(r => r.By)]);
        return new DetailView(
            review,
            form,
            all.FirstOrDefault(a => string.Equals(a.Key, check.Agency?.Key, StringComparison.Ordinal)),
            period,
            SheetBuilder.Build(check, form, problems, query.Filter),
            problems,
            actions,
            actions.MayAnswer ? AnswerOptions.Of(catalogue, all, list.Today) : null,
            [.. (await submissions.OfFileAsync(submission.Sha256, cancellationToken)).Where(s => s.Id != id && s.State != SubmissionState.Withdrawn)],
            submission is { State: SubmissionState.Superseded, Agency: { } agency, Period: { } key } ? await SuccessorAsync(submission, agency, key, cancellationToken) : null,
            history,
            submission.State == SubmissionState.Submitted ? await people.ApproversAsync() : [],
            catalogue.Forms);
    }

    private async Task<Submission?> SuccessorAsync(Submission submission, string agency, string period, CancellationToken cancellationToken) =>
        (await submissions.QueryAsync(agency, period, SubmissionState.Published, 0, 10, cancellationToken)).FirstOrDefault(s => s.Form == submission.Form);
}
