using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kpi.Jobs.Import;

/// <summary>How check results are written: the stored form without a language, and the public one with its words.</summary>
public static class CheckJson
{
    /// <summary>Camel case, enumerations as words, letters as they are: Vietnamese stays readable.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The form kept beside a submission.</summary>
    public static string Store(CheckResult result) => JsonSerializer.Serialize(result, Options);

    /// <summary>Reads what <see cref="Store"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static CheckResult Load(string stored) => JsonSerializer.Deserialize<CheckResult>(stored, Options) ?? throw new JsonException("The stored check is empty.");
}
