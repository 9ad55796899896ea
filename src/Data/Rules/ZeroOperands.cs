using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Rules;

/// <summary>Figures as a rule sees them that takes missing ones for 0.</summary>
internal sealed class ZeroOperands(IOperands inner) : IOperands
{
    public double? WindowDays => inner.WindowDays;

    public double? Value(string key) => inner.Value(key) ?? 0;

    public double? CountLines(IReadOnlyCollection<ObservationState>? states) => inner.CountLines(states);
}
