using Kpi.Data.Catalogue;
using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Series;

/// <summary>The reported figures of one agency and period, as a formula or a rule asks for them.</summary>
/// <param name="catalogue">Knows the keys.</param>
/// <param name="figures">Figures by indicator number; an indicator that is not there was never reported.</param>
/// <param name="windowDays">Days of the report's window.</param>
public sealed class PeriodOperands(CatalogueSnapshot catalogue, IReadOnlyDictionary<int, Figure> figures, string? formKey, double? windowDays) : IOperands
{
    private const string Numerator = ".numerator";
    private const string Denominator = ".denominator";

    public double? WindowDays => windowDays;

    public double? Value(string key)
    {
        if (Find(key) is { } figure) return figure.Value;
        if (key.EndsWith(Numerator, StringComparison.Ordinal)) return Find(key[..^Numerator.Length])?.Numerator;
        if (key.EndsWith(Denominator, StringComparison.Ordinal)) return Find(key[..^Denominator.Length])?.Denominator;
        return null;
    }

    public double? CountLines(IReadOnlyCollection<ObservationState>? states)
    {
        if (formKey is null || catalogue.Form(formKey) is not { } form) return null;
        var known = form.Indicators.Select(i => figures.GetValueOrDefault(i.Id)).ToList();
        if (known.TrueForAll(f => f is null)) return null;
        return states is null ? known.Count : known.Count(f => f is not null && states.Contains(f.State));
    }

    private Figure? Find(string key) => catalogue.Find(key) is { } indicator ? figures.GetValueOrDefault(indicator.Id) : null;
}
