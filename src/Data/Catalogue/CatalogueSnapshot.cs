using System.Collections.Concurrent;
using System.Collections.Frozen;
using Kpi.Data.Periods;
using Kpi.Data.Rules;

namespace Kpi.Data.Catalogue;

/// <summary>The whole catalogue at one moment: calendars, forms, indicators and rules. Immutable; share it freely.</summary>
public sealed class CatalogueSnapshot(
    IReadOnlyList<ReportingCalendar> calendars, IReadOnlyList<FormVersion> forms, IReadOnlyList<Indicator> indicators, IReadOnlyList<Rule> rules)
{
    private readonly FrozenDictionary<string, Indicator> _byKey = indicators.ToFrozenDictionary(i => i.Key, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Indicator, IReadOnlyList<Indicator>> _needed = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Indicator, IReadOnlyList<Indicator>> _inputs = new(ReferenceEqualityComparer.Instance);
    private readonly FrozenDictionary<int, Indicator> _byId = indicators.ToFrozenDictionary(i => i.Id);

    public IReadOnlyList<ReportingCalendar> Calendars { get; } = calendars;

    /// <summary>Every version of every form.</summary>
    public IReadOnlyList<FormVersion> Forms { get; } = forms;

    /// <summary>Reported indicators in printed order, then derived ones.</summary>
    public IReadOnlyList<Indicator> Indicators { get; } = indicators;

    public IReadOnlyList<Indicator> Derived { get; } = [.. indicators.Where(i => i.IsDerived)];

    /// <summary>Derived KPIs, each after those it reads. One in a cycle has no place here: it cannot be calculated.</summary>
    public IReadOnlyList<Indicator> CalculationOrder { get; } = FormulaOrder.Sort(indicators).Order;

    public IReadOnlyList<Rule> Rules { get; } = rules;

    public Indicator? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    public Indicator? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The indicators a formula names, each once, in order; empty for a reported indicator.</summary>
    public IReadOnlyList<Indicator> OperandsOf(Indicator indicator) => [.. (indicator.Formula?.Operands ?? []).Select(Find).OfType<Indicator>()];

    /// <summary>Every indicator whose figures are read to know this one, itself first: its operands and theirs, each once.</summary>
    public IReadOnlyList<Indicator> Needed(Indicator indicator) => indicator.IsDerived ? _needed.GetOrAdd(indicator, Close) : [indicator];

    /// <summary>The reported indicators that a derived KPI rests on in the end, each once; empty for a reported indicator.</summary>
    public IReadOnlyList<Indicator> InputsOf(Indicator indicator) => indicator.IsDerived ? _inputs.GetOrAdd(indicator, i => [.. Needed(i).Where(n => !n.IsDerived)]) : [];

    /// <summary>The derived KPIs that rest on an indicator, directly or not, in the order of calculation; itself first when it is one.</summary>
    public IReadOnlyList<Indicator> DependantsOf(Indicator indicator) => [.. CalculationOrder.Where(d => Needed(d).Contains(indicator))];

    /// <summary>The same catalogue with one indicator exchanged, or added at the end when its key is new.</summary>
    public CatalogueSnapshot With(Indicator indicator) => new(
        Calendars,
        Forms,
        Find(indicator.Key) is null ? [.. Indicators, indicator] : [.. Indicators.Select(i => string.Equals(i.Key, indicator.Key, StringComparison.Ordinal) ? indicator : i)],
        Rules);

    /// <summary>The version of a form in force at the end of a period: the latest one whose validity covers it. Null when there is none.</summary>
    public FormVersion? Form(string key, DateOnly? at = null) => Forms
        .Where(f => string.Equals(f.FormKey, key, StringComparison.Ordinal)
            && (at is null || ((f.ValidFrom is null || f.ValidFrom <= at) && (f.ValidTo is null || f.ValidTo >= at))))
        .MaxBy(f => f.ValidFrom ?? DateOnly.MinValue);

    public ReportingCalendar? Calendar(string? key) => Calendars.FirstOrDefault(c => string.Equals(c.Key, key, StringComparison.Ordinal));

    /// <summary>The calendar a form is reported by.</summary>
    public ReportingCalendar CalendarOf(FormVersion form) =>
        Calendar(form.CalendarKey) ?? throw new InvalidOperationException($"Form '{form.FormKey}' names the unknown calendar '{form.CalendarKey}'.");

    private List<Indicator> Close(Indicator indicator)
    {
        var needed = new List<Indicator> { indicator };
        for (var i = 0; i < needed.Count; i++) needed.AddRange(OperandsOf(needed[i]).Except(needed));
        return needed;
    }
}
