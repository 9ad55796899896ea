namespace Kpi.Dashboard.Localisation;

/// <summary>English counts one task and two tasks; Vietnamese does not mind. Units of measure come from the catalogue in the singular.</summary>
public static class EnglishPlural
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["person"] = "people",
        ["agency or unit"] = "agencies or units",
        ["administrative procedure"] = "procedures",
    };

    /// <summary>The noun as it follows a count: singular after exactly 1.</summary>
    public static string Of(string noun, double count)
    {
        if (count == 1 || noun.Length == 0 || !char.IsLower(noun[^1])) return noun;
        if (Irregular.TryGetValue(noun, out var plural)) return plural;
        return noun.EndsWith('y') ? noun[..^1] + "ies" : noun.EndsWith('s') ? noun : noun + "s";
    }
}
