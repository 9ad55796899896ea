using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>Leads the form for taking a form away to its file. A period nothing is published for leads back to the page, which says so.</summary>
internal static class FormEndpoint
{
    public static void MapFormDownload(this IEndpointRouteBuilder app) => app.MapGet(SubmitAddress.Form, GetAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string? form, string? agency, string? period, string? kind, CatalogueStore catalogues, AgencyStore agencies, SubmissionStore submissions, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        if (form is null || catalogue.Form(form) is not { } version || catalogue.CalendarOf(version).Find(period) is not { } at) return Results.NotFound();
        if ((await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, agency, StringComparison.Ordinal)) is not { } who) return Results.NotFound();
        var query = $"?agency={who.Key}&period={at.Key}";
        if (kind == "template") return Results.Redirect($"/api/v1/forms/{version.FormKey}/template{query}");
        var published = await submissions.QueryAsync(who.Key, at.Key, SubmissionState.Published, 0, catalogue.Forms.Count + 1, cancellationToken);
        return published.Any(s => s.Form == version.FormKey)
            ? Results.Redirect($"/api/v1/forms/{version.FormKey}/export{query}")
            : Results.Redirect($"{SubmitAddress.List}?unpublished={at.Key}");
    }
}
