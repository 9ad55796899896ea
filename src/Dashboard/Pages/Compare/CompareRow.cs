using Kpi.Dashboard.State;
using Kpi.Data.Analysis.Comparisons;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>One indicator in the two periods.</summary>
/// <param name="Code">Of its printed line, without the last dot; empty when it has none.</param>
public sealed record CompareRow(string Code, PeriodComparison Pair)
{
    /// <summary>The same indicator between the period that is looked at and the third one, from the earlier to the later; null without a third one.</summary>
    public CompareRow? Second { get; init; }

    /// <summary>The changes that are told of it.</summary>
    public IReadOnlyList<CompareRow> Changes => Second is { } second ? [this, second] : [this];

    /// <summary>Whether nothing of it is compared.</summary>
    public bool Refused => Changes.All(c => c.Verdict == Verdict.Refused);

    public Indicator Indicator => Pair.Indicator;

    public Figure? Before => Pair.Before;

    public Figure? After => Pair.After;

    public Comparison Comparison => Pair.Comparison;

    /// <summary>Whether the change is one of percent points; every other change is told in things and in per cent.</summary>
    public bool InPoints => Indicator.Kind == ValueKind.Percent;

    /// <summary>The change on the scale its bar is drawn on: percent points, else per cent of the earlier side. Null where there is none.</summary>
    public double? Size => InPoints ? Comparison.Absolute : Comparison.Absolute == 0 ? 0 : Comparison.Relative;

    public Verdict Verdict => Comparison switch
    {
        { Refusal: not null } or { Absolute: null } => Verdict.Refused,
        { Absolute: 0 } => Verdict.Unchanged,
        { Clarity: Clarity.NoClearChange } => Verdict.Unclear,
        { Better: true } => Verdict.Better,
        { Better: false } => Verdict.Worse,
        _ => Verdict.Neutral,
    };
}
