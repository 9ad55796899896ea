namespace Kpi.Data.Catalogue;

/// <summary>A derived KPI as somebody wants it: new, or with another formula. Nothing in it has been looked at.</summary>
/// <param name="IsNew">Whether the key must not exist yet; of one that does, only formula and form are changed.</param>
/// <param name="UnitOfMeasure">What the value counts; <c>%</c> makes a ratio a percentage in percent points.</param>
/// <param name="Section">0 to 7; 0 when it belongs to none.</param>
/// <param name="FormKey">The form whose lines are counted and whose submissions it is calculated for.</param>
/// <param name="Denominator">Empty or null when the value is not a ratio.</param>
public sealed record FormulaDraft(
    string Key, bool IsNew, LocalText Name, LocalText UnitOfMeasure, Direction Direction, int Section, string FormKey, string Numerator, string? Denominator);
