namespace Kpi.Data.Catalogue;

/// <summary>One answer of an enumeration: the number that is stored and the words that are printed.</summary>
public sealed record IndicatorOption(int Value, string Name)
{
    /// <summary>Reads <c>0=Trực tuyến|1=Phát phiếu</c>; empty text gives no options.</summary>
    /// <exception cref="FormatException">A part is not <c>number=words</c>.</exception>
    public static IReadOnlyList<IndicatorOption> ParseList(string? text) => string.IsNullOrEmpty(text)
        ? []
        : [.. text.Split('|').Select(part => part.Split('=', 2) is [var number, var name]
            ? new IndicatorOption(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), name)
            : throw new FormatException($"'{part}' is not number=words."))];

    /// <summary>The text <see cref="ParseList"/> reads.</summary>
    public static string Format(IEnumerable<IndicatorOption> options) => string.Join('|', options.Select(o => $"{o.Value}={o.Name}"));
}
