using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Api;

/// <summary>An uploaded workbook with what the uploader says about it.</summary>
internal sealed record Upload(byte[] Bytes, string FileName, CheckAnswers Answers, bool Publish, string? Comment)
{
    private const int FormOverhead = 64 * 1024;

    /// <summary>Reads a multipart upload within its limits; the second part is the answer to give when it is not good.</summary>
    public static async Task<(Upload? Upload, IResult? Refusal)> ReadAsync(
        HttpContext context, ImportOptions import, CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies, Problems problems)
    {
        if (!context.Request.HasFormContentType) return (null, problems.BadRequest("upload.file-needed"));
        if (context.Request.ContentLength > import.MaxBytes + FormOverhead) return (null, problems.TooLarge("upload.too-large", import.MaxBytes));
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = import.MaxBytes + FormOverhead;
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(
                new Microsoft.AspNetCore.Http.Features.FormOptions { MultipartBodyLengthLimit = import.MaxBytes + FormOverhead, ValueLengthLimit = FormOverhead }, context.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, problems.TooLarge("upload.too-large", import.MaxBytes));
        }
        catch (InvalidDataException)
        {
            return (null, problems.TooLarge("upload.too-large", import.MaxBytes));
        }
        if (form.Files.GetFile("file") is not { } file) return (null, problems.BadRequest("upload.file-needed"));
        if (file.Length > import.MaxBytes) return (null, problems.TooLarge("upload.too-large", import.MaxBytes));

        string? Text(string name) => form.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString().Trim() : Query(context, name);
        var answers = new CheckAnswers(Text("form"), Text("agency"), Text("period"));
        if (Refuse(answers, catalogue, agencies, problems) is { } refusal) return (null, refusal);
        foreach (var (name, set) in new (string, Func<CheckAnswers, DateOnly, CheckAnswers>)[] { ("declaredStart", (a, d) => a with { DeclaredStart = d }), ("declaredEnd", (a, d) => a with { DeclaredEnd = d }) })
        {
            if (Text(name) is not { } text) continue;
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return (null, problems.BadRequest("query.date", text));
            answers = set(answers, date);
        }
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, context.RequestAborted);
        return (new Upload(bytes, Name(file.FileName), answers, bool.TryParse(Text("publish"), out var publish) && publish, Text("comment")), null);
    }

    private static IResult? Refuse(CheckAnswers answers, CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies, Problems problems)
    {
        if (answers.Form is { } form && catalogue.Form(form) is null) return problems.BadRequest("form.unknown", form);
        if (answers.Agency is { } agency && !agencies.Any(a => string.Equals(a.Key, agency, StringComparison.Ordinal))) return problems.BadRequest("agency.unknown", agency);
        return answers.Period is { } period && catalogue.Calendars.All(c => c.Find(period) is null) ? problems.BadRequest("period.unknown", period) : null;
    }

    private static string? Query(HttpContext context, string name) => context.Request.Query.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString().Trim() : null;

    /// <summary>A client may send a whole path; only the last part names the file, without control characters and at most 200 letters.</summary>
    internal static string Name(string sent)
    {
        var name = new string([.. sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
        return name.Length == 0 ? "upload" : name.Length > 200 ? name[^200..] : name;
    }
}
