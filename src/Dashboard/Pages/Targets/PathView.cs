using Kpi.Dashboard.Charts;
using Kpi.Data.Analysis.Goals;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>The way of one indicator to its targets, ready to be drawn.</summary>
/// <param name="Facts">Unit of measure, shape of the way, and where the scale begins if not at 0.</param>
/// <param name="Description">The whole picture in a sentence, for those who do not see it.</param>
/// <param name="Next">The next target ahead; null when none is.</param>
/// <param name="Now">The latest figure that is judged by a milestone on the way, or by a target that has come; null without one.</param>
public sealed record PathView(TargetRow Row, PathShape Shape, string Facts, string Description, GoalCase? Next, TargetCell? Now);
