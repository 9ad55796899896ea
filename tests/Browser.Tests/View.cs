namespace Kpi.Browser.Tests;

/// <summary>How a reader looks at a page.</summary>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Theme"><c>light</c>, <c>dark</c>, <c>contrast</c>, or <c>auto</c> for a light system without a choice of the reader's.</param>
/// <param name="Width">Of the window, in CSS pixels.</param>
public sealed record View(string Language = "vi", string Theme = "light", int Width = 1440)
{
    /// <summary>Every combination.</summary>
    public static IEnumerable<View> All(string[] languages, string[] themes, int[] widths) =>
        from width in widths from theme in themes from language in languages select new View(language, theme, width);

    public override string ToString() => $"{Width}-{Theme}-{Language}";
}
