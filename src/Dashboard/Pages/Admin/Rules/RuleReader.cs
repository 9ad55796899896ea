using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Rules;

namespace Kpi.Dashboard.Pages.Admin.Rules;

/// <summary>Holds rules against everything that is published.</summary>
public sealed class RuleReader(CatalogueStore catalogues, AgencyStore agencies, ObservationStore observations)
{
    /// <summary>What a rule would have said of the published reports.</summary>
    public async Task<RuleTrial> TryAsync(RuleDraft draft, CancellationToken cancellationToken) =>
        RuleTrial.Run(draft.ToRule(""), draft.FormKey, await catalogues.GetAsync(cancellationToken), await PublishedAsync(cancellationToken));

    /// <summary>Sums that the published reports bear out and that no rule says yet.</summary>
    public async Task<IReadOnlyList<RuleSuggestion>> SuggestAsync(CancellationToken cancellationToken) =>
        RuleSuggester.Find(await catalogues.GetAsync(cancellationToken), [.. (await PublishedAsync(cancellationToken)).Select(p => p.Figures)]);

    private async Task<List<(Agency Agency, AgencyFigures Figures)>> PublishedAsync(CancellationToken cancellationToken)
    {
        var published = new List<(Agency, AgencyFigures)>();
        foreach (var agency in await agencies.AllAsync(cancellationToken))
        {
            published.Add((agency, await observations.FiguresAsync(agency.Id, null, null, cancellationToken)));
        }
        return published;
    }
}
