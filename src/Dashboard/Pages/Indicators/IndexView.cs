using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Periods;

namespace Kpi.Dashboard.Pages.Indicators;

/// <summary>What the list of indicators shows.</summary>
/// <param name="Vintage">The instant whose knowledge is shown; null for now.</param>
/// <param name="Period">The period the figures are of; null when nothing has been published.</param>
/// <param name="Periods">Periods there are figures for, newest first.</param>
/// <param name="Sections">Every section, for the filter.</param>
/// <param name="Groups">What matches, in printed order; the derived KPIs first.</param>
/// <param name="Total">How many indicators there are, whatever the filters.</param>
/// <param name="Derived">How many of them are derived.</param>
public sealed record IndexView(
    Vintage? Vintage,
    Agency Agency,
    Period? Period,
    IReadOnlyList<Period> Periods,
    IReadOnlyList<(int Number, string Name)> Sections,
    IReadOnlyList<IndexGroup> Groups,
    int Total,
    int Derived)
{
    public IEnumerable<IndexRow> Rows => Groups.SelectMany(g => g.Rows);

    /// <summary>Whether any figure shown is made up.</summary>
    public bool Illustrative => Rows.Any(r => r.Tile.Figure is { Illustrative: true } || r.Tile.Before is { Illustrative: true });
}
