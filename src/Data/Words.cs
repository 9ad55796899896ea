using System.Text.Json;

namespace Kpi.Data;

/// <summary>
/// The word an enumeration value travels as: kebab-case (<c>not-applicable</c>), the same in the database, the API, the address of a page and
/// the resources.
/// </summary>
public static class Words
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.ToWord[value];

    /// <summary>The value of a word, or null when there is none. Case matters: words are keys, not text.</summary>
    public static T? TryParse<T>(string? word)
        where T : struct, Enum => word is not null && Cache<T>.FromWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>The value of a word.</summary>
    /// <exception cref="FormatException">The word is not one of the enumeration's.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum => TryParse<T>(word) ?? throw new FormatException($"'{word}' is not a word of {typeof(T).Name}.");

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ToWord =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, T> FromWord = ToWord.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
