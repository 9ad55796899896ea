using Kpi.Data.Discussion;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>Something that was said about a figure: a comment, or the explanation of a warning that came with it. One of the two is there.</summary>
/// <param name="At">UTC.</param>
/// <param name="Submission">Where an explanation comes from; null for a comment.</param>
/// <param name="Problem">What was explained.</param>
public sealed record Remark(Period Period, DateTime At, string By, IndicatorComment? Comment, Submission? Submission, Problem? Problem);
