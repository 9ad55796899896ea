using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Identity;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>Reads what the overview needs: one read of figures, one of targets, one of submissions.</summary>
public sealed class OverviewReader(
    CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, TargetStore targets, SubmissionStore submissions, SeriesEventStore events, PublishedReports reports, KpiSettings settings, TimeProvider time)
{
    /// <summary>The form whose sections the overview shows.</summary>
    public const string MainForm = "cchc-pl1";

    private const int Recent = 50;
    private const int DeadlinesShown = 3;

    /// <summary>The view, or null when nothing has been published for the agency yet.</summary>
    /// <exception cref="KeyNotFoundException">The address names an agency or period that does not exist.</exception>
    public async Task<OverviewView?> ReadAsync(OverviewQuery query, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await ReadAsync(await ChoiceAsync(query, user, cancellationToken), query, user, cancellationToken);

    /// <summary>
    /// The agency the address names, else the reader's own, else the first with figures; and those that can be chosen: with figures, or with a duty to report.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The address names an agency that does not exist.</exception>
    public async Task<AgencyOffer> ChoiceAsync(OverviewQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var all = await agencies.AllAsync(cancellationToken);
        var published = await submissions.PublishedAgenciesAsync(cancellationToken);
        var today = Today;
        var branches = AgencyTree.Order(all, a => published.Contains(a.Id) || !(a.ValidFrom > today || a.ValidTo < today));
        Agency? Find(string? key) => all.FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.Ordinal));
        var agency = query.Agency is { } asked ? Find(asked) ?? throw new KeyNotFoundException(asked)
            : Find(UserClaims.Agency(user)) is { } own && published.Contains(own.Id) ? own
            : branches.FirstOrDefault(b => published.Contains(b.Agency.Id))?.Agency ?? all[0];
        return new AgencyOffer(agency, branches);
    }

    /// <inheritdoc cref="ReadAsync(OverviewQuery, ClaimsPrincipal, CancellationToken)"/>
    public async Task<OverviewView?> ReadAsync(AgencyOffer choice, OverviewQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(query.Vintage?.Instant, cancellationToken);
        var agency = choice.Agency;
        var form = catalogue.Form(MainForm) ?? throw new InvalidOperationException($"The catalogue has no form '{MainForm}'.");
        var calendar = catalogue.CalendarOf(form);
        var asOf = query.Vintage?.Instant;
        var figures = await observations.FiguresAsync(agency.Id, null, asOf, cancellationToken);
        var periods = figures.Periods.Reverse().ToList();
        if (periods.Count == 0) return null;
        var period = query.Period is null ? periods[0] : calendar.Find(query.Period) ?? throw new KeyNotFoundException(query.Period);
        var goals = await targets.ForAsync(agency.Id, null, asOf, cancellationToken);
        var happened = await events.ListAsync(agency.Id, null, asOf, withdrawn: false, cancellationToken);
        var recent = await submissions.QueryAsync(agency.Key, null, null, 0, Recent, cancellationToken);
        var report = asOf is { } instant
            ? await reports.KnownAtAsync(agency, form, period, instant, cancellationToken)
            : recent.FirstOrDefault(s => s.State == SubmissionState.Published && s.Form == MainForm && s.Period == period.Key) is { } published ? PublishedReport.Of(published) : null;

        var cells = await observations.CellsAsync(agency.Id, period.Id, asOf, cancellationToken);
        var tiles = OverviewBuilder.Tiles(catalogue, calendar, figures, goals, period, cells, happened);
        var wanted = tiles.Where(t => OverviewBuilder.Wanted(t, query)).ToList();
        return new OverviewView(
            agency,
            period,
            periods,
            report?.DeclaredStart,
            report?.DeclaredEnd,
            report?.PublishedAt,
            tiles.Any(t => t.Figure is { Illustrative: true } || t.Before is { Illustrative: true } || t.Judgement.Target is { Illustrative: true }),
            OverviewBuilder.Attention(wanted),
            OverviewBuilder.OnTrack(wanted),
            OverviewBuilder.Watched(wanted),
            tiles,
            [.. OverviewBuilder.Sections(form, figures, period, tiles, CultureInfo.CurrentUICulture).Where(s => query.Section is null || s.Number == query.Section)],
            [.. recent.Where(s => Waits(s, user)).Select(s => new TodoItem(s))],
            Deadlines(catalogue))
        {
            Query = query,
        };
    }

    // An approver sees what is handed in; a contributor what came back or is not finished.
    private static bool Waits(Submission submission, ClaimsPrincipal user) =>
        (submission.State == SubmissionState.Submitted && user.IsInRole(Roles.Approver))
        || (submission.State is SubmissionState.Checked or SubmissionState.Returned && user.IsInRole(Roles.Contributor));

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), settings.TimeZone).DateTime);

    // Of every form.
    private List<Period> Deadlines(CatalogueSnapshot catalogue)
    {
        var today = Today;
        var due = catalogue.Forms.SelectMany(f => Enumerable.Range(today.Year, 2).SelectMany(catalogue.CalendarOf(f).Year).Where(p => f.DeadlineOf(p) >= today));
        return [.. due.Distinct().OrderBy(p => p.Deadline).Take(DeadlinesShown)];
    }
}
