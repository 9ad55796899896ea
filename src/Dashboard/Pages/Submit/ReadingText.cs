using Kpi.Dashboard.Localisation;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Jobs.Import;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>What was read from a cell and what it replaces, in words. A missing figure stays the word for it, an answer gives its words, never its number.</summary>
public sealed class ReadingText(CatalogueSnapshot catalogue, Wording words, NumberText numbers, IStringLocalizer<Text> text)
{
    private const int MaxDecimals = 4;

    /// <summary>A figure with every decimal it has, and its ratio where it carries one: <c>100 % (127/127)</c>.</summary>
    public string Figure(string key, ObservationState state, double? value, double? numerator, double? denominator) => (state, value) switch
    {
        (ObservationState.NotApplicable, _) => text["missing.not-applicable"],
        (ObservationState.Unreadable, _) => text["missing.unreadable"],
        (_, null) => text["missing.missing"],
        (_, { } number) => Value(key, number) + (numerator is { } n && denominator is { } d ? $" ({numbers.Ratio(n, d)})" : ""),
    };

    /// <summary>The figure a change replaces.</summary>
    public string Before(Change change) => Figure(change.Key, change.OldState, change.Old, change.OldNumerator, change.OldDenominator);

    /// <summary>What was read for a line.</summary>
    public string Now(CheckedLine line) => Figure(line.Key, line.State, line.Value, line.Numerator, line.Denominator);

    /// <summary>How far the new figure is from the old one; null when one side is no number, or is an answer.</summary>
    public string? Difference(Change change)
    {
        if (catalogue.Find(change.Key) is not { Kind: not ValueKind.Enumeration } indicator || change is not { Old: { } old, New: { } now } || old == now) return null;
        var difference = Math.Round(now - old, MaxDecimals);
        var decimals = 0;
        while (decimals < MaxDecimals && Math.Round(difference, decimals) != difference) decimals++;
        return indicator.Kind == ValueKind.Percent ? numbers.PointDifference(difference, decimals) : numbers.CountDifference(difference, decimals);
    }

    /// <summary>
    /// What the cell was read as, where that is not plainly what it prints: <c>07</c> is 7, <c>16.181 /16.183</c> is two figures. Nothing for an empty cell.
    /// </summary>
    public IReadOnlyList<string> ReadAs(SheetRow row)
    {
        var read = row.Values.Where(v => v is { State: ObservationState.Reported, Value: not null }).ToList();
        if (read.Count > 1) return [.. read.Select(v => text["submission.read-as.part", catalogue.Find(v.Key) is { } i ? words.Name(i) : v.Key, Value(v.Key, v.Value!.Value)].Value)];
        if (read is not [var line] || IsAnswer(line)) return [];
        var shown = Value(line.Key, line.Value!.Value);
        return Bare(shown) == Bare(line.Raw ?? "") ? [] : [text["submission.read-as", shown].Value];
    }

    /// <summary>The words of an answer, which take the place of the number its cell prints; null for anything else.</summary>
    public string? Answer(SheetRow row) => row.Values is [{ Value: { } value } line] && IsAnswer(line) ? Value(line.Key, value) : null;

    /// <summary>The old figures of a row, as they are struck through in its cell.</summary>
    public string Struck(SheetRow row) => string.Join(" / ", row.Values.Select(v => row.Changes.FirstOrDefault(c => c.Key == v.Key) is { } change ? Before(change) : Now(v)));

    private bool IsAnswer(CheckedLine line) => catalogue.Find(line.Key)?.Kind == ValueKind.Enumeration;

    private string Value(string key, double value) => catalogue.Find(key) is { } indicator ? words.Exact(indicator, value) : numbers.Count(value);

    // Blanks and a percent sign are no other reading.
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '%'));
}
