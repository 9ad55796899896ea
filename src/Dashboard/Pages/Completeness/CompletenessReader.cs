using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Settings;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Completeness;
using Kpi.Data.Identity;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Series;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>Reads where every report stands: one read of submissions and one of figures, however many agencies there are.</summary>
public sealed class CompletenessReader(
    CatalogueStore catalogues, AgencyStore agencies, SubmissionStore submissions, ObservationStore observations, KpiSettings settings, TimeProvider time)
{
    private const string MainForm = "cchc-pl1";

    /// <summary>The view. As known at another time: where reports stood and what was due then, counted to that day.</summary>
    /// <exception cref="KeyNotFoundException">The address names an agency or form that does not exist.</exception>
    public async Task<CompletenessView> ReadAsync(CompletenessQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var asOf = query.Vintage?.Instant;
        var catalogue = await catalogues.GetAsync(asOf, cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var form = catalogue.Form(query.Form ?? MainForm) ?? throw new KeyNotFoundException(query.Form);
        var calendar = catalogue.CalendarOf(form);
        var agency = query.Agency is null
            ? all.Count == 1 ? all[0] : null
            : all.FirstOrDefault(a => string.Equals(a.Key, query.Agency, StringComparison.Ordinal)) ?? throw new KeyNotFoundException(query.Agency);
        IReadOnlyList<Agency> shown = agency is null ? all : [agency];

        var today = query.Vintage?.Day ?? ReportBoard.Day(time.GetUtcNow().UtcDateTime, settings.TimeZone);
        var since = await submissions.FirstAsync(cancellationToken) is { } first && !(first > asOf) ? ReportBoard.Day(first, settings.TimeZone) : (DateOnly?)null;
        var years = await YearsAsync(today, asOf, cancellationToken);
        var year = query.Year is { } asked && years.Contains(asked) ? asked : (int?)null;
        // Many agencies stand below each other for one year; of one, all years do.
        int[] rows = year is { } one ? [one] : agency is null ? [years[0]] : [.. years];

        var reports = await submissions.OfFormAsync(form.FormKey, agency?.Key, rows.Min(), rows.Max(), asOf, cancellationToken);
        var figures = await observations.FiguresAsync([.. shown.Select(a => a.Id)], [.. form.Indicators.Select(i => i.Id)], rows.Min(), rows.Max(), asOf, cancellationToken);
        var columns = CompletenessBuilder.Columns(calendar, form, reports.Select(r => r.Period), rows.Max());
        var periods = rows.SelectMany(y => columns.Select(c => calendar.Find(y, c.Kind, c.Month))).OfType<Period>().ToList();
        var cells = new ReportBoard(form, today, since, settings.TimeZone).Cells(shown, periods, reports, figures);
        var ownKeys = await OwnAsync(user, all, cancellationToken);
        return new CompletenessView(
            query with { Year = year },
            agency,
            all,
            years,
            [.. catalogue.Forms.DistinctBy(f => f.FormKey, StringComparer.Ordinal)],
            form,
            today,
            since,
            columns,
            CompletenessBuilder.Rows(calendar, columns, shown, rows, cells),
            CompletenessBuilder.Gaps(cells, ownKeys),
            ownKeys,
            [.. shown.Where(a => figures.ContainsKey(a.Id)).SelectMany(a => ContinuityFinder.Find(calendar, form.Indicators, figures[a.Id]).Select(b => new AgencyBreak(a, b)))],
            Next(calendar, form, today, cells));
    }

    // Somebody acts for an agency and those below it; who acts for every agency, for those they have handed in for.
    private async Task<HashSet<string>> OwnAsync(ClaimsPrincipal user, IReadOnlyList<Agency> all, CancellationToken cancellationToken)
    {
        if (!user.IsInRole(Roles.Contributor)) return [];
        if (UserClaims.Agency(user) is { } scope) return all.Where(a => AgencyScope.Covers(scope, a.Key, all)).Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        return user.Identity?.Name is { } name ? (await submissions.AgenciesOfAsync(name, cancellationToken)).ToHashSet(StringComparer.Ordinal) : [];
    }

    // From the first year anything was handed in for to this one, newest first.
    private async Task<IReadOnlyList<int>> YearsAsync(DateOnly today, DateTime? asOf, CancellationToken cancellationToken)
    {
        var known = (await submissions.PeriodsAsync(asOf, cancellationToken)).Select(k => int.Parse(k.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        var (oldest, newest) = (Math.Min(today.Year, known.DefaultIfEmpty(today.Year).Min()), Math.Max(today.Year, known.DefaultIfEmpty(today.Year).Max()));
        return [.. Enumerable.Range(oldest, newest - oldest + 1).Reverse()];
    }

    private static Period? Next(ReportingCalendar calendar, FormVersion form, DateOnly today, IReadOnlyList<ReportCell> cells)
    {
        var done = cells.GroupBy(c => c.Period).Where(g => g.All(c => c.Standing is ReportStanding.Published or ReportStanding.NotExpected)).Select(g => g.Key).ToHashSet();
        return Enumerable.Range(today.Year, 2).SelectMany(calendar.Year).Where(p => form.DeadlineOf(p) >= today && !done.Contains(p)).OrderBy(p => p.Deadline).FirstOrDefault();
    }
}
