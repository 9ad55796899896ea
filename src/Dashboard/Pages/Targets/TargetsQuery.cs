using System.Globalization;
using Kpi.Dashboard.State;
using Kpi.Data;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>What the address of the targets asks for. Everything on the page follows from it, an assumption too.</summary>
/// <param name="Agency">Key; null for the first.</param>
/// <param name="Year">Null for the year of the latest figures.</param>
/// <param name="All">Whether every indicator with a better direction is listed, not only KPIs and what has a target.</param>
/// <param name="Edit">The target that is edited, as <c>indicator@period</c>.</param>
/// <param name="If">The target something is assumed for, as <c>indicator@period</c>.</param>
/// <param name="X">What is assumed, as typed.</param>
/// <param name="Volume">How many are assumed to come, as typed.</param>
/// <param name="Paste">Whether the field for pasting is open.</param>
public sealed record TargetsQuery(string? Agency, int? Year, bool All, string? Edit, string? If, string? X, string? Volume, bool Paste, TargetNotice? Notice)
{
    /// <summary>The value of <c>rows</c> that asks for every indicator.</summary>
    public const string AllWord = "all";

    public const string Page = "/targets";

    /// <summary>What was known at another time; null for what is known now.</summary>
    public Vintage? Vintage { get; init; }

    /// <summary>Reads an address. A field that was left alone sends an empty text.</summary>
    public static TargetsQuery Read(string? agency, string? year, string? rows, string? edit, string? @if, string? x, string? volume, string? paste, string? notice) => new(
        Given(agency),
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        string.Equals(rows, AllWord, StringComparison.Ordinal),
        Given(edit),
        Given(@if),
        Given(x),
        Given(volume),
        Given(paste) is not null,
        Words.TryParse<TargetNotice>(notice));

    /// <summary>The page that shows this, with nothing open and nothing assumed.</summary>
    public TargetsQuery Plain => this with { Edit = null, If = null, X = null, Volume = null, Paste = false, Notice = null };

    /// <summary>The page that shows this.</summary>
    public string Address => Page + Parameters(this);

    /// <summary>The same rows as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public string File(string format) => $"{Page}.{format}{Parameters(Plain)}";

    /// <summary>Names one target.</summary>
    public static string Name(string indicator, string period) => $"{indicator}@{period}";

    private static string Parameters(TargetsQuery query)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("agency", query.Agency);
        Add("year", query.Year?.ToString(CultureInfo.InvariantCulture));
        Add("rows", query.All ? AllWord : null);
        Add("edit", query.Edit);
        Add("if", query.If);
        Add("x", query.X);
        Add("volume", query.Volume);
        Add("paste", query.Paste ? "1" : null);
        Add("notice", query.Notice is { } notice ? Words.Of(notice) : null);
        if (query.Vintage is not null) parts.Add(query.Vintage.Parameter);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
