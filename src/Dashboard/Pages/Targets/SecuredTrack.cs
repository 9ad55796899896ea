using Kpi.Data.Analysis.Goals;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>How much of what a target asks for is there, and how much is still needed, in things.</summary>
/// <param name="Have">What is there; counted from the start of the year it cannot be lost again.</param>
/// <param name="Needed">What is still needed; 0 when there is enough.</param>
/// <param name="Kept">Whether what is there stays: it was counted, and is no level.</param>
public sealed record SecuredTrack(double Have, double Needed, bool Kept)
{
    /// <summary>What the target asks for.</summary>
    public double Total => Have + Needed;

    /// <summary>
    /// Null for limits, for rates of cases, whose need depends on how many come, and where what has been done is not known: a bar of nothing would say that nothing has been.
    /// </summary>
    public static SecuredTrack? Of(GoalCase goal) =>
        goal is { AtLeast: true, Reports: GoalReports.Known, Rate: null, Count: { } count, Figure: { Value: { } value } figure } && (figure.Numerator ?? value) is >= 0 and var have
            ? new SecuredTrack(have, Math.Max(0, Math.Ceiling(count.Remaining)), goal.Basis is GoalBasis.YearToDate or GoalBasis.Window)
            : null;
}
