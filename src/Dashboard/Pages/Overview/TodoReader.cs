using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Pages.Submit;
using Kpi.Dashboard.Pages.Targets;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Identity;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;
using Kpi.Jobs.Scheduling;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>
/// Reads what waits for a person, by their roles and over every agency they act for: what an approver decides, what came back to a contributor or is not finished, drafts of targets for a planner,
/// jobs that failed for an administrator. At most one read a role; none for who only reads.
/// </summary>
public sealed class TodoReader(AgencyStore agencies, SubmissionStore submissions, TargetPlanStore plans, JobBoard board, PeopleNames people, TimeProvider time)
{
    /// <summary>How much is shown of each kind at most.</summary>
    public const int Shown = 8;

    private const string Review = "/review";
    private const string Run = "/jobs/runs/";
    private static readonly TimeSpan Past = TimeSpan.FromDays(7);

    /// <summary>Failed jobs first, then forms, then targets; the last changed first.</summary>
    public async Task<Todo> ReadAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var states = States(user).ToList();
        var sets = user.IsInRole(Roles.Planner);
        var items = new List<TodoItem>();
        if (user.IsInRole(Roles.Administrator)) items.AddRange((await board.FailedSinceAsync(time.GetUtcNow().UtcDateTime - Past, cancellationToken)).Select(Failure));
        if (states.Count == 0 && !sets) return new Todo(items, null);
        var all = await agencies.AllAsync(cancellationToken);
        var scope = UserClaims.Agency(user) is { } own ? all.Where(a => AgencyScope.Covers(own, a.Key, all)).Select(a => a.Id).ToList() : null;
        string? more = null;
        if (states.Count > 0)
        {
            var waiting = await submissions.WaitingAsync(states, scope, user.Identity?.Name ?? "", Shown + 1, cancellationToken);
            await people.ReadAsync(waiting.Take(Shown).Select(s => s.CreatedBy));
            items.AddRange(waiting.Take(Shown).Select(s => Form(s, all)));
            if (waiting.Count > Shown) more = user.IsInRole(Roles.Approver) ? Review : SubmitAddress.List;
        }
        if (sets) items.AddRange(await DraftsAsync(all, scope, cancellationToken));
        return new Todo(items, more);
    }

    // An approver sees what is handed in; a contributor what came back or is not finished.
    private static IEnumerable<SubmissionState> States(ClaimsPrincipal user)
    {
        if (user.IsInRole(Roles.Approver)) yield return SubmissionState.Submitted;
        if (!user.IsInRole(Roles.Contributor)) yield break;
        yield return SubmissionState.Checked;
        yield return SubmissionState.Returned;
    }

    private static TodoItem Failure(JobRun run) => new(TodoKind.Repair, Run + Uri.EscapeDataString(run.Id), run.Job, null, "", run.StartedAt ?? DateTime.MinValue);

    private TodoItem Form(Submission submission, IReadOnlyList<Agency> all) => new(
        submission.State switch
        {
            SubmissionState.Submitted => TodoKind.Decide,
            SubmissionState.Returned => TodoKind.Correct,
            _ => TodoKind.Finish,
        },
        SubmitAddress.Of(submission.Id),
        submission.File,
        AgencyChoice.Find(all, submission.Agency),
        people.Of(submission.CreatedBy),
        submission.ChangedAt);

    private async Task<IEnumerable<TodoItem>> DraftsAsync(IReadOnlyList<Agency> all, IReadOnlyCollection<int>? scope, CancellationToken cancellationToken)
    {
        var drafts = await plans.OpenAsync(scope, Shown, cancellationToken);
        await people.ReadAsync(drafts.Select(d => d.ChangedBy));
        return from draft in drafts
               let agency = all.First(a => a.Id == draft.AgencyId)
               let query = new TargetsQuery(agency.Key, draft.Year, false, null, null, null, null, false, null)
               select new TodoItem(TodoKind.Issue, query.Address, draft.Year.ToString(CultureInfo.InvariantCulture), agency, people.Of(draft.ChangedBy), draft.ChangedAt) { Count = draft.Targets };
    }
}
