using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Kpi.Data.Periods;
using Kpi.Data.Text;

namespace Kpi.Jobs.Import;

/// <summary>Puts a problem into words in the reader's language: where, what was found, what was expected, and what to do.</summary>
public static partial class ProblemText
{
    private static readonly ResourceManager Words = new("Kpi.Jobs.Resources.Problems", typeof(ProblemText).Assembly);

    /// <summary>Where and what.</summary>
    public static string Message(Problem problem, CultureInfo culture) => Fill(problem, Template(problem.Facts.GetValueOrDefault(Problem.Case) is { Length: > 0 } special ? $"{problem.Code}.{special}" : problem.Code, culture), culture);

    /// <summary>What to do.</summary>
    public static string Suggestion(Problem problem, CultureInfo culture) => Fill(problem, OfCase(problem, culture) ?? Template(problem.Code + ".suggestion", culture), culture);

    // A special case is mostly settled like any other of its code.
    private static string? OfCase(Problem problem, CultureInfo culture) =>
        problem.Facts.GetValueOrDefault(Problem.Case) is { Length: > 0 } special ? Words.GetString($"{problem.Code}.{special}.suggestion", culture) : null;

    /// <summary>Words of the resources that other texts are made with.</summary>
    internal static string Template(string key, CultureInfo culture) =>
        Words.GetString(key, culture) ?? throw new InvalidOperationException($"There are no words for '{key}'.");

    private static string Fill(Problem problem, string template, CultureInfo culture) => Placeholder().Replace(template, match =>
    {
        var name = match.Groups["name"].Value;
        var fact = name switch
        {
            "sheet" => problem.Sheet ?? "",
            "cell" => problem.Cell ?? "",
            _ => problem.Facts.GetValueOrDefault(name + Suffix(culture)) ?? problem.Facts.GetValueOrDefault(name) ?? "",
        };
        return match.Groups["format"].Value switch
        {
            "n" => Number(fact, culture),
            "d" => DateOnly.TryParseExact(fact, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? DayNames.Full(date, culture) : fact,
            "b" => long.TryParse(fact, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? Size(bytes, culture) : fact,
            "p" => string.Join(", ", fact.Split(", ").Select(f => PeriodName(f, culture))),
            "list" => string.Join(" / ", fact.Split('|').Select(f => Number(f, culture))),

            // A fact that names words is said in them; a text of the file that only looks like one stands as it is.
            _ => fact.StartsWith('@') && Words.GetString(fact[1..], culture) is { } words ? Fill(problem, words, culture) : fact,
        };
    });

    private static string PeriodName(string key, CultureInfo culture) => PeriodKey.TryParse(key, out var year, out var kind, out var month)
        ? PeriodNames.Brief(new Period(0, year, kind, month, DateOnly.MinValue, DateOnly.MinValue, null), culture)
        : key;

    private static string Suffix(CultureInfo culture) => string.Equals(culture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal) ? ".en" : ".vi";

    // At most four decimals: a message is read, not calculated with.
    private static string Number(string fact, CultureInfo culture) =>
        double.TryParse(fact, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("#,##0.####", culture) : fact;

    // Nothing breaks between a number and its unit.
    private static string Size(long bytes, CultureInfo culture)
    {
        var (value, unit) = FileSize.Of(bytes);
        return $"{value.ToString("#,##0.#", culture)}\u00A0{unit}";
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(?::(?<format>[a-z]+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
