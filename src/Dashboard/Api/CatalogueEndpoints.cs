using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Text;

namespace Kpi.Dashboard.Api;

/// <summary>Forms, agencies, periods and indicators.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder api)
    {
        api.MapGet("/forms", Forms);
        api.MapGet("/agencies", Agencies);
        api.MapGet("/periods", Periods);
        api.MapGet("/indicators", Indicators);
    }

    private static async Task<ItemList<FormItem>> Forms(CatalogueStore catalogues, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        return new ItemList<FormItem>([.. catalogue.Forms.Select(f => new FormItem(
            f.FormKey,
            f.Version,
            f.FormName.For(CultureInfo.CurrentUICulture),
            f.CalendarKey,
            f.ValidFrom,
            f.ValidTo,
            [.. f.Duties.Select(d => new FormDutyItem(d.FromYear == 0 ? null : d.FromYear, d.Version, FormDuty.Write(d.Kinds).Split(' ', StringSplitOptions.RemoveEmptyEntries)))],
            [.. f.Lines.Select(l => new FormLineItem(
                l.Key, l.ParentKey, l.Code, l.Name.For(CultureInfo.CurrentUICulture), l.UnitOfMeasure.For(CultureInfo.CurrentUICulture), l.Kind, l.Section, [.. l.Indicators.Select(i => i.Key)]))]))]);
    }

    private static async Task<ItemList<AgencyItem>> Agencies(AgencyStore agencies, CancellationToken cancellationToken)
    {
        var all = await agencies.AllAsync(cancellationToken);
        var keys = all.ToDictionary(a => a.Id, a => a.Key);
        return new ItemList<AgencyItem>([.. all.Select(a => new AgencyItem(
            a.Key,
            a.Name.For(CultureInfo.CurrentUICulture),
            a.ParentId is { } parent ? keys[parent] : null,
            a.ValidFrom,
            a.ValidTo,
            [.. a.Predecessors.Select(p => keys[p.PredecessorId])]))]);
    }

    private static async Task<IResult> Periods(string? calendar, int? year, CatalogueStore catalogues, TimeProvider time, Problems problems, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        if (catalogue.Calendar(calendar ?? "cchc") is not { } found) return problems.NotFound("query.calendar", calendar!);
        if (year is < 1900 or > 2200) return problems.BadRequest("query.year");
        return Results.Ok(new ItemList<PeriodItem>([.. found.Year(year ?? time.GetUtcNow().Year).Select(p => new PeriodItem(
            p.Key, found.Key, p.Year, p.Kind, PeriodNames.Full(p, CultureInfo.CurrentUICulture), p.Start, p.End, p.Days, p.Deadline))]));
    }

    private static async Task<ItemList<IndicatorItem>> Indicators(string? search, CatalogueStore catalogues, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var wanted = Folding.Fold(search);
        return new ItemList<IndicatorItem>([.. catalogue.Indicators.Where(i => Matches(i, search, wanted)).Select(i => new IndicatorItem(
            i.Key,
            i.Name.For(CultureInfo.CurrentUICulture),
            i.UnitOfMeasure.For(CultureInfo.CurrentUICulture),
            i.Kind,
            i.Formula is null ? i.Accumulation : null,
            i.Direction,
            i.Section,
            i.Options,
            i.Formula?.Numerator.ToString(),
            i.Formula?.Denominator?.ToString()))]);
    }

    private static bool Matches(Indicator indicator, string? search, string folded) => string.IsNullOrWhiteSpace(search)
        || indicator.Key.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)
        || (folded.Length > 0 && (Folding.Fold(indicator.Name.Vi).Contains(folded, StringComparison.Ordinal) || Folding.Fold(indicator.Name.En).Contains(folded, StringComparison.Ordinal)));

    private sealed record FormItem(string Key, string Version, string Name, string Calendar, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<FormDutyItem> Due, IReadOnlyList<FormLineItem> Lines);

    private sealed record FormDutyItem(int? FromYear, int Version, IReadOnlyList<string> Kinds);

    private sealed record FormLineItem(string Key, string? Parent, string Code, string Name, string UnitOfMeasure, LineKind Kind, int Section, IReadOnlyList<string> Indicators);

    private sealed record AgencyItem(string Key, string Name, string? Parent, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Predecessors);

    private sealed record PeriodItem(string Key, string Calendar, int Year, PeriodKind Kind, string Name, DateOnly Start, DateOnly End, int Days, DateOnly? Deadline);

    private sealed record IndicatorItem(
        string Key,
        string Name,
        string UnitOfMeasure,
        ValueKind Kind,
        Accumulation? Accumulation,
        Direction Direction,
        int Section,
        IReadOnlyList<IndicatorOption> Options,
        string? Numerator,
        string? Denominator);
}
