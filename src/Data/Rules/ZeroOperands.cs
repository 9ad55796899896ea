using Kpi.Data.Expressions;
using Kpi.Data.Observations;

namespace Kpi.Data.Rules;

/// <summary>Figures as a rule sees them that takes missing ones for 0.</summary>
internal sealed class ZeroOperands(IOperands inner) : IOperands
{
    public double? WindowDays => inner.WindowDays;

    public IOperands? Previous => inner.Previous is { } before ? new ZeroOperands(before) : null;

    public IOperands? YearToDate => inner.YearToDate is { } year ? new ZeroOperands(year) : null;

    public double? Value(string key) => inner.Value(key) ?? 0;

    public double? CountLines(IReadOnlyCollection<ObservationState>? states) => inner.CountLines(states);
}
