using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Observations;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;

namespace Kpi.Dashboard.State;

/// <summary>Finds the report that stood at another time: submissions only know how they stand now, figures know when they were recorded.</summary>
public sealed class PublishedReports(ObservationStore observations, SubmissionStore submissions)
{
    /// <param name="instant">UTC.</param>
    /// <returns>Null when no figure of the form was known then.</returns>
    public async Task<PublishedReport?> KnownAtAsync(Agency agency, FormVersion form, Period period, DateTime instant, CancellationToken cancellationToken)
    {
        if (await observations.SourceAsync(agency.Id, [.. form.Indicators.Select(i => i.Id)], period.Id, instant, cancellationToken) is not var (id, at)) return null;
        var found = (await submissions.FindAsync([id], cancellationToken)).GetValueOrDefault(id);
        return new PublishedReport(found?.DeclaredStart, found?.DeclaredEnd, at);
    }
}
