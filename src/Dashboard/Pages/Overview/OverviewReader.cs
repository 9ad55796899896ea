using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>Reads what the overview shows of an agency: one read of figures, one of targets, one of submissions.</summary>
public sealed class OverviewReader(
    CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, TargetStore targets, SubmissionStore submissions, SeriesEventStore events, PublishedReports reports, KpiSettings settings, TimeProvider time)
{
    /// <summary>The form whose sections the overview shows.</summary>
    public const string MainForm = "cchc-pl1";

    private const int DeadlinesShown = 3;

    /// <summary>The view, or null when nothing has been published for the agency yet.</summary>
    /// <exception cref="KeyNotFoundException">The address names an agency or period that does not exist.</exception>
    public async Task<OverviewView?> ReadAsync(OverviewQuery query, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await ReadAsync(await ChoiceAsync(query, user, cancellationToken), query, cancellationToken);

    /// <summary>
    /// The agency the address names, else the one every page shows; and those that can be chosen: with figures, or with a duty to report.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The address names an agency that does not exist.</exception>
    public async Task<AgencyOffer> ChoiceAsync(OverviewQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var all = await agencies.AllAsync(cancellationToken);
        var published = await submissions.PublishedAgenciesAsync(cancellationToken);
        var today = Vintage.Today(settings, time);
        var branches = AgencyTree.Order(all, a => published.Contains(a.Id) || AgencyChoice.IsInForce(a, today));
        var agency = query.Agency is { } asked ? AgencyChoice.Find(all, asked) ?? throw new KeyNotFoundException(asked) : AgencyChoice.Default(UserClaims.Agency(user), all, published, today);
        return new AgencyOffer(agency, branches);
    }

    /// <inheritdoc cref="ReadAsync(OverviewQuery, ClaimsPrincipal, CancellationToken)"/>
    public async Task<OverviewView?> ReadAsync(AgencyOffer choice, OverviewQuery query, CancellationToken cancellationToken)
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
        var report = asOf is { } instant
            ? await reports.KnownAtAsync(agency, form, period, instant, cancellationToken)
            : await submissions.PublishedAsync(MainForm, agency.Id, period.Id, cancellationToken) is { } published ? PublishedReport.Of(published) : null;

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
            Deadlines(catalogue))
        {
            Query = query,
        };
    }

    // Of every form.
    private List<Period> Deadlines(CatalogueSnapshot catalogue)
    {
        var today = Vintage.Today(settings, time);
        var due = catalogue.Forms.SelectMany(f => Enumerable.Range(today.Year, 2).SelectMany(catalogue.CalendarOf(f).Year).Where(p => f.DeadlineOf(p) >= today));
        return [.. due.Distinct().OrderBy(p => p.Deadline).Take(DeadlinesShown)];
    }
}
