using System.Globalization;
using Kpi.Dashboard.State;

namespace Kpi.Dashboard.Pages.Completeness;

/// <summary>What the address of the page asks for. Everything on the page follows from it.</summary>
/// <param name="Agency">Key; null for every agency.</param>
/// <param name="Year">Reporting year; null for the latest, or for all of them where one agency is shown.</param>
/// <param name="Form">Key of the form; null for the main one.</param>
public sealed record CompletenessQuery(string? Agency, int? Year, string? Form)
{
    /// <summary>Path of the page.</summary>
    public const string Page = "/completeness";

    private const string Download = "/completeness.";

    /// <summary>What was known at another time; null for what is known now.</summary>
    public Vintage? Vintage { get; init; }

    /// <summary>Reads an address. A select that was left alone sends an empty text.</summary>
    public static CompletenessQuery Read(string? agency, string? year, string? form) => new(
        Given(agency), int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, Given(form));

    /// <summary>The page that shows this.</summary>
    public string Address => Page + Parameters;

    /// <summary>The same cells as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public string File(string format) => Download + format + Parameters;

    private string Parameters
    {
        get
        {
            var parts = new List<string>();
            if (Agency is not null) parts.Add("agency=" + Uri.EscapeDataString(Agency));
            if (Year is { } year) parts.Add("year=" + year.ToString(CultureInfo.InvariantCulture));
            if (Form is not null) parts.Add("form=" + Uri.EscapeDataString(Form));
            if (Vintage is not null) parts.Add(Vintage.Parameter);
            return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
