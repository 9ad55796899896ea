using Kpi.Data.Agencies;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>Something that waits for the person who looks.</summary>
/// <param name="Href">Where it is done.</param>
/// <param name="Name">Of the file or the job; the year of targets.</param>
/// <param name="Agency">Whose it is; null when it is nobody's in particular or not known.</param>
/// <param name="By">Who changed it last, to be shown; empty for the program itself.</param>
/// <param name="At">UTC; since when it waits.</param>
public sealed record TodoItem(TodoKind Kind, string Href, string Name, Agency? Agency, string By, DateTime At)
{
    /// <summary>How many targets a draft has.</summary>
    public int Count { get; init; }
}
