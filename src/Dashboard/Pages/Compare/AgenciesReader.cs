using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Events;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Kpi.Data.Targets;

namespace Kpi.Dashboard.Pages.Compare;

/// <summary>Reads one indicator of every agency. Figures are the whole administration's: everybody who is signed in sees all of them.</summary>
public sealed class AgenciesReader(ObservationStore observations, SubmissionStore submissions, TargetStore targets, SeriesEventStore events)
{
    private const int Recent = 200;

    /// <summary>Whether several agencies have published a report of a period, so that they can stand side by side.</summary>
    public async Task<bool> SeveralAsync(IReadOnlyList<Agency> all, IReadOnlyList<Period> periods, CancellationToken cancellationToken)
    {
        if (all.Count < AgencyPanels.Fewest) return false;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var period in periods)
        {
            found.UnionWith((await submissions.QueryAsync(null, period.Key, SubmissionState.Published, 0, Recent, cancellationToken)).Select(s => s.Agency).OfType<string>());
            if (found.Count >= AgencyPanels.Fewest) return true;
        }
        return false;
    }

    /// <summary>The agencies side by side; null for an indicator there is not, and for answers, which have no height.</summary>
    /// <param name="sides">The periods that are compared, the one that is looked at second.</param>
    /// <param name="steps">Between which of them changes are told.</param>
    /// <param name="asOf">UTC; null for what is known now.</param>
    public async Task<AgencyPanels?> ReadAsync(
        CatalogueSnapshot catalogue, ReportingCalendar calendar, string indicator, IReadOnlyList<Agency> all, IReadOnlyList<Period> sides, IReadOnlyList<PeriodPair> steps, DateTime? asOf, CancellationToken cancellationToken)
    {
        if (catalogue.Find(indicator) is not { Kind: not ValueKind.Enumeration } found) return null;
        int[] agencies = [.. all.Select(a => a.Id)];
        var figures = await observations.FiguresAsync(agencies, [found.Id], counts: true, asOf, cancellationToken);
        var goals = await targets.ForAsync(agencies, [found.Id], asOf, cancellationToken);
        var happened = await events.ListAsync(null, [.. catalogue.Needed(found).Select(i => i.Id)], asOf, withdrawn: false, cancellationToken);
        return AgencyPanels.Of(catalogue, calendar, found, all, figures.ToLookup(f => f.Agency), goals, happened, sides, steps);
    }
}
