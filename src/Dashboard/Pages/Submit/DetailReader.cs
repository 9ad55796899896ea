using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Audit;
using Kpi.Data.Catalogue;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Reads what a submission's page needs. An open submission is compared with what is published at this moment.</summary>
public sealed class DetailReader(
    SubmissionService service, SubmissionStore submissions, LineCommentStore comments, CatalogueStore catalogues, AgencyStore agencies, AuditStore audit, PeopleNames people, SubmitReader list, AgencyRights rights)
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
        var actions = ActionSet.Of(submission, check, user, await rights.MayActAsync(user, submission.Agency, cancellationToken));
        var history = await audit.OfAsync(id.ToString(), cancellationToken);
        var said = await comments.OfAsync(id, cancellationToken);
        await people.ReadAsync([.. said.Select(c => c.By), submission.CreatedBy, submission.ChangedBy, submission.PublishedBy ?? submission.ChangedBy, .. history.Select(h => h.Actor), .. check.Remembered.Select(r => r.By)]);
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
            catalogue.Forms,
            said,
            await EarlierAsync(submission, cancellationToken));
    }

    // Only while the corrected one is undecided: afterwards what was asked for is the past of another file.
    private async Task<EarlierReturn?> EarlierAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission is not { State: SubmissionState.Checked or SubmissionState.Submitted, Agency: { } agency, Period: { } period }) return null;
        var returned = await submissions.QueryAsync(agency, period, SubmissionState.Returned, 0, 10, cancellationToken);
        if (returned.FirstOrDefault(s => s.Form == submission.Form && s.CreatedAt <= submission.CreatedAt && s.Id != submission.Id) is not { } last) return null;
        var check = CheckJson.Load((await submissions.CheckAsync(last.Id, cancellationToken))!);
        return new EarlierReturn(last, await comments.OfAsync(last.Id, cancellationToken), check.Lines.ToDictionary(l => l.Key, StringComparer.Ordinal));
    }

    private async Task<Submission?> SuccessorAsync(Submission submission, string agency, string period, CancellationToken cancellationToken) =>
        (await submissions.QueryAsync(agency, period, SubmissionState.Published, 0, 10, cancellationToken)).FirstOrDefault(s => s.Form == submission.Form);
}
