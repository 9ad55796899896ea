using Kpi.Data.Analysis;
using Kpi.Data.Analysis.Goals;
using Kpi.Data.Observations;

namespace Kpi.Dashboard.Pages.Targets;

/// <summary>An assumption and what would follow from it. Never stored.</summary>
/// <param name="Outlook">The target it is about, as things stand.</param>
/// <param name="X">What is assumed; null when nothing is, or when it cannot be read.</param>
/// <param name="Figure">What the figure would be; null without an assumption, and where it cannot be.</param>
/// <param name="Judgement">Of that figure on the target's day; null without one.</param>
/// <param name="Later">The same figure held against later targets of the year.</param>
/// <param name="Wrong">Whether something was typed that cannot be.</param>
public sealed record TargetWhatIf(GoalCase Outlook, double? X, double? Volume, Figure? Figure, Judgement? Judgement, IReadOnlyList<Judgement> Later, bool Wrong);
