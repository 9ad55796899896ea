using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Kpi.Dashboard.Localisation;

/// <summary>The two languages of the interface. A tag counts by its first part: <c>vi</c>, <c>vi-VN</c> and <c>VI-vn</c> are all Vietnamese.</summary>
public static class Language
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>In the order of the switch; the first is the default.</summary>
    public static readonly IReadOnlyList<CultureInfo> All = [Vietnamese, English];

    /// <summary>The language of a tag, or null when the interface does not speak it.</summary>
    public static CultureInfo? FromTag(string? tag)
    {
        var first = tag?.Trim().Split('-', '_')[0];
        return All.FirstOrDefault(c => string.Equals(c.TwoLetterISOLanguageName, first, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The most wanted language that the interface speaks, or null. A quality of 0 means "not this one".</summary>
    public static CultureInfo? FromAcceptLanguage(IEnumerable<StringWithQualityHeaderValue> accepted) => accepted
        .Where(a => a.Quality is not 0)
        .OrderByDescending(a => a.Quality ?? 1)
        .Select(a => FromTag(a.Value.Value))
        .FirstOrDefault(c => c is not null);

    /// <summary><c>vi</c> or <c>en</c>: the value of <c>?lang=</c> and of <c>html lang</c>.</summary>
    public static string Code(CultureInfo culture) => culture.TwoLetterISOLanguageName;
}
