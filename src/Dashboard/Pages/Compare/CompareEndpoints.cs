using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>The table of the page to take along. Like the page, for whoever is signed in.</summary>
internal static class CompareEndpoints
{
    public static void MapCompare(this IEndpointRouteBuilder app) => app.MapGet("/compare.{format:regex(^(csv|xlsx)$)}", DownloadAsync).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(
        string format, string? agency, string? a, string? b, string? c, string? rows, string? asOf, CompareReader reader, WordingProvider wordings, NumberText numbers, DateText dates, IStringLocalizer<Text> text,
        KpiSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        CompareView? view;
        try
        {
            view = await reader.ReadAsync(CompareQuery.Read(agency, a, b, rows, why: null, c) with { Vintage = Vintage.Read(asOf, settings, time) }, cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            return Results.NotFound();
        }
        if (view is null) return Results.NotFound();
        var words = await wordings.GetAsync(cancellationToken);
        return TableFile.Of(new CompareSheet(words, new CompareSentences(words, numbers, text), dates, text).Build(view), format, $"compare-{view.A.Period.Key}-{view.B.Period.Key}{(view.C is { } third ? "-" + third.Period.Key : "")}{Vintage.Suffix(view.Query.Vintage)}");
    }
}
