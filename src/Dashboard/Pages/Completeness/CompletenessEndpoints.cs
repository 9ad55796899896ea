using System.Security.Claims;
using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>The map to take along. Like the page, for whoever is signed in.</summary>
internal static class CompletenessEndpoints
{
    public static void MapCompleteness(this IEndpointRouteBuilder app) => app.MapGet("/completeness.{format:regex(^(csv|xlsx)$)}", DownloadAsync).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(
        string format, string? agency, string? year, string? form, string? asOf, ClaimsPrincipal user, CompletenessReader reader, WordingProvider wordings, CatalogueStore catalogues,
        NumberText numbers, DateText dates, IStringLocalizer<Text> text, KpiSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var view = await reader.ReadAsync(CompletenessQuery.Read(agency, year, form) with { Vintage = Vintage.Read(asOf, settings, time) }, user, cancellationToken);
            var words = await wordings.GetAsync(cancellationToken);
            var sheet = new CompletenessSheet(words, new CompletenessSentences(words, numbers, dates, text), await catalogues.GetAsync(cancellationToken), dates, text).Build(view, time.GetUtcNow().UtcDateTime);
            return TableFile.Of(sheet, format, $"completeness-{view.Form.FormKey}{Vintage.Suffix(view.Query.Vintage)}");
        }
        catch (KeyNotFoundException)
        {
            return Results.NotFound();
        }
    }
}
