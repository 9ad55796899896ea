using Kpi.Data.Analysis;

namespace Kpi.Dashboard.Pages.Overview;

/// <summary>One section of the form: which lines were reported, and how its KPIs stand.</summary>
/// <param name="Number">1 to 7.</param>
/// <param name="Lines">Its lines in printed order.</param>
/// <param name="Missing">Codes of the lines without a figure; of a line without a code, its name.</param>
/// <param name="Statuses">How many of its KPIs stand how, worst first; of those that miss a later milestone the ones above it by themselves.</param>
public sealed record SectionRow(int Number, string Name, IReadOnlyList<LineMark> Lines, IReadOnlyList<string> Missing, IReadOnlyList<(Status Status, Status? Toward, bool Over, int Count)> Statuses)
{
    public int Given => Lines.Count(l => l is not LineMark.Missing);
}
