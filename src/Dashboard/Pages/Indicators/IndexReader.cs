using System.Globalization;
using Kpi.Dashboard.Pages.Overview;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Series;
using Kpi.Data.Targets;
using Kpi.Data.Text;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Reads the list of indicators: one read of figures, one of targets.</summary>
public sealed class IndexReader(CatalogueStore catalogues, AgencyChoice choice, ObservationStore observations, TargetStore targets, SeriesEventStore events, TimeProvider time)
{
    /// <exception cref="KeyNotFoundException">The address names an agency or a period that does not exist.</exception>
    public async Task<IndexView> ReadAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        var asOf = query.Vintage?.Instant;
        var catalogue = await catalogues.GetAsync(asOf, cancellationToken);
        var agency = await choice.OfAsync(query.Agency, cancellationToken);
        var figures = await observations.FiguresAsync(agency.Id, null, asOf, cancellationToken);
        var goals = await targets.ForAsync(agency.Id, null, asOf, cancellationToken);
        var happened = await events.ListAsync(agency.Id, null, asOf, withdrawn: false, cancellationToken);
        var periods = figures.Periods.Reverse().ToList();
        var calendar = catalogue.CalendarOf(catalogue.Forms[0]);
        var period = query.Period is null ? periods.FirstOrDefault() : calendar.Find(query.Period) ?? throw new KeyNotFoundException(query.Period);
        var shown = period ?? calendar.Year(query.Vintage?.Day.Year ?? time.GetUtcNow().Year)[^1];

        var codes = catalogue.Forms.SelectMany(f => f.Lines).SelectMany(l => l.Indicators.Select(i => (i.Id, Code: l.Code.TrimEnd('.')))).DistinctBy(x => x.Id).ToDictionary(x => x.Id, x => x.Code);
        var folded = Folding.Fold(query.Search);
        var sections = Sections(catalogue);
        var rows = catalogue.Indicators
            .Where(i => query.Section is null || i.Section == query.Section)
            .Where(i => Matches(i, codes.GetValueOrDefault(i.Id, ""), query.Search, folded))
            .Select(i => new IndexRow(codes.GetValueOrDefault(i.Id, ""), OverviewBuilder.Tile(catalogue, SeriesStore.CalendarOf(catalogue, i), figures, goals, shown, i, happened)))
            .ToList();
        return new IndexView(
            query.Vintage,
            agency,
            period,
            periods,
            sections,
            [
                .. rows.GroupBy(r => r.Tile.Indicator.IsDerived ? 0 : r.Tile.Indicator.Section).OrderBy(g => g.Key).Select(g => new IndexGroup(
                    g.Key == 0 ? null : sections.FirstOrDefault(s => s.Number == g.Key).Name, [.. g])),
            ],
            catalogue.Indicators.Count,
            catalogue.Derived.Count);
    }

    /// <summary>A name matches by its words without diacritics, a key or code by any part of it.</summary>
    internal static bool Matches(Indicator indicator, string code, string? search, string folded) => string.IsNullOrWhiteSpace(search)
        || indicator.Key.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)
        || (code.Length > 0 && code.StartsWith(search.Trim().TrimEnd('.'), StringComparison.Ordinal))
        || (folded.Length > 0 && (Folding.Fold(indicator.Name.Vi).Contains(folded, StringComparison.Ordinal) || Folding.Fold(indicator.Name.En).Contains(folded, StringComparison.Ordinal)));

    private static List<(int Number, string Name)> Sections(CatalogueSnapshot catalogue) =>
    [
        .. catalogue.Forms[0].Lines.Where(l => l.Section > 0 && l.ParentKey is null).DistinctBy(l => l.Section).OrderBy(l => l.Section)
            .Select(l => (l.Section, FormattableString.Invariant($"{l.Section}. {l.Name.For(CultureInfo.CurrentUICulture)}"))),
    ];
}
