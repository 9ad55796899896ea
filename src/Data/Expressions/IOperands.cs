using Kpi.Data.Observations;

namespace Kpi.Data.Expressions;

/// <summary>The figures an expression is evaluated over: one agency, one period, one vintage.</summary>
public interface IOperands
{
    /// <summary>The reported value of an indicator, or of its <c>.numerator</c> or <c>.denominator</c>; null when there is none. Missing is never zero.</summary>
    double? Value(string key);

    /// <summary>Days of the report's window, both ends counted; null when unknown.</summary>
    double? WindowDays { get; }

    /// <summary>
    /// The figures of the period before of the same kind: of a quarter alone the quarter before, of a month the month before, of any other window the same one a
    /// year earlier. Null where no other period is known, as within one submission.
    /// </summary>
    IOperands? Previous => null;

    /// <summary>The figures from the start of the reporting year to the end of this period; null where no other period is known.</summary>
    IOperands? YearToDate => null;

    /// <summary>Number of lines of the form, or of those in one of <paramref name="states"/>; null when no form has been submitted.</summary>
    double? CountLines(IReadOnlyCollection<ObservationState>? states);
}
