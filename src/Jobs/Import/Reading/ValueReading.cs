using Kpi.Data.Observations;
using Kpi.Data.Rules;

namespace Kpi.Jobs.Import.Reading;

/// <summary>What a value cell says.</summary>
/// <param name="State">Reported, missing, not applicable or unreadable.</param>
/// <param name="Value">Null unless reported.</param>
/// <param name="Second">The second number of a fraction.</param>
/// <param name="Problem">Code of the problem with it, or null.</param>
/// <param name="Severity">Severity of that problem.</param>
/// <param name="Readings">What it could mean, for a number with more than one reading.</param>
public readonly record struct ValueReading(
    ObservationState State, double? Value = null, double? Second = null, string? Problem = null, Severity Severity = Severity.Error, IReadOnlyList<double>? Readings = null)
{
    /// <summary>Whether a percentage may be a share that was not multiplied, so that <see cref="Readings"/> are a hundredfold apart.</summary>
    public bool MayBeShare { get; init; }

    public static ValueReading Missing { get; } = new(ObservationState.Missing);

    public static ValueReading NotApplicable { get; } = new(ObservationState.NotApplicable);

    public static ValueReading Of(double value) => new(ObservationState.Reported, value);

    public static ValueReading Unreadable(string problem = ProblemCodes.ValueUnreadable) => new(ObservationState.Unreadable, Problem: problem);

    public static ValueReading Ambiguous(IReadOnlyList<double> readings) =>
        new(ObservationState.Unreadable, Problem: ProblemCodes.ValueAmbiguousNumber, Readings: readings);
}
