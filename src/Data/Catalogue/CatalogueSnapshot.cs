using System.Collections.Frozen;
using Kpi.Data.Periods;
using Kpi.Data.Rules;

namespace Kpi.Data.Catalogue;

/// <summary>The whole catalogue at one moment: calendars, forms, indicators and rules. Immutable; share it freely.</summary>
public sealed class CatalogueSnapshot(
    IReadOnlyList<ReportingCalendar> calendars, IReadOnlyList<FormVersion> forms, IReadOnlyList<Indicator> indicators, IReadOnlyList<Rule> rules)
{
    private readonly FrozenDictionary<string, Indicator> _byKey = indicators.ToFrozenDictionary(i => i.Key, StringComparer.Ordinal);
    private readonly FrozenDictionary<int, Indicator> _byId = indicators.ToFrozenDictionary(i => i.Id);

    public IReadOnlyList<ReportingCalendar> Calendars { get; } = calendars;

    /// <summary>Every version of every form.</summary>
    public IReadOnlyList<FormVersion> Forms { get; } = forms;

    /// <summary>Reported indicators in printed order, then derived ones.</summary>
    public IReadOnlyList<Indicator> Indicators { get; } = indicators;

    public IReadOnlyList<Indicator> Derived { get; } = [.. indicators.Where(i => i.IsDerived)];

    public IReadOnlyList<Rule> Rules { get; } = rules;

    public Indicator? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    public Indicator? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The version of a form in force at the end of a period: the latest one whose validity covers it. Null when there is none.</summary>
    public FormVersion? Form(string key, DateOnly? at = null) => Forms
        .Where(f => string.Equals(f.FormKey, key, StringComparison.Ordinal)
            && (at is null || ((f.ValidFrom is null || f.ValidFrom <= at) && (f.ValidTo is null || f.ValidTo >= at))))
        .MaxBy(f => f.ValidFrom ?? DateOnly.MinValue);

    public ReportingCalendar? Calendar(string? key) => Calendars.FirstOrDefault(c => string.Equals(c.Key, key, StringComparison.Ordinal));

    /// <summary>The calendar a form is reported by.</summary>
    public ReportingCalendar CalendarOf(FormVersion form) =>
        Calendar(form.CalendarKey) ?? throw new InvalidOperationException($"Form '{form.FormKey}' names the unknown calendar '{form.CalendarKey}'.");
}
