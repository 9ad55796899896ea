using System.Text.Json;
using System.Text.Json.Serialization;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Api;

/// <summary>The HTTP API, version 1.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddKpiApi(this IServiceCollection services)
    {
        services.AddScoped<Problems>();
        services.AddProblemDetails();
        services.AddOpenApi("v1");
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Encoder = CheckJson.Options.Encoder;
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });
        return services;
    }

    /// <summary>Gives an error without a body its problem document: a refusal by the framework reads like one of ours.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api => api.Use(async (context, next) =>
        {
            await next(context);
            var response = context.Response;
            if (response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null) await Results.Problem(statusCode: response.StatusCode).ExecuteAsync(context);
        }));

    public static void MapKpiApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").RequireAuthorization().AddEndpointFilter<SameSiteFilter>();
        api.MapCatalogue();
        api.MapForms();
        api.MapSeries();
        api.MapRestatements();
        api.MapAnalysis();
        api.MapTargets();
        api.MapEvents();
        api.MapSubmissions();
        api.MapJobs();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }
}
