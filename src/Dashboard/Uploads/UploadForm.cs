using System.Globalization;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Jobs.Import;
using Microsoft.AspNetCore.Http.Features;

namespace Kpi.Dashboard.Uploads;

/// <summary>Uploaded workbooks with what the uploader says about them.</summary>
/// <param name="Files">At least one.</param>
internal sealed record UploadForm(IReadOnlyList<Upload> Files, CheckAnswers Answers, bool Publish, string? Comment)
{
    /// <summary>Most files of one request.</summary>
    public const int MaxFiles = 20;

    private const int FormOverhead = 64 * 1024;
    private const int MaxValues = 64;

    /// <summary>Reads a multipart upload within its limits, which hold for all its files together; the second part says why it is not good.</summary>
    public static async Task<(UploadForm? Form, UploadRefusal? Refusal)> ReadAsync(HttpContext context, ImportOptions import, CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies)
    {
        if (!context.Request.HasFormContentType) return (null, FileNeeded);
        if (context.Request.ContentLength > import.MaxBytes + FormOverhead) return (null, TooLarge(import));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = import.MaxBytes + FormOverhead;
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = import.MaxBytes + FormOverhead, ValueLengthLimit = FormOverhead, ValueCountLimit = MaxValues }, context.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(import));
        }
        catch (InvalidDataException)
        {
            return (null, TooLarge(import));
        }
        var files = form.Files.GetFiles("file");
        if (files.Count == 0) return (null, FileNeeded);
        if (files.Count > MaxFiles) return (null, new UploadRefusal(StatusCodes.Status400BadRequest, UploadRefusal.TooMany, MaxFiles));
        if (files.Any(f => f.Length > import.MaxBytes)) return (null, TooLarge(import));

        string? Text(string name) => form.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString().Trim() : Query(context, name);
        var (answers, wrong) = ReadAnswers(Text, catalogue, agencies);
        if (wrong is not null) return (null, wrong);
        var uploads = new List<Upload>();
        foreach (var file in files)
        {
            var bytes = new byte[file.Length];
            await using var content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes, context.RequestAborted);
            uploads.Add(new Upload(bytes, Upload.Name(file.FileName)));
        }
        return (new UploadForm(uploads, answers, bool.TryParse(Text("publish"), out var publish) && publish, Text("comment")), null);
    }

    /// <summary>Reads answers from the fields of a form; the second part names the first that means nothing.</summary>
    /// <param name="text">Gives the text of a field, or null when it is empty.</param>
    public static (CheckAnswers Answers, UploadRefusal? Wrong) ReadAnswers(Func<string, string?> text, CatalogueSnapshot catalogue, IReadOnlyList<Agency> agencies)
    {
        static UploadRefusal Bad(string key, string value) => new(StatusCodes.Status400BadRequest, key, value);

        var answers = new CheckAnswers(text("form"), text("agency"), text("period"));
        if (answers.Form is { } form && catalogue.Form(form) is null) return (answers, Bad("form.unknown", form));
        if (answers.Agency is { } agency && !agencies.Any(a => string.Equals(a.Key, agency, StringComparison.Ordinal))) return (answers, Bad("agency.unknown", agency));
        if (answers.Period is { } period && catalogue.Calendars.All(c => c.Find(period) is null)) return (answers, Bad("period.unknown", period));
        foreach (var (name, set) in new (string, Func<CheckAnswers, DateOnly, CheckAnswers>)[] { ("declaredStart", (a, d) => a with { DeclaredStart = d }), ("declaredEnd", (a, d) => a with { DeclaredEnd = d }) })
        {
            if (text(name) is not { } given) continue;
            if (!DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return (answers, Bad("query.date", given));
            answers = set(answers, date);
        }
        return (answers, null);
    }

    private static UploadRefusal FileNeeded => new(StatusCodes.Status400BadRequest, UploadRefusal.FileNeeded);

    private static UploadRefusal TooLarge(ImportOptions import) => new(StatusCodes.Status413PayloadTooLarge, UploadRefusal.TooLarge, import.MaxBytes);

    private static string? Query(HttpContext context, string name) => context.Request.Query.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString().Trim() : null;
}
