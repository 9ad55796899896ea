using Kpi.Dashboard.State;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>What the address of the comparison asks for. Everything on the page follows from it.</summary>
/// <param name="Agency">Key; null for the first.</param>
/// <param name="A">Key of the period that is compared with; null for the one a year before <paramref name="B"/>.</param>
/// <param name="B">Key of the period that is looked at; null for the latest with figures.</param>
/// <param name="Lines">Whether the lines of the form are listed instead of the KPIs.</param>
/// <param name="Why">Key of the ratio that is taken apart; null for the one that moved most.</param>
public sealed record CompareQuery(string? Agency, string? A, string? B, bool Lines, string? Why)
{
    /// <summary>The value of <c>rows</c> that asks for the lines of the form.</summary>
    public const string LinesWord = "lines";

    private const string Page = "/compare";
    private const string Download = "/compare.";

    /// <summary>Key of a third period, which is held against <see cref="B"/>; null for none.</summary>
    public string? C { get; init; }

    /// <summary>What was known at another time; null for what is known now.</summary>
    public Vintage? Vintage { get; init; }

    /// <summary>Reads an address. A select that was left alone sends an empty text.</summary>
    public static CompareQuery Read(string? agency, string? a, string? b, string? rows, string? why, string? c = null) =>
        new(Given(agency), Given(a), Given(b), string.Equals(rows, LinesWord, StringComparison.Ordinal), Given(why)) { C = Given(c) };

    /// <summary>The page that shows this.</summary>
    public string Address => Page + Parameters(Why);

    /// <summary>The same rows as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public string File(string format) => Download + format + Parameters(null);

    /// <summary>The same page on two other periods; a third one stays beside them where it is another.</summary>
    public CompareQuery On(PeriodPair pair) => this with { A = pair.A.Key, B = pair.B.Key, C = pair.A.Key == C || pair.B.Key == C ? null : C };

    private string Parameters(string? why)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("agency", Agency);
        Add("a", A);
        Add("b", B);
        Add("c", C);
        Add("rows", Lines ? LinesWord : null);
        Add("why", why);
        Add(Vintage.Name, Vintage?.Text);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
