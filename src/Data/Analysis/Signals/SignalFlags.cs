namespace Kpi.Data.Analysis.Signals;

/// <summary>Which rules a point breaks; each is kept, whatever the point is called.</summary>
public readonly record struct SignalFlags(bool Outside, bool Trend, bool TwoOfThree, bool Shift)
{
    public bool Any => Outside || Trend || TwoOfThree || Shift;
}
