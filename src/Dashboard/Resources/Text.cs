using System.Globalization;
using System.Resources;

namespace Kpi.Dashboard.Resources;

/// <summary>
/// The words of the interface: <c>Text.resx</c> is Vietnamese, the neutral language, <c>Text.en.resx</c> English. Components write
/// <c>@L["nav.overview"]</c>; classes that are given a culture use <see cref="Of"/>. Keys are always literal, so that a test can find them.
/// </summary>
public sealed class Text
{
    private static readonly ResourceManager Words = new(typeof(Text).FullName!, typeof(Text).Assembly);

    private Text()
    {
    }

    /// <summary>The words of a key.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key.</exception>
    public static string Of(string key, CultureInfo culture) =>
        Words.GetString(key, culture) ?? throw new MissingManifestResourceException($"Text.resx has no key '{key}'.");
}
