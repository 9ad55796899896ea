using System.Globalization;

namespace Kpi.Dashboard.Layout;

/// <summary>Two letters that stand for a person.</summary>
public static class Initials
{
    /// <summary>First letters of the first and the last word of a name: family name and given name in Vietnamese, the other way round in English.</summary>
    public static string Of(string name)
    {
        var words = name.Split('@')[0].Split([' ', '.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Length switch
        {
            0 => "",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
        return letters.ToUpper(CultureInfo.InvariantCulture);

        static string First(string word) => StringInfo.GetNextTextElement(word);
    }
}
