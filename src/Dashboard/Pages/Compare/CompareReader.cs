using System.Globalization;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Reads two periods of an agency and has them compared.</summary>
public sealed class CompareReader(CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, SubmissionStore submissions, PublishedReports reports, AnalysisReader analyses, AgencyChoice choice)
{
    private const string MainForm = "cchc-pl1";
    private const int Recent = 50;

    /// <summary>The view, or null when nothing has been published for the agency yet.</summary>
    /// <exception cref="KeyNotFoundException">The address names an agency or period that does not exist.</exception>
    public async Task<CompareView?> ReadAsync(CompareQuery query, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(query.Vintage?.Instant, cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var agency = await choice.OfAsync(query.Agency, cancellationToken);
        var form = catalogue.Form(MainForm) ?? throw new InvalidOperationException($"The catalogue has no form '{MainForm}'.");
        var calendar = catalogue.CalendarOf(form);
        Period? Asked(string? key) => key is null ? null : calendar.Find(key) ?? throw new KeyNotFoundException(key);
        var (a, b) = (Asked(query.A), Asked(query.B));

        var asOf = query.Vintage?.Instant;
        var figures = await observations.FiguresAsync(agency.Id, null, asOf, cancellationToken);
        var known = figures.Periods.Reverse().ToList();
        if (known.Count == 0) return null;
        var pair = CompareBuilder.Choose(known, calendar, a, b);
        var rows = pair.A == pair.B ? [] : await analyses.CompareAsync(catalogue, agency, pair.A, pair.B, asOf, cancellationToken);
        var lines = form.Indicators.Select(i => i.Id).ToHashSet();
        CompareRow Row(PeriodComparison row) => new(IndicatorReader.CodeOf(catalogue, row.Indicator), row);
        var kpis = rows.Where(r => r.Indicator.IsDerived).Select(Row).ToList();
        async Task<CompareSide> SideAsync(Period period)
        {
            var report = asOf is { } instant
                ? await reports.KnownAtAsync(agency, form, period, instant, cancellationToken)
                : (await submissions.QueryAsync(agency.Key, period.Key, SubmissionState.Published, 0, Recent, cancellationToken)).FirstOrDefault(s => s.Form == MainForm) is { } published ? PublishedReport.Of(published) : null;
            var reported = form.Indicators.Select(i => figures.Of(i.Id, period)).OfType<Figure>().ToList();
            return new CompareSide(
                period,
                report?.DeclaredStart,
                report?.DeclaredEnd,
                report?.PublishedAt,
                reported.Count(f => f.State is ObservationState.Reported or ObservationState.NotApplicable),
                form.Indicators.Count,
                reported.Exists(f => f.Illustrative));
        }

        return new CompareView(
            query with { Agency = agency.Key, A = pair.A.Key, B = pair.B.Key },
            agency,
            all,
            [.. known.Union([pair.B, pair.A]).OrderByDescending(p => p.End).ThenByDescending(p => p.Start)],
            await SideAsync(pair.A),
            await SideAsync(pair.B),
            CompareBuilder.Refuse(pair),
            CompareBuilder.Comparable(known, calendar, pair),
            CompareBuilder.Groups(form, query.Lines ? rows.Where(r => lines.Contains(r.Indicator.Id)).Select(Row) : kpis, CultureInfo.CurrentUICulture),
            kpis,
            form.Indicators.Count);
    }
}
