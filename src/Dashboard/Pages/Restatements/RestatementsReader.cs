using Kpi.Dashboard.Pages.Indicators;
using Kpi.Dashboard.Settings;
using Kpi.Dashboard.State;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.Pages.Restatements;

/// <summary>Reads which published figures have changed, with everything that is said of a change.</summary>
public sealed class RestatementsReader(
    CatalogueStore catalogues, AgencyStore agencies, RestatementStore restatements, SubmissionStore submissions, PeopleNames people, KpiSettings settings, TimeProvider time)
{
    /// <exception cref="KeyNotFoundException">The address names an agency or indicator that does not exist, or a day that is none.</exception>
    public async Task<RestatementsView> ReadAsync(RestatementsQuery query, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        var all = await agencies.AllAsync(cancellationToken);
        var byKey = all.ToDictionary(a => a.Key, StringComparer.Ordinal);
        if (query.Agency is not null && !byKey.ContainsKey(query.Agency)) throw new KeyNotFoundException(query.Agency);
        if (query.Indicator is not null && catalogue.Find(query.Indicator) is null) throw new KeyNotFoundException(query.Indicator);
        var since = Vintage.Read(query.Since, settings, time) ?? Vintage.Read(Vintage.Write(Vintage.Today(settings, time).AddYears(-1)), settings, time)!;

        var found = await restatements.FindAsync(query.Agency, query.Indicator, since.Instant, time.GetUtcNow().UtcDateTime, later: true, cancellationToken);
        var steps = found.SelectMany(r => r.Steps).ToList();
        var files = await submissions.FindAsync([.. steps.Select(s => s.Submission).Distinct()], cancellationToken);
        await people.ReadAsync(steps.Select(s => s.By).OfType<string>());
        return new RestatementsView(
            query,
            since,
            [
                .. from r in found
                   let indicator = catalogue.Find(r.Indicator)
                   where indicator is not null
                   select new RestatementRow(r, indicator, IndicatorReader.CodeOf(catalogue, indicator), byKey[r.Agency], Vintage.Before(r.Steps[0].At, settings)),
            ],
            all,
            catalogue.Indicators,
            files,
            people);
    }
}
