using System.Globalization;
using Kpi.Dashboard.Resources;
using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Series.RollUps;
using Microsoft.Extensions.Localization;

namespace Kpi.Dashboard.Api;

/// <summary>Why a rate over several agencies moved. Rates and effects are in percent points and add up to the change.</summary>
/// <param name="Volume">Of the change of the numerator: what more or fewer cases did.</param>
/// <param name="Ratio">Of the change of the numerator: what the rate did.</param>
/// <param name="Matched">The same agencies on both sides; null when there are none.</param>
/// <param name="Reversal">Whether the whole moved one way although every agency moved the other (Simpson).</param>
/// <param name="Missing">Keys of the agencies that are in neither side, because a figure or its counts are missing in one.</param>
/// <param name="Notes">What a reader must know before drawing a conclusion.</param>
/// <param name="Refusal">Why nothing is taken apart: the numbers are null then.</param>
internal sealed record MovementAnswer(
    string Indicator,
    string Agency,
    string A,
    string B,
    double? Before,
    double? After,
    double? Change,
    double? Volume,
    double? Ratio,
    MovementAnswer.Panel? Matched,
    bool? Reversal,
    IReadOnlyList<MovementAnswer.Unit> Units,
    IReadOnlyList<string> Missing,
    IReadOnlyList<PointProblemItem> Notes,
    ComparisonRefusal? Refusal)
{
    public static MovementAnswer Of(
        Indicator indicator, string agency, Period before, Period after, RollUpMovement movement, ComparisonRefusal? refusal, Wording words, IStringLocalizer<Text> text)
    {
        List<string> missing = [.. movement.Missing.Select(m => m.Key)];
        if (refusal is not null || movement.Parts is not { } parts) return new MovementAnswer(indicator.Key, agency, before.Key, after.Key, null, null, null, null, null, null, null, [], missing, [], refusal);
        var notes = new List<PointProblemItem>();
        if (parts.Reversal) notes.Add(new PointProblemItem(after.Key, "movement.reversal", text["movement.reversal"]));
        if (parts.Effects.Any(e => e.Presence is UnitPresence.Entered or UnitPresence.Left))
        {
            notes.Add(new PointProblemItem(after.Key, "movement.panel", parts.Matched is { } same
                ? text["movement.panel", words.Value(indicator, same.Before), words.Value(indicator, same.After)]
                : text["movement.panel.none"]));
        }
        if (missing.Count > 0) notes.Add(new PointProblemItem(after.Key, "movement.missing", text["movement.missing", missing.Count.ToString(CultureInfo.CurrentCulture)]));
        return new MovementAnswer(
            indicator.Key,
            agency,
            before.Key,
            after.Key,
            parts.Before,
            parts.After,
            parts.After - parts.Before,
            parts.Volume,
            parts.Ratio,
            parts.Matched is { } matched ? new Panel(matched.Before, matched.After, matched.After - matched.Before) : null,
            parts.Reversal,
            [
                .. movement.Units.Zip(parts.Effects, (u, e) => new Unit(
                    u.Agency.Key,
                    u.Agency.Name.For(CultureInfo.CurrentUICulture),
                    e.Presence,
                    u.Counts.Numerator0,
                    u.Counts.Denominator0,
                    u.Counts.Numerator1,
                    u.Counts.Denominator1,
                    e.Rate,
                    e.Mix)),
            ],
            missing,
            notes,
            null);
    }

    /// <summary>The rate of the agencies that were there on both sides.</summary>
    internal sealed record Panel(double Before, double After, double Change);

    /// <summary>One agency: its counts on both sides, and what it contributed by its rate and by its weight.</summary>
    internal sealed record Unit(
        string Agency, string Name, UnitPresence Presence, double NumeratorA, double DenominatorA, double NumeratorB, double DenominatorB, double Rate, double Mix);
}
