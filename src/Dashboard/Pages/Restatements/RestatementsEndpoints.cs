using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>The changed figures to take along. Like the page, for whoever is signed in.</summary>
internal static class RestatementsEndpoints
{
    public static void MapRestatementFiles(this IEndpointRouteBuilder app) => app.MapGet("/restatements.{format:regex(^(csv|xlsx)$)}", DownloadAsync).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(
        string format, string? agency, string? indicator, string? since, RestatementsReader reader, WordingProvider wordings, NumberText numbers, DateText dates, IStringLocalizer<Text> text,
        CancellationToken cancellationToken)
    {
        try
        {
            var view = await reader.ReadAsync(RestatementsQuery.Read(agency, indicator, since), cancellationToken);
            var words = await wordings.GetAsync(cancellationToken);
            return TableFile.Of(new RestatementsSheet(words, new RestatementSentences(words, numbers, dates, text), text).Build(view), format, $"restatements-{view.Since.DayText}");
        }
        catch (KeyNotFoundException)
        {
            return Results.NotFound();
        }
    }
}
