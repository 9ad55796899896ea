using Kpi.Dashboard.Settings;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Jobs.Export;

namespace Kpi.Dashboard.Api;

/// <summary>The official form, given back from the store or to be filled in.</summary>
internal static class FormEndpoints
{
    private const string Xlsx = "xlsx";
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapForms(this IEndpointRouteBuilder api)
    {
        api.MapGet("/forms/{form}/export", Export);
        api.MapGet("/forms/{form}/template", Template);
    }

    private static async Task<IResult> Export(
        string form, string? agency, string? period, string? format, string? asOf, FormExporter exporter, CatalogueStore catalogues, AgencyStore agencies, KpiSettings settings, Problems problems, CancellationToken cancellationToken)
    {
        if (format is not (null or Xlsx)) return problems.BadRequest("export.format", format);
        if (!AsOf.TryRead(asOf, settings, out var instant)) return problems.BadRequest("query.as-of", asOf!);
        var (found, refusal) = await FindAsync(form, agency, period, catalogues, agencies, problems, cancellationToken);
        if (found is not { } wanted) return refusal!;
        var bytes = await exporter.ExportAsync(wanted.Form, wanted.Agency, wanted.Period, instant, cancellationToken);
        return bytes is null
            ? problems.NotFound("export.nothing", wanted.Period.Key)
            : Results.File(bytes, XlsxType, FormExporter.FileName(wanted.Form, wanted.Agency, wanted.Period));
    }

    private static async Task<IResult> Template(
        string form, string? agency, string? period, CatalogueStore catalogues, AgencyStore agencies, Problems problems, CancellationToken cancellationToken)
    {
        var (found, refusal) = await FindAsync(form, agency, period, catalogues, agencies, problems, cancellationToken);
        return found is { } wanted
            ? Results.File(FormExporter.Template(wanted.Form, wanted.Agency, wanted.Period), XlsxType, FormExporter.FileName(wanted.Form, wanted.Agency, wanted.Period))
            : refusal!;
    }

    private static async Task<((FormVersion Form, Agency Agency, Period Period)? Found, IResult? Refusal)> FindAsync(
        string form, string? agency, string? period, CatalogueStore catalogues, AgencyStore agencies, Problems problems, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        if (catalogue.Form(form) is not { } version) return (null, problems.NotFound("form.unknown", form));
        if (agency is null) return (null, problems.BadRequest("agency.needed"));
        if ((await agencies.AllAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.Key, agency, StringComparison.Ordinal)) is not { } who) return (null, problems.NotFound("agency.unknown", agency));
        return catalogue.CalendarOf(version).Find(period) is { } at ? ((version, who, at), null) : (null, problems.BadRequest("period.unknown", period ?? ""));
    }
}
