using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data;
using Kpi.Data.Series;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>The figures of an indicator's page to take along. Like the page, for whoever is signed in.</summary>
internal static class IndicatorEndpoints
{
    public static void MapIndicatorData(this IEndpointRouteBuilder app) => app.MapGet("/indicators/{key}/data.{format:regex(^(csv|xlsx)$)}", DownloadAsync).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(
        string key,
        string format,
        string? agency,
        string? period,
        string? asOf,
        string? rollup,
        string? predecessors,
        string? perday,
        HttpRequest request,
        IndicatorReader reader,
        WordingProvider wordings,
        DateText dates,
        IStringLocalizer<Text> text,
        KpiSettings settings,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var how = request.Query["as"].ToString();
        SeriesAccumulation? accumulation = how.Length == 0 ? null : Words.TryParse<SeriesAccumulation>(how);
        if (how.Length > 0 && accumulation is null) return Results.NotFound();
        try
        {
            var view = await reader.ReadAsync(new IndicatorQuery(key, NullIfEmpty(period), NullIfEmpty(agency), accumulation) { Vintage = Vintage.Read(asOf, settings, time), RollUp = IndicatorQuery.IsOn(rollup), Predecessors = IndicatorQuery.IsOn(predecessors), PerDay = IndicatorQuery.IsOn(perday) }, cancellationToken);
            var sheet = new SeriesSheet(await wordings.GetAsync(cancellationToken), dates, text).Build(view, time.GetUtcNow().UtcDateTime);
            return TableFile.Of(sheet, format, $"{view.Indicator.Key}-{view.Agency.Key}-{Words.Of(view.Accumulation)}{(view.PerDay ? "-" + IndicatorAddress.PerDay : "")}{(view.Rolled ? "-" + IndicatorAddress.RollUp : "")}{Vintage.Suffix(view.Query.Vintage)}");
        }
        catch (KeyNotFoundException)
        {
            return Results.NotFound();
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
