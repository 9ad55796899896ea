using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Catalogue;

/// <summary>Calculates a derived KPI from the figures of one agency and period.</summary>
public static class DerivedCalculator
{
    /// <summary>
    /// The value in the KPI's unit of measure (percent points for %), with its numerator and denominator. A missing operand makes it missing; a
    /// denominator of zero makes it not applicable, never 0.
    /// </summary>
    public static (ObservationState State, double? Value, double? Numerator, double? Denominator) Calculate(Indicator indicator, IOperands operands)
    {
        var formula = indicator.Formula ?? throw new ArgumentException($"'{indicator.Key}' is not derived.", nameof(indicator));
        var numerator = formula.Numerator.Evaluate(operands);
        if (formula.Denominator is null) return numerator is null ? (ObservationState.Missing, null, null, null) : (ObservationState.Reported, numerator, null, null);
        var denominator = formula.Denominator.Evaluate(operands);
        if (numerator is null || denominator is null) return (ObservationState.Missing, null, numerator, denominator);
        if (denominator == 0) return (ObservationState.NotApplicable, null, numerator, 0);
        var scale = indicator.Kind == ValueKind.Percent ? 100 : 1;
        return (ObservationState.Reported, scale * numerator.Value / denominator.Value, numerator, denominator);
    }
}
