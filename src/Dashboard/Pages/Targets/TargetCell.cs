using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>One indicator in one period of the grid.</summary>
/// <param name="Target">In force; null when there is none.</param>
/// <param name="Figure">What counts toward the target: the period's own figure, or what stands now; null without one.</param>
/// <param name="Judgement">Of the period's own figure, or of what stands now when the period is still to come; null without a target.</param>
/// <param name="Outlook">What it takes to reach the target; null without one.</param>
/// <param name="Draft">As the draft has it; null when it is not in there.</param>
public sealed record TargetCell(Period Period, Target? Target, Figure? Figure, Judgement? Judgement, GoalCase? Outlook, TargetPlanRow? Draft)
{
    /// <summary>Whether issuing the draft would change the target.</summary>
    public bool Differs => Draft is { } draft && (Target is null or { OnPath: true } || Target.AgencyId is null || draft.Value != Target.Value || draft.Comparator != Target.Comparator || draft.High != Target.High
        || !Nullable.Equals(draft.Tolerance, Target.Tolerance) || draft.Path?.ToString() != Target.Path?.ToString());
}
