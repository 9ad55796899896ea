using Kpi.Data.Expressions;

namespace Kpi.Data.Catalogue;

/// <summary>Puts the formulas of another time into a catalogue. Pure.</summary>
internal static class FormulaVintage
{
    /// <param name="versions">Of KPIs whose formula has changed since: those that were in force then or later.</param>
    /// <param name="asOf">UTC.</param>
    public static CatalogueSnapshot Of(CatalogueSnapshot now, IEnumerable<(int Indicator, FormulaVersion Version)> versions, DateTime asOf)
    {
        // The first one that was in force: what the program brought along has been since the beginning.
        var changed = versions.GroupBy(v => v.Indicator).ToDictionary(g => g.Key, g => g.Select(v => v.Version).Where(v => v.RecordedAt is null || v.RecordedAt <= asOf).MaxBy(v => v.Version));
        var indicators = new List<Indicator>();
        foreach (var indicator in now.Indicators)
        {
            if (!changed.TryGetValue(indicator.Id, out var version)) indicators.Add(indicator);
            else if (version is not null) indicators.Add(indicator with { Formula = Read(version) });
        }
        return new CatalogueSnapshot(now.Calendars, now.Forms, indicators, now.Rules);
    }

    private static DerivedFormula Read(FormulaVersion version) =>
        new(Expression.Parse(version.Numerator), version.Denominator is null ? null : Expression.Parse(version.Denominator), version.FormKey);
}
