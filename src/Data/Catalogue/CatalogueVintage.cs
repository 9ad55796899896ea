using Kpi.Data.Expressions;
using Kpi.Data.Periods;

namespace Kpi.Data.Catalogue;

/// <summary>Puts what was laid down at another time into a catalogue. Pure.</summary>
internal static class CatalogueVintage
{
    /// <summary>The formulas of another time; a KPI that was added later is left out.</summary>
    /// <param name="versions">Of KPIs whose formula has changed since: those that were in force then or later.</param>
    /// <param name="asOf">UTC.</param>
    public static IReadOnlyList<Indicator> Indicators(IReadOnlyList<Indicator> now, IEnumerable<(int Indicator, FormulaVersion Version)> versions, DateTime asOf)
    {
        // The first one that was in force: what the program brought along has been since the beginning.
        var changed = versions.GroupBy(v => v.Indicator).ToDictionary(g => g.Key, g => g.Select(v => v.Version).Where(v => v.RecordedAt is null || v.RecordedAt <= asOf).MaxBy(v => v.Version));
        var indicators = new List<Indicator>();
        foreach (var indicator in now)
        {
            if (!changed.TryGetValue(indicator.Id, out var version)) indicators.Add(indicator);
            else if (version is not null) indicators.Add(indicator with { Formula = Read(version) });
        }
        return indicators;
    }

    /// <summary>A calendar before some of its rules were added. A period that only one of those can have laid down was laid down later too.</summary>
    /// <param name="later">Rules of this calendar that were added later.</param>
    public static ReportingCalendar Calendar(ReportingCalendar now, IReadOnlyList<PeriodRule> later)
    {
        if (later.Count == 0) return now;
        // Not copied: a copy would share the periods that today's rules have laid out.
        var then = new ReportingCalendar(now.Id, now.Key, now.NameVi, now.NameEn, [.. now.Rules.Except(later)]);
        bool LaidLater(Period period) => then.Rule(period.Year, period.Kind, period.Month)?.In(now.Id, period.Year) != period
            && later.Any(r => r.Kind == period.Kind && r.Month == period.Month && r.FromYear <= period.Year && r.In(now.Id, period.Year) == period);
        return new ReportingCalendar(now.Id, now.Key, now.NameVi, now.NameEn, then.Rules, [.. (now.Laid ?? []).Where(p => !LaidLater(p))]);
    }

    /// <summary>A form before some of its duties were laid down.</summary>
    /// <param name="later">First years and versions of the duties of this form that were laid down later.</param>
    public static FormVersion Form(FormVersion now, IReadOnlySet<(int FromYear, int Version)> later) =>
        later.Count == 0 ? now : now with { Duties = [.. now.Duties.Where(d => !later.Contains((d.FromYear, d.Version)))] };

    private static DerivedFormula Read(FormulaVersion version) =>
        new(Expression.Parse(version.Numerator), version.Denominator is null ? null : Expression.Parse(version.Denominator), version.FormKey);
}
