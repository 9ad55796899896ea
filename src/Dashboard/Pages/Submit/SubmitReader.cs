using System.Security.Claims;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Jobs.Publishing;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Reads what the page for handing in needs.</summary>
public sealed class SubmitReader(
    CatalogueStore catalogues, AgencyStore agencies, SubmissionStore submissions, SubmissionService service, PeopleNames people, KpiSettings settings, TimeProvider time)
{
    /// <summary>Rows of one page of the list.</summary>
    public const int PageSize = 25;

    private const string MainForm = "cchc-pl1";
    private static readonly SubmissionState[] Open = [SubmissionState.Received, SubmissionState.Checked, SubmissionState.Returned];

    /// <summary>The day it is where the agency is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), settings.TimeZone).DateTime);

    public async Task<SubmitView> ReadAsync(SubmitQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var items = await submissions.QueryAsync(null, query.Period, query.State, query.Skip, PageSize + 1, cancellationToken);
        var keys = await submissions.PeriodsAsync(cancellationToken);
        var uploaded = new List<UploadedItem>();
        foreach (var id in query.New.Concat(query.Known).Distinct())
        {
            if (await service.ReviewAsync(id, cancellationToken) is { } review) uploaded.Add(new UploadedItem(review.Submission, review.Check, !query.New.Contains(id)));
        }
        await people.ReadAsync(items.Select(s => s.CreatedBy));
        return new SubmitView(
            await DueAsync(catalogue, all, cancellationToken),
            Today,
            user.IsInRole(Roles.Contributor) ? await submissions.CountAsync(Open, user.Identity?.Name ?? "", cancellationToken) : 0,
            user.IsInRole(Roles.Approver) ? await submissions.CountAsync([SubmissionState.Submitted], null, cancellationToken) : 0,
            user.IsInRole(Roles.Contributor) ? AnswerOptions.Of(catalogue, all, Today) : null,
            uploaded,
            [.. items.Take(PageSize)],
            items.Count > PageSize,
            [.. keys.Select(k => catalogue.Calendars.Select(c => c.Find(k)).FirstOrDefault(p => p is not null)).OfType<Period>()],
            catalogue.Forms,
            all);
    }

    // What has been published before its deadline is done: the one after it is next.
    private async Task<Period?> DueAsync(CatalogueSnapshot catalogue, IReadOnlyList<Agency> all, CancellationToken cancellationToken)
    {
        if (catalogue.Form(MainForm) is not { } form) return null;
        var coming = Enumerable.Range(Today.Year, 2).SelectMany(catalogue.CalendarOf(form).Year).Where(p => form.DeadlineOf(p) >= Today).OrderBy(p => p.Deadline);
        foreach (var period in coming)
        {
            var published = await submissions.QueryAsync(null, period.Key, SubmissionState.Published, 0, all.Count + 1, cancellationToken);
            if (all.Any(a => !published.Any(s => s.Form == MainForm && s.Agency == a.Key))) return period;
        }
        return null;
    }
}
