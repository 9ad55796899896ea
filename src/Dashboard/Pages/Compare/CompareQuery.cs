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

    /// <summary>The parameter with the ratio that is taken apart.</summary>
    public const string WhyName = "why";

    /// <summary>The parameter with the indicator that is shown of every agency.</summary>
    public const string EachName = "each";

    private const string Page = "/compare";
    private const string Download = "/compare.";

    /// <summary>Key of a third period, which is held against <see cref="B"/>; null for none.</summary>
    public string? C { get; init; }

    /// <summary>Key of the indicator that is shown of every agency; null for none.</summary>
    public string? Each { get; init; }

    /// <summary>What was known at another time; null for what is known now.</summary>
    public Vintage? Vintage { get; init; }

    /// <summary>Reads an address. A select that was left alone sends an empty text.</summary>
    public static CompareQuery Read(string? agency, string? a, string? b, string? rows, string? why, string? c = null, string? each = null) =>
        new(Given(agency), Given(a), Given(b), string.Equals(rows, LinesWord, StringComparison.Ordinal), Given(why)) { C = Given(c), Each = Given(each) };

    /// <summary>What the address says, in its order.</summary>
    public IEnumerable<(string Name, string Value)> Parts => new (string Name, string? Value)[]
    {
        ("agency", Agency), ("a", A), ("b", B), ("c", C), ("rows", Lines ? LinesWord : null), (WhyName, Why), (EachName, Each), (Vintage.Name, Vintage?.Text),
    }.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!));

    /// <summary>The page that shows this.</summary>
    public string Address => Page + Joined(Parts);

    /// <summary>The same rows as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public string File(string format) => Download + format + Joined(Parts.Where(p => p.Name is not (WhyName or EachName)));

    /// <summary>The same page on two other periods; a third one stays beside them where it is another.</summary>
    public CompareQuery On(PeriodPair pair) => this with { A = pair.A.Key, B = pair.B.Key, C = pair.A.Key == C || pair.B.Key == C ? null : C };

    private static string Joined(IEnumerable<(string Name, string Value)> parts)
    {
        var joined = string.Join('&', parts.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
