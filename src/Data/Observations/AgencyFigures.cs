using Kpi.Data.Periods;

namespace Kpi.Data.Observations;

/// <summary>The figures of one agency in one vintage.</summary>
public sealed class AgencyFigures
{
    private static readonly Dictionary<Period, Figure> None = [];
    private readonly Dictionary<int, Dictionary<Period, Figure>> _byIndicator = [];
    private readonly IReadOnlyDictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>? _declared;

    /// <param name="declared">Windows that reports declare themselves, by numbers of indicator and period; null for none.</param>
    public AgencyFigures(IEnumerable<(int Indicator, Figure Figure)> figures, IReadOnlyDictionary<(int Indicator, int Period), (DateOnly Start, DateOnly End)>? declared = null)
    {
        _declared = declared;
        foreach (var (indicator, figure) in figures) Set(indicator, figure);
    }

    /// <summary>The figures of an indicator by period; empty when there are none.</summary>
    public IReadOnlyDictionary<Period, Figure> Of(int indicator) => _byIndicator.GetValueOrDefault(indicator, None);

    public Figure? Of(int indicator, Period period) => Of(indicator).GetValueOrDefault(period);

    /// <summary>Whether any report declares a window of its own.</summary>
    internal bool HasDeclared => _declared is { Count: > 0 };

    /// <summary>Whether any report of an indicator does.</summary>
    internal bool HasDeclaredOf(int indicator) => HasDeclared && Of(indicator).Keys.Any(p => _declared!.ContainsKey((indicator, p.Id)));

    /// <summary>The window that the report of a figure declares; null where it is the period's.</summary>
    public (DateOnly Start, DateOnly End)? Declared(int indicator, Period period) =>
        _declared is not null && _declared.TryGetValue((indicator, period.Id), out var window) ? window : null;

    /// <summary>Puts a figure that has just been calculated where the next ones find it.</summary>
    internal void Set(int indicator, Figure figure)
    {
        if (!_byIndicator.TryGetValue(indicator, out var periods)) _byIndicator[indicator] = periods = [];
        periods[figure.Period] = figure;
    }

    /// <summary>Every period that has a figure, by end and then by start.</summary>
    public IReadOnlyList<Period> Periods => [.. _byIndicator.Values.SelectMany(p => p.Keys).Distinct().OrderBy(p => p.End).ThenBy(p => p.Start)];
}
