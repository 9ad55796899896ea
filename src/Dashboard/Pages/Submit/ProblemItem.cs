using Kpi.Jobs.Import;
using Kpi.Jobs.Workbooks;

namespace Kpi.Dashboard.Pages.Submit;

/// <summary>A problem with its number on the page.</summary>
/// <param name="Number">From 1, errors first.</param>
/// <param name="Place">Its cell in the sheet that is shown; null when it has none there.</param>
public sealed record ProblemItem(int Number, Problem Problem, CellAddress? Place)
{
    /// <summary>The element it is found at on the page.</summary>
    public string Id => FormattableString.Invariant($"p{Number}");
}
