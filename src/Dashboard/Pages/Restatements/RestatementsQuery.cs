using Kpi.Dashboard.State;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>What the address of the page asks for. Everything on the page follows from it.</summary>
/// <param name="Agency">Key; null for every agency.</param>
/// <param name="Indicator">Key; null for every indicator.</param>
/// <param name="Since">A day, at whose end one begins to look, or an ISO instant; null for a year ago.</param>
public sealed record RestatementsQuery(string? Agency, string? Indicator, string? Since)
{
    /// <summary>Path of the page.</summary>
    public const string Page = "/restatements";

    private const string Download = "/restatements.";

    /// <summary>Reads an address. A select that was left alone sends an empty text.</summary>
    public static RestatementsQuery Read(string? agency, string? indicator, string? since) => new(Given(agency), Given(indicator), Given(since));

    /// <summary>Everything that was changed since a day, that day included.</summary>
    public static RestatementsQuery From(DateOnly day, string? agency, string? indicator) => new(agency, indicator, Vintage.Write(day.AddDays(-1)));

    /// <summary>The page that shows this.</summary>
    public string Address => Page + Parameters;

    /// <summary>The same rows as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public string File(string format) => Download + format + Parameters;

    private string Parameters
    {
        get
        {
            var parts = new List<string>();
            if (Agency is not null) parts.Add("agency=" + Uri.EscapeDataString(Agency));
            if (Indicator is not null) parts.Add("indicator=" + Uri.EscapeDataString(Indicator));
            if (Since is not null) parts.Add("since=" + Uri.EscapeDataString(Since));
            return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
