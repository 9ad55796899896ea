using Kpi.Dashboard.Uploads;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>Says what is wrong with a request, in the reader's language, as <c>application/problem+json</c>.</summary>
internal sealed class Problems(IStringLocalizer<Resources.ApiText> text)
{
    public IResult BadRequest(string key, params object[] args) => Of(StatusCodes.Status400BadRequest, key, args);

    public IResult NotFound(string key, params object[] args) => Of(StatusCodes.Status404NotFound, key, args);

    public IResult Conflict(string key, params object[] args) => Of(StatusCodes.Status409Conflict, key, args);

    public IResult Forbidden(string key, params object[] args) => Of(StatusCodes.Status403Forbidden, key, args);

    public IResult Refused(string key, params object[] args) => Of(StatusCodes.Status422UnprocessableEntity, key, args);

    public IResult Of(UploadRefusal refusal) => Of(refusal.Status, refusal.Key, [.. refusal.Args]);

    private IResult Of(int status, string key, object[] args) => Results.Problem(
        detail: text[key, args], statusCode: status, type: "about:blank", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = key });
}
