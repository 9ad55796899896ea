using System.Globalization;

namespace Kpi.Data;

/// <summary>A name that people read, in both languages of the product.</summary>
public readonly record struct LocalText(string Vi, string En)
{
    /// <summary>The text for a reader: English for an English culture, Vietnamese for any other.</summary>
    public string For(CultureInfo culture) => string.Equals(culture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal) && En.Length > 0 ? En : Vi;
}
