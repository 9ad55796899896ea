using System.Globalization;
using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Reads two or three periods of an agency and has them compared.</summary>
public sealed class CompareReader(CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations, SubmissionStore submissions, PublishedReports reports, AnalysisReader analyses, AgenciesReader besides, AgencyChoice choice)
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
        var (a, b, c) = (Asked(query.A), Asked(query.B), Asked(query.C));

        var asOf = query.Vintage?.Instant;
        var figures = await observations.FiguresAsync(agency.Id, null, asOf, cancellationToken);
        var known = figures.Periods.Reverse().ToList();
        if (known.Count == 0) return null;
        var pair = CompareBuilder.Choose(known, calendar, a, b);
        // A period beside itself says nothing.
        var third = pair.A == pair.B || c == pair.A || c == pair.B ? null : c;
        var rows = pair.A == pair.B ? [] : await RowsAsync(catalogue, agency, pair, third, asOf, cancellationToken);
        var lines = form.Indicators.Select(i => i.Id).ToHashSet();
        var kpis = rows.Where(r => r.Indicator.IsDerived).ToList();
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

        var (sideA, sideB) = (await SideAsync(pair.A), await SideAsync(pair.B));
        CompareStep? second = null;
        if (third is not null)
        {
            var sideC = await SideAsync(third);
            var (before, after) = Follows(third, pair.B) ? (sideB, sideC) : (sideC, sideB);
            var step = new PeriodPair(before.Period, after.Period);
            second = new CompareStep(before, after, CompareBuilder.Refuse(step), CompareBuilder.Comparable(known, calendar, step), rows.Any(r => r.Second is { Comparison.PerDay: true }));
        }
        Period[] periods = third is null ? [pair.A, pair.B] : [pair.A, pair.B, third];
        PeriodPair[] steps = second is null ? [pair] : [pair, new PeriodPair(second.Before.Period, second.After.Period)];
        var each = query.Each is { } key && rows.Count > 0 ? await besides.ReadAsync(catalogue, calendar, key, all, periods, steps, asOf, cancellationToken) : null;
        return new CompareView(
            query with { Agency = agency.Key, A = pair.A.Key, B = pair.B.Key, C = third?.Key, Each = each?.Indicator.Key },
            agency,
            all,
            [.. known.Union(periods).OrderByDescending(p => p.End).ThenByDescending(p => p.Start)],
            sideA,
            sideB,
            CompareBuilder.Refuse(pair),
            CompareBuilder.Comparable(known, calendar, pair),
            CompareBuilder.Groups(form, query.Lines ? rows.Where(r => lines.Contains(r.Indicator.Id)) : kpis, CultureInfo.CurrentUICulture),
            kpis,
            form.Indicators.Count)
        {
            Second = second,
            Each = each,
            Several = rows.Count > 0 && await besides.SeveralAsync(all, periods, cancellationToken),
        };
    }

    private static bool Follows(Period period, Period other) => period.End > other.End || (period.End == other.End && period.Start > other.Start);

    // What is said of a row's target and signal is said of the period that is looked at, whichever of the others has a figure.
    private async Task<IReadOnlyList<CompareRow>> RowsAsync(CatalogueSnapshot catalogue, Agency agency, PeriodPair pair, Period? third, DateTime? asOf, CancellationToken cancellationToken)
    {
        CompareRow Row(PeriodComparison row) => new(IndicatorReader.CodeOf(catalogue, row.Indicator), row);
        PeriodComparison Nothing(PeriodComparison other, Period a, Period b) => other with
        {
            A = a,
            B = b,
            Before = null,
            After = null,
            Comparison = Comparer.Compare(other.Indicator.Kind, level: false, other.Indicator.Direction, null, null),
        };
        async Task<Dictionary<int, PeriodComparison>> PairAsync(Period before, Period after) =>
            (await analyses.CompareAsync(catalogue, agency, before, after, asOf, cancellationToken)).ToDictionary(r => r.Indicator.Id);

        if (third is null) return [.. (await analyses.CompareAsync(catalogue, agency, pair.A, pair.B, asOf, cancellationToken)).Select(Row)];
        var first = await PairAsync(pair.A, pair.B);
        var beside = await PairAsync(third, pair.B);
        var step = Follows(third, pair.B) ? new PeriodPair(pair.B, third) : new PeriodPair(third, pair.B);
        var second = step.A == third ? beside : await PairAsync(step.A, step.B);
        return
        [
            .. from indicator in catalogue.Indicators
               let other = beside.GetValueOrDefault(indicator.Id)
               let own = first.GetValueOrDefault(indicator.Id) ?? (other is null ? null : Nothing(other, pair.A, pair.B))
               where own is not null
               select Row(own) with { Second = Row(second.GetValueOrDefault(indicator.Id) ?? Nothing(own, step.A, step.B)) },
        ];
    }
}
