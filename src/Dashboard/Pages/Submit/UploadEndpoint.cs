using System.Security.Claims;
using System.Threading.RateLimiting;
using Kpi.Dashboard.Layout;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Uploads;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Jobs.Import;
using Kpi.Jobs.Publishing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>
/// Takes the files of the upload form. An endpoint and not a form of the page, because the limits of a request must be set before anything of it is read. A browser
/// without script is led to the page of what came of it; the script, which sends one file a request to show its progress, is told in JSON.
/// </summary>
internal static class UploadEndpoint
{
    private const string Limit = "upload";

    // Reading a workbook takes the processor: what a person does by hand never comes near this.
    private const int UploadsPerMinute = 120;

    public static IServiceCollection AddUploads(this IServiceCollection services) => services.Configure<RateLimiterOptions>(o => o.AddPolicy(Limit, context =>
        RateLimitPartition.GetFixedWindowLimiter(context.User.Identity?.Name ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = UploadsPerMinute, Window = TimeSpan.FromMinutes(1) })));

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapPost(SubmitAddress.Upload, PostAsync).RequireAuthorization(p => p.RequireRole(Roles.Contributor)).RequireRateLimiting(Limit).DisableAntiforgery().ExcludeFromDescription();

        // Whose session had ended is led back here after signing in.
        app.MapGet(SubmitAddress.Upload, () => Results.Redirect(SubmitAddress.List)).ExcludeFromDescription();
    }

    private static async Task<IResult> PostAsync(
        HttpContext context, ClaimsPrincipal user, SubmissionService service, ImportOptions import, CatalogueStore catalogues, AgencyStore agencies, IAntiforgery antiforgery, IStringLocalizer<ApiText> text)
    {
        var cancel = context.RequestAborted;
        var (form, refusal) = await UploadForm.ReadAsync(context, import, await catalogues.GetAsync(cancel), await agencies.AllAsync(cancel));
        if (form is null) return Refused(context, refusal!, text);

        // Only now that the form has been read within its limits: looking for the token reads it.
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        var received = new List<ReceivedSubmission>();
        foreach (var file in form.Files) received.AddRange(await service.ReceiveAsync(file.Bytes, file.FileName, form.Answers, user.Identity?.Name ?? "", null, cancel));

        var address = form.Files.Count == 1 ? OfOneFile(received) : OfSeveral(received);
        return context.Request.AsksForPage()
            ? Results.Redirect(address)
            : Results.Ok(new Answer(address, [.. received.Where(r => r.Created).Select(r => r.Submission.Id)], [.. received.Where(r => !r.Created).Select(r => r.Submission.Id)]));
    }

    private static string OfOneFile(List<ReceivedSubmission> received) => SubmitAddress.Of(
        received[0].Submission.Id, !received.Exists(r => r.Created) ? Notice.Known : received.Count > 1 ? Notice.Several : Notice.Received);

    private static string OfSeveral(List<ReceivedSubmission> received) =>
        SubmitAddress.List + "?" + string.Join('&', received.Select(r => (r.Created ? "new=" : "known=") + r.Submission.Id).Distinct(StringComparer.Ordinal));

    private static IResult Refused(HttpContext context, UploadRefusal refusal, IStringLocalizer<ApiText> text) => context.Request.AsksForPage()
        ? Results.Redirect($"{SubmitAddress.List}?refused={refusal.Key}")
        : Results.Problem(detail: text[refusal.Key, [.. refusal.Args]], statusCode: refusal.Status);

    /// <summary>What the script is told.</summary>
    /// <param name="Address">Where this file alone would lead.</param>
    private sealed record Answer(string Address, IReadOnlyList<Guid> New, IReadOnlyList<Guid> Known);
}
