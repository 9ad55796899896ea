using Kpi.Data.Submissions;
using Kpi.Jobs.Import;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>The same report as it was handed back last, so that a corrected file can be held against what was asked for.</summary>
/// <param name="Comments">What was said at its lines, oldest first.</param>
/// <param name="Lines">What was read of it then, by indicator.</param>
public sealed record EarlierReturn(Submission Submission, IReadOnlyList<LineComment> Comments, IReadOnlyDictionary<string, CheckedLine> Lines);
