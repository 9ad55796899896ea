using System.Globalization;
using System.Security.Claims;
using Kpi.Dashboard.Exports;
using Kpi.Dashboard.Identity;
using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Identity;
using Kpi.Data.Periods;
using Kpi.Data.Targets;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>The grid to take along, and what planners ask of targets by the forms of the page. Each form leads back to the page with what came of it.</summary>
internal static class TargetsEndpoints
{
    private const int MaxBytes = 512 * 1024;
    private const int LongestDocument = 500;

    public static void MapTargetsPage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/targets.{format:regex(^(csv|xlsx)$)}", DownloadAsync).ExcludeFromDescription();
        var forms = app.MapGroup(TargetsQuery.Page).RequireAuthorization(p => p.RequireRole(Roles.Planner)).ExcludeFromDescription().DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes)).AddEndpointFilter(OwnFormsOnly).AddEndpointFilter(OwnAgencyOnly);
        forms.MapPost("/one", OneAsync);
        forms.MapPost("/paste", PasteAsync);
        forms.MapPost("/remove", RemoveAsync);
        forms.MapPost("/plan", PlanAsync);

        // Whose session had ended is led back here after signing in: to look again, not to do it unseen.
        app.MapGet(TargetsQuery.Page + "/{action:regex(^(one|paste|remove|plan)$)}", () => Results.Redirect(TargetsQuery.Page)).ExcludeFromDescription();
    }

    private static async ValueTask<object?> OwnFormsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.HasFormContentType && await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.BadRequest();

    private static async ValueTask<object?> OwnAgencyOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, cancel) = (context.HttpContext.Request, context.HttpContext.RequestAborted);
        return await context.HttpContext.RequestServices.GetRequiredService<AgencyRights>().MayActAsync(context.HttpContext.User, request.Form["agency"].ToString(), cancel) ? await next(context) : Results.Forbid();
    }

    private static async Task<IResult> DownloadAsync(
        string format, string? agency, string? year, string? rows, string? asOf, ClaimsPrincipal user, TargetsReader reader, WordingProvider wordings,
        NumberText numbers, DateText dates, IStringLocalizer<Text> text, KpiSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        TargetsView view;
        try
        {
            view = await reader.ReadAsync(TargetsQuery.Read(agency, year, rows, null, null, null, null, null, null) with { Vintage = Vintage.Read(asOf, settings, time) }, user, cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            return Results.NotFound();
        }
        var words = await wordings.GetAsync(cancellationToken);
        var sheet = new TargetsSheet(words, new TargetsSentences(words, numbers, dates, text), dates, text).Build(view, time.GetUtcNow().UtcDateTime);
        return TableFile.Of(sheet, format, $"targets-{view.Agency.Key}-{view.Year.ToString(CultureInfo.InvariantCulture)}{Vintage.Suffix(view.Query.Vintage)}");
    }

    private static async Task<IResult> OneAsync(
        HttpRequest request, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, TargetStore targets, TargetPlanStore plans, TargetNumbers numbers, CancellationToken cancellationToken)
    {
        var (query, agency, catalogue, calendar) = await OfAsync(request, catalogues, agencies, cancellationToken);
        if (agency is null || query.Edit is not { } name) return Results.NotFound();
        Indicator indicator;
        Period period;
        try
        {
            (indicator, period) = TargetsReader.Find(catalogue, calendar, name);
        }
        catch (KeyNotFoundException)
        {
            return Results.NotFound();
        }
        var (row, wrong) = new TargetForm(numbers).Read(request.Form, catalogue, indicator, period);
        if (row is null) return Refused(query, wrong ?? TargetNotice.WrongValue);
        if (request.Form["do"] == "draft")
        {
            await plans.PutAsync(agency.Id, period.Year, [row], Actor(user), cancellationToken);
            return Led(query.Plain with { Year = period.Year }, TargetNotice.Drafted);
        }
        var (document, date) = Decision(request);
        if (document.Length == 0 || date is null) return Refused(query, TargetNotice.NoDecision);
        if (!Corrects(request) && (await targets.RewrittenAsync([row], agency.Id, cancellationToken)).Count > 0) return Refused(query, TargetNotice.Rewrites);
        var draft = new TargetDraft(indicator, agency.Id, agency.Key, period, row.Comparator, row.Value, document, row.Notes, row.ValidFrom, row.ValidTo) { High = row.High, Tolerance = row.Tolerance, Path = row.Path, DocumentDate = date };
        var (_, changed) = await targets.SetAsync(draft, Actor(user), cancellationToken);
        return Led(query.Plain with { Year = period.Year }, changed ? TargetNotice.Set : TargetNotice.Unchanged);
    }

    private static async Task<IResult> PasteAsync(
        HttpRequest request, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, TargetPlanStore plans, TargetNumbers numbers, CancellationToken cancellationToken)
    {
        var (query, agency, catalogue, calendar) = await OfAsync(request, catalogues, agencies, cancellationToken);
        if (agency is null || query.Year is not { } year) return Results.NotFound();
        var block = new PasteReader(catalogue, calendar, year, numbers).Read(request.Form["block"].ToString());
        List<TargetPlanRow> rows = [.. block.Good.Select(c => new TargetPlanRow(c.Indicator!.Id, c.Period!, c.Comparator, c.Value!.Value, null, null, null, null, null) { High = c.High })];
        if (rows.Count == 0) return Led(query with { Paste = true }, TargetNotice.Empty);

        // What was pasted is a value; how far short counts as near, and how it is approached, stay as the draft has them; a range has no path.
        var standing = await plans.FindAsync(agency.Id, year, cancellationToken);
        rows = [.. rows.Select(r => standing?.Rows.FirstOrDefault(s => s.IndicatorId == r.IndicatorId && s.Period == r.Period) is { } kept ? kept with { Comparator = r.Comparator, Value = r.Value, High = r.High, Path = r.High is null ? kept.Path : null } : r)];
        await plans.PutAsync(agency.Id, year, rows, Actor(user), cancellationToken);
        return Led(query.Plain, TargetNotice.Pasted);
    }

    private static async Task<IResult> RemoveAsync(HttpRequest request, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, TargetPlanStore plans, CancellationToken cancellationToken)
    {
        var (query, agency, catalogue, calendar) = await OfAsync(request, catalogues, agencies, cancellationToken);
        if (agency is null || catalogue.Find(request.Form["indicator"].ToString()) is not { } indicator || calendar.Find(request.Form["period"].ToString()) is not { } period) return Results.NotFound();
        var result = await PlanOfAsync(request, agency, plans, cancellationToken) is not { } plan ? TargetPlanResult.NotFound : await plans.RemoveAsync(plan.Id, indicator.Id, period, Actor(user), cancellationToken);
        return Led(query.Plain, result == TargetPlanResult.Done ? TargetNotice.Removed : TargetNotice.NoDraft);
    }

    private static async Task<IResult> PlanAsync(
        HttpRequest request, ClaimsPrincipal user, CatalogueStore catalogues, AgencyStore agencies, TargetStore targets, TargetPlanStore plans, CancellationToken cancellationToken)
    {
        var (query, agency, _, _) = await OfAsync(request, catalogues, agencies, cancellationToken);
        if (agency is null) return Results.NotFound();
        if (await PlanOfAsync(request, agency, plans, cancellationToken) is not { } plan) return Led(query.Plain, TargetNotice.NoDraft);
        var (id, version, actor) = (plan.Id, Number(request, "version"), Actor(user));
        if (request.Form["do"] == "discard") return Led(query.Plain, Of(await plans.DiscardAsync(id, version, actor, cancellationToken), TargetNotice.Discarded));

        // The decision that is issued is the one in the form, noted first: whoever issues has just read it.
        var (document, date) = Decision(request);
        var noted = await plans.DecideAsync(id, version, document, date, actor, cancellationToken);
        if (noted == TargetPlanResult.Overtaken) return Refused(query.Plain, TargetNotice.Overtaken);
        if (noted != TargetPlanResult.Done || request.Form["do"] != "issue") return Led(query.Plain, Of(noted, TargetNotice.Decided));
        if (!Corrects(request) && (await targets.RewrittenAsync(plan.Rows, agency.Id, cancellationToken)).Count > 0) return Refused(query.Plain, TargetNotice.Rewrites);
        var issued = Of(await plans.IssueAsync(id, version + 1, actor, cancellationToken), TargetNotice.Issued);
        return issued == TargetNotice.NoDecision ? Refused(query.Plain, issued) : Led(query.Plain, issued);
    }

    // The draft that a form names, which is the agency's it names.
    private static async Task<TargetPlan?> PlanOfAsync(HttpRequest request, Agency agency, TargetPlanStore plans, CancellationToken cancellationToken) =>
        await plans.FindAsync(Number(request, "plan"), cancellationToken) is { } plan && plan.AgencyId == agency.Id ? plan : null;

    private static TargetNotice Of(TargetPlanResult result, TargetNotice done) => result switch
    {
        TargetPlanResult.Done => done,
        TargetPlanResult.Overtaken => TargetNotice.Overtaken,
        TargetPlanResult.Empty => TargetNotice.Empty,
        TargetPlanResult.NoDecision => TargetNotice.NoDecision,
        _ => TargetNotice.NoDraft,
    };

    private static async Task<(TargetsQuery Query, Agency? Agency, CatalogueSnapshot Catalogue, ReportingCalendar Calendar)> OfAsync(
        HttpRequest request, CatalogueStore catalogues, AgencyStore agencies, CancellationToken cancellationToken)
    {
        var form = request.Form;
        var query = TargetsQuery.Read(form["agency"], form["year"], form["rows"], form["edit"], null, null, null, null, null);
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var agency = (await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, query.Agency, StringComparison.Ordinal));
        return (query, agency, catalogue, catalogue.CalendarOf(catalogue.Form("cchc-pl1")!));
    }

    private static (string Document, DateOnly? Date) Decision(HttpRequest request)
    {
        var document = request.Form["document"].ToString().Trim();
        return (document[..Math.Min(document.Length, LongestDocument)], TargetForm.Day(request.Form["documentDate"].ToString()));
    }

    // Whoever changes what has judged published periods says from when, or that it was wrong.
    private static bool Corrects(HttpRequest request) => request.Form["correction"] == "on";

    private static IResult Led(TargetsQuery query, TargetNotice notice) => Results.Redirect((query with { Notice = notice }).Address);

    // The form goes on to the page as it was sent, so that nothing that was typed is lost.
    private static IResult Refused(TargetsQuery query, TargetNotice notice) => Results.Redirect((query with { Notice = notice }).Address, permanent: false, preserveMethod: true);

    private static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    private static int Number(HttpRequest request, string name) => int.TryParse(request.Form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
